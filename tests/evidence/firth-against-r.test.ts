import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fitModel } from '../../src/evidence';
import { readFirms, SETS } from '../reference/firms';
import { expectClose } from './close';

type Named = Readonly<Record<string, number>>;
interface Answer {
  readonly vars: readonly string[];
  readonly n: number;
  readonly events: number;
  readonly coef: Named;
  readonly se: Named;
  readonly hc1: Named;
  readonly cluster: Named;
  readonly chi: Named;
  readonly p: Named;
  readonly low: Named;
  readonly high: Named;
  readonly all: number;
  readonly all_p: number;
  readonly logLik: number;
  readonly null: number;
  readonly expected: number;
  readonly ame: Readonly<Record<string, { readonly estimate: number; readonly se: number }>>;
}
const ANSWERS = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../reference/firth-answers.json'), 'utf8'),
) as { readonly sets: Readonly<Record<string, Answer>> };

/** Of what R finds by other ways: fixed coefficients in an offset, roots by bisection. */
const TOLERANCE = 1e-6;

describe('Firth’s logit by its definition in R', () => {
  it.each([...SETS, 'rare' as const])('on %s', (set) => {
    const { columns, towns, number } = readFirms(set);
    const answer = ANSWERS.sets[set];
    const result = fitModel({
      family: 'firth-logit',
      outcome: number('any'),
      terms: answer.vars.map((name) => [name]),
      columns,
      groups: towns,
      profiles: true,
    });
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    const model = result.value;
    expect(model.n).toBe(answer.n);
    expect(model.terms.map(({ name }) => name).sort()).toEqual(Object.keys(answer.coef).sort());
    const same = (actual: number, wanted: number, what: string, by = TOLERANCE): void =>
      expectClose(actual, wanted, by, what);
    for (const { name, profile, ...term } of model.terms) {
      same(term.estimate, answer.coef[name], name);
      same(term.stdError, answer.se[name], `error of ${name}`);
      same(term.errors.hc1, answer.hc1[name], `HC1 of ${name}`);
      same(term.errors.clustered, answer.cluster[name], `clustered error of ${name}`);
      same(profile!.chiSquare, answer.chi[name], `likelihood ratio of ${name}`);
      same(profile!.pValue, answer.p[name], `p of ${name}`, 1e-5);
      same(profile!.ciLow, answer.low[name], `lower end of ${name}`);
      same(profile!.ciHigh, answer.high[name], `upper end of ${name}`);
    }
    same(model.penalised!.chiSquare, answer.all, 'all terms');
    same(model.penalised!.pValue, answer.all_p, 'p of all terms', 1e-5);
    same(model.logLikelihood, answer.logLik, 'log-likelihood');
    same(model.nullLogLikelihood, answer.null, 'log-likelihood without terms');
    const expected = model.fitted.reduce((total, chance) => total + chance, 0);
    same(expected, answer.expected, 'expected number of firms with a yes');
    for (const { name, level, estimate, stdError } of model.marginalEffects) {
      if (level !== null) continue;
      same(estimate, answer.ame[name].estimate, `effect of ${name}`);
      same(stdError, answer.ame[name].se, `error of the effect of ${name}`);
    }
  });

  it('gives what the ordinary logit can’t, and says how far its probabilities are off', () => {
    const { columns, number } = readFirms('rare');
    const terms = ANSWERS.sets.rare.vars.map((name) => [name]);
    const asked = { outcome: number('any'), terms, columns };
    expect(fitModel({ ...asked, family: 'logit' })).toMatchObject({
      ok: false,
      problem: {
        code: 'separation',
        facts: { terms: ['laboratory'], instead: 'firth-logit' },
      },
    });
    const found = fitModel({ ...asked, family: 'firth-logit' });
    if (!found.ok) throw new Error(found.problem.code);
    const { events, expected } = ANSWERS.sets.rare;
    const shift = found.notes.find(({ code }) => code === 'firth-shift')!.facts as {
      readonly expected: number;
      readonly observed: number;
    };
    expect(shift.observed).toBe(events);
    expectClose(shift.expected, expected, TOLERANCE, 'expected');
    // Profiles take long and are there only where they were asked for.
    expect(found.value.penalised).toBeNull();
    expect(found.value.terms.every(({ profile }) => profile === undefined)).toBe(true);
  });

  it('of one dummy is that of half a firm more in each cell', () => {
    // Firth's logit of a saturated table is the ordinary one with ½ added to each of its cells.
    const inside = Float64Array.from({ length: 40 }, (_, i) => (i < 10 ? 1 : 0));
    const outcome = Float64Array.from({ length: 40 }, (_, i) => (i < 10 || i > 34 ? 1 : 0));
    const found = fitModel({
      family: 'firth-logit',
      outcome,
      terms: [['inside']],
      columns: { inside },
    });
    if (!found.ok) throw new Error(found.problem.code);
    const [constant, difference] = found.value.terms.map(({ estimate }) => estimate);
    expectClose(constant, Math.log(5.5 / 25.5), 1e-9, 'constant');
    expectClose(difference, Math.log(10.5 / 0.5) - Math.log(5.5 / 25.5), 1e-9, 'difference');
  });
});
