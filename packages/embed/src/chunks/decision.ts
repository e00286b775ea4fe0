export { DecisionElement as element } from '@wellkept/elements/decision/decision';
