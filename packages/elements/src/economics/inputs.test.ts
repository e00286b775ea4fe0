import { expect } from '@open-wc/testing';
import { parseNumber } from '@wellkept/contracts/parse-amount';
import { prepare } from '@wellkept/economics';
import { generatorCase, rooftopUnitCase } from '@wellkept/testing';
import { Numbers } from '../chart/numbers.ts';
import de from '../locales/de/inputs.ts';
import { inputs as en } from '../locales/en/inputs.ts';
import { amountOf, fromShown, labelOf, toShown, unitOf } from './amounts.ts';
import { inputsOf } from './inputs.ts';
import { footed } from './money-rows.ts';

const british = new Numbers('en-GB', 'EUR');
const german = new Numbers('de', 'EUR');

describe('the numbers of a case', () => {
  it('read in the words and units people use', () => {
    expect(amountOf('assumptions.energyPrice', 0.24, 'EUR/kWh', british, en)).to.equal(
      '€0.24 a kWh',
    );
    expect(amountOf('assumptions.energyUse', 17_400, 'kWh/year', british, en)).to.equal(
      '17,400 kWh a year',
    );
    expect(amountOf('assumptions.horizonYears', 1, 'years', british, en)).to.equal('1 year');
    expect(amountOf('assumptions.discountRate', 0.03, 'a year', british, en)).to.equal('3\u00a0%');
    expect(amountOf('options.replace.energyFactor', 0.75, 'share', british, en)).to.equal(
      '25\u00a0%',
    );
    expect(amountOf('options.replace.price', 21_600, 'EUR', british, en)).to.equal('€21,600');
    expect(amountOf('assumptions.horizonYears', 10, 'years', german, de)).to.equal('10 Jahre');
    expect(amountOf('assumptions.energyPrice', 0.24, 'EUR/kWh', german, de)).to.equal(
      '0,24\u00a0€ je kWh',
    );
  });

  it('put the currency where the language puts it', () => {
    expect(unitOf('assumptions.energyPrice', 'EUR/kWh', british, en)).to.deep.equal({
      before: '€',
      after: 'a kWh',
    });
    expect(unitOf('assumptions.energyPrice', 'EUR/kWh', german, de)).to.deep.equal({
      before: '',
      after: '€ je kWh',
    });
    expect(unitOf('options.a.energyFactor', 'share', british, en)).to.deep.equal({
      before: '',
      after: '%',
    });
    expect(unitOf('assumptions.failuresPerYear', '', british, en)).to.deep.equal({
      before: '',
      after: '',
    });
  });

  it('name the option they belong to', () => {
    expect(labelOf('options.replace.price', rooftopUnitCase, en)).to.equal(
      'Price: Replace the unit',
    );
    expect(labelOf('assumptions.energyPrice', rooftopUnitCase, en)).to.equal('Price of energy');
  });

  it('come back unchanged from what is shown', () => {
    for (const path of [
      'assumptions.discountRate',
      'options.a.energyFactor',
      'assumptions.energyPrice',
    ])
      for (const value of [0, 0.03, 0.24, 0.755, 1])
        expect(fromShown(path, toShown(path, value))).to.equal(value);
  });

  it('lie on their sliders', () => {
    for (const given of [rooftopUnitCase, generatorCase]) {
      const inputs = inputsOf(given, prepare(given, { futures: 200 }).evaluate());
      expect(inputs.length).to.be.above(8);
      for (const { path, value, min, max, step, least, most } of inputs) {
        expect(value, path).to.be.within(min, max);
        expect(min, path).to.be.below(max);
        expect(min, path).to.be.at.least(least);
        expect(max, path).to.be.at.most(most);
        expect(step, path).to.be.above(0);
      }
    }
  });

  it('begin with what people know best', () => {
    const inputs = inputsOf(rooftopUnitCase, prepare(rooftopUnitCase, { futures: 200 }).evaluate());
    expect(inputs.slice(0, 4).map(({ path }) => path)).to.deep.equal([
      'assumptions.horizonYears',
      'assumptions.failuresPerYear',
      'assumptions.energyUse',
      'assumptions.energyPrice',
    ]);
  });
});

describe('a typed number', () => {
  it('is read with the decimal sign of the language', () => {
    expect(parseNumber('17,400', 'en-GB')).to.equal(17_400);
    expect(parseNumber('0.24', 'en-GB')).to.equal(0.24);
    expect(parseNumber('17.400', 'de')).to.equal(17_400);
    expect(parseNumber('0,24', 'de')).to.equal(0.24);
    expect(parseNumber('0.24', 'de')).to.equal(0.24);
    expect(parseNumber('-5', 'en-GB')).to.equal(-5);
    expect(parseNumber('−5', 'en-GB')).to.equal(-5);
  });

  it('is refused when it is none', () => {
    for (const text of ['', 'ten', '1.2.3', '5 years', '--2'])
      expect(parseNumber(text, 'en-GB'), text).to.be.NaN;
  });
});

describe('printed sums', () => {
  it('are the sum of what is printed', () => {
    for (const values of [
      [0.4, 0.4, 0.4],
      [1000.5, 2000.5, -300.5],
      [10.6, 20.6, 30.6, 0],
    ]) {
      const total = values.reduce((sum, value) => sum + value, 0);
      const printed = footed(values, total);
      expect(printed.reduce((sum, value) => sum + value, 0)).to.equal(Math.round(total));
      for (const [i, value] of values.entries())
        expect(Math.abs((printed[i] ?? 0) - value)).to.be.below(1.51);
    }
  });
});

describe('amounts of money', () => {
  it('have decimals only where they say something', () => {
    expect(british.money(12_400.4)).to.equal('€12,400');
    expect(british.money(0.24)).to.equal('€0.24');
    expect(british.money(85)).to.equal('€85');
    expect(british.money(-2_300)).to.equal('−€2,300');
    expect(british.money(-0.001)).to.equal('€0');
  });

  it('are given to three figures when they are estimates', () => {
    expect(british.estimate(12_419)).to.equal('€12,400');
    expect(british.estimate(47.6)).to.equal('€48');
    expect(british.estimate(2_983_244)).to.equal('€2.98m');
  });

  it('are short on an axis', () => {
    expect(british.compact(20_000)).to.equal('€20k');
    expect(british.compact(2_500)).to.equal('€2.5k');
    expect(new Numbers('en-GB', 'AUD').compact(20_000)).to.equal('$20k');
  });
});
