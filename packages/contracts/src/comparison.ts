// What the options come to beside one another, worked out by the firm's server, so that a page need not load the engine to
// show it; and the versions of a proposal, to be read side by side.
import * as z from 'zod/mini';
import { Id, Money } from './base.ts';
import { ProposalVersion } from './proposal.ts';

/** One option over the years: means of the same futures that the whole calculation draws. In today's money, without tax. */
export const OptionFigures = z.object({
  optionId: Id,
  /** Everything it costs over the years, what it costs now among it. */
  total: Money,
  failuresPerYear: z.number(),
  /** `null` where energy is not part of the case. */
  energyPerYear: z.nullable(Money),
  /** Hours a year without the unit; `null` where they are not part of the case. */
  hoursWithoutPerYear: z.nullable(z.number()),
});
export type OptionFigures = z.infer<typeof OptionFigures>;

/** The options of a recommendation beside one another. A contact's own numbers, where they have sent some, are in it. */
export const Comparison = z.object({
  recommendationId: Id,
  /** How many years are counted. */
  years: z.int(),
  options: z.array(OptionFigures),
  /** The one that costs least against the best of another kind; `null` where nothing can be compared. */
  answer: z.nullable(
    z.object({
      /** Too close to call: money does not settle it. */
      close: z.boolean(),
      optionId: Id,
      againstId: Id,
      /** `optionId` now and this one in that year: a plan that costs less than either alone; `null` for a plain option. */
      later: z.nullable(z.object({ optionId: Id, year: z.int() })),
      /** How much less it costs over the years; never negative. */
      saved: Money,
      /** In how many of 100 futures it costs less. */
      less: z.int(),
    }),
  ),
  /** The reader's own numbers were used in place of the firm's. */
  ownNumbers: z.boolean(),
});
export type Comparison = z.infer<typeof Comparison>;

/** Every version that was sent, oldest first, as it was sent. Only the newest can be decided. */
export const ProposalVersionList = z.object({ items: z.array(ProposalVersion) });
export type ProposalVersionList = z.infer<typeof ProposalVersionList>;
