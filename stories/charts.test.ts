import { testStories } from './showing.ts';

testStories('charts');
