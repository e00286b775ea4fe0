import { drawsCharts, testStories } from './showing.ts';

testStories(drawsCharts);
