export { AuthorityElement as element } from '@wellkept/elements/authority/authority';
