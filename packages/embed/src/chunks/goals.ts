export { GoalsElement as element } from '@wellkept/elements/goals/goals';
