// The routes of what a customer's business wants, by name.
import { getGoals, putGoals } from './goals.ts';

export const goalHandlers = { getGoals, putGoals };
