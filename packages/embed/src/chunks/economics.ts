export { EconomicsElement as element } from '@wellkept/elements/economics/economics';
