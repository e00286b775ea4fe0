// What is loaded by `import()`: the element's own file can then be packed together with what comes with it.
export { RecommendationElement as element } from './recommendation.ts';
