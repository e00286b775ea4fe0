// Fixtures that keep the contracts, and msw handlers that behave like the API. Imports contracts, economics and msw; never the client, the elements or the server.
export * from './fixtures/time.ts';
export * from './fixtures/people.ts';
export * from './fixtures/places.ts';
export * from './fixtures/evidence.ts';
export * from './fixtures/proposal.ts';
export * from './fixtures/history.ts';
export * from './fixtures/recommendation.ts';
export * from './fixtures/states.ts';
export * from './fixtures/list.ts';
export * from './fixtures/many.ts';
export * from './fixtures/goals.ts';
export * from './fixtures/authority.ts';
export * from './fixtures/booking.ts';
export * from './fixtures/loop.ts';
export * from './fixtures/comparison.ts';
export * from './fixtures/economics.ts';
export * from './fixtures/economics-cases.ts';
export {
  handlers,
  mockApi,
  type Failure,
  type MockApi,
  type MockOptions,
} from './mock/handlers.ts';
export type { MockSeed, MockState } from './mock/state.ts';
