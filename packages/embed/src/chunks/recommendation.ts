export { RecommendationElement as element } from '@wellkept/elements/recommendation/recommendation';
