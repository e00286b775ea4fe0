export { HandOverElement as element } from '@wellkept/elements/authority/hand-over';
