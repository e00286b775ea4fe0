import { testStories } from './showing.ts';

testStories('recommendations');
