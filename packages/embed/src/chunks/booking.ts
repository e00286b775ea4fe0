export { BookingElement as element } from '@wellkept/elements/booking/booking';
