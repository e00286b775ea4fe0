export { FeedbackElement as element } from '@wellkept/elements/feedback/feedback';
