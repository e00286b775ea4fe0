import { expect } from '@open-wc/testing';
import { aMe, anOption, aRecommendation } from '@wellkept/testing';
import { Format } from '../format.ts';
import en from '../locales/en/recommendation.ts';
import { factsOf } from './facts.ts';
import type { View } from './view.ts';

const view = {
  item: aRecommendation(),
  me: aMe(),
  now: Date.parse('2026-11-24T09:41:00Z'),
  depth: 'full',
  comparison: null,
  l: { t: en, format: new Format('en') },
} as unknown as View;

describe('the price with tax', () => {
  const told = (amount: number, taxRate: number, currency = 'EUR'): string | null | undefined => {
    const option = anOption({ price: { amount, currency }, taxRate });
    return factsOf(view, [option])
      .find(({ name }) => name === 'With VAT')
      ?.of(option);
  };

  it('is the one of the receipt, to the cent', () => {
    // Tax of 6.5, 7.5 and 8.5 cents: in binary, 50 × 1.13 lies just below 56.5.
    expect(told(50, 0.13)).to.equal('€0.57');
    expect(told(50, 0.15)).to.equal('€0.58');
    expect(told(50, 0.17)).to.equal('€0.59');
    expect(told(83_586, 0.085)).to.equal('€906.91');
  });

  it('has the decimals of its currency', () => {
    expect(told(1005, 0.1, 'JPY')).to.equal('¥1,106');
    expect(told(1_000_005, 0.1, 'KWD')).to.equal('KWD\u00a01,100.006');
  });
});
