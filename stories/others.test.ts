import { drawsCharts, testStories } from './showing.ts';

testStories((element) => !drawsCharts(element));
