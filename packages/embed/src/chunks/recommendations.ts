export { RecommendationsElement as element } from '@wellkept/elements/recommendations/recommendations';
