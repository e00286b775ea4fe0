// Money is whole minor units; a product with a rate or a quantity is rounded once, half away from zero.
export const roundHalfAway = (amount: number): number =>
  // The nudge undoes what binary fractions take from a half: 0.115 × 1000 is 114.99999999999999.
  Math.sign(amount) * Math.round(Math.abs(amount) * (1 + Number.EPSILON));
