// Schemas and types of everything on the wire: one PascalCase name for a schema and its type. Imports zod/mini only.
export * from './base.ts';
export * from './problem.ts';
export * from './session.ts';
export * from './equipment.ts';
export * from './evidence.ts';
export * from './goals.ts';
export * from './recommendation.ts';
export * from './decision.ts';
export * from './act.ts';
export * from './booking.ts';
export * from './visit.ts';
export * from './proposal.ts';
export * from './comparison.ts';
export * from './loop.ts';
export * from './scorecard.ts';
export * from './importing.ts';
