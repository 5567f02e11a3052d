import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fitGravity, type GravityFit } from '../../src/linkage/gravity';

const REFERENCE = join(import.meta.dirname, '../reference');
const [, ...lines] = readFileSync(join(REFERENCE, 'gravity.csv'), 'utf8').trim().split('\n');
const rows = lines.map((line) => line.split(',').map(Number));
const column = (index: number): Float64Array => Float64Array.from(rows, (row) => row[index]);
const contacts = column(5);
const terms = [column(2), column(3), column(4)];

type Answers = Record<Exclude<keyof GravityFit, 'n' | 'deviance'>, number[]> & { deviance: number };
const answers = JSON.parse(
  readFileSync(join(REFERENCE, 'gravity-answers.json'), 'utf8'),
) as Answers;

function near(found: ArrayLike<number>, wanted: readonly number[]): void {
  expect(found.length).toBe(wanted.length);
  wanted.forEach((value, i) =>
    expect(Math.abs(found[i] - value)).toBeLessThan(1e-6 * Math.max(1, Math.abs(value))),
  );
}

describe('fitGravity', () => {
  it('agrees with glm(poisson) of R, errors and residuals included', () => {
    const fit = fitGravity({ contacts, terms });
    if (!fit.ok) throw new Error(fit.failure.code);
    expect(fit.value.n).toBe(240);
    near(fit.value.coefficients, answers.coefficients);
    near(fit.value.standardErrors, answers.standardErrors);
    near(fit.value.expected, answers.expected);
    near(fit.value.pearson, answers.pearson);
    near(fit.value.devianceResidual, answers.devianceResidual);
    near([fit.value.deviance], [answers.deviance]);
  });

  it('says what keeps it from a fit', () => {
    const failure = (y: Float64Array, x: readonly Float64Array[]) => {
      const fit = fitGravity({ contacts: y, terms: x });
      return fit.ok ? null : fit.failure;
    };
    expect(failure(new Float64Array(0), [])).toEqual({ code: 'no-pairs' });
    expect(failure(new Float64Array(240), terms)).toEqual({ code: 'no-ties' });
    const flat = new Float64Array(240).fill(0.1);
    expect(failure(contacts, [terms[0], flat])).toEqual({ code: 'constant', term: 1 });
    const twice = terms[0].map((value) => 3 - 2 * value);
    expect(failure(contacts, [...terms, twice])).toEqual({ code: 'collinear' });
    // All contacts lie on one side of a dummy: its coefficient runs away.
    const side = Float64Array.from(contacts, (_, i) => Number(i < 120));
    const separated = contacts.map((y, i) => (i < 120 ? y : 0));
    expect(failure(separated, [side])).toEqual({ code: 'not-converged' });
  });

  it('refuses negative contacts and terms without a value', () => {
    expect(() => fitGravity({ contacts: Float64Array.of(-1), terms: [] })).toThrow(RangeError);
    const missing = terms[0].with(0, NaN);
    expect(() => fitGravity({ contacts, terms: [missing] })).toThrow(RangeError);
  });
});
