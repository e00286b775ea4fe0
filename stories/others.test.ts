import { testStories } from './showing.ts';

testStories('others');
