import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorsInstead, fitModel, type ModelRequest } from '../../src/evidence';
import type { ErrorParameters } from '../../src/model';
import { readFirms, type SetName } from '../reference/firms';
import { expectClose } from './close';

const ANSWERS = JSON.parse(
  readFileSync(new URL('../reference/conley-answers.json', import.meta.url), 'utf8'),
) as Record<string, Record<string, Record<string, number | null>>>;
const OUTCOMES = {
  ols: 'sales',
  poisson: 'products',
  logit: 'any',
  'ordered-logit': 'satisfaction',
} as const;

function request(set: SetName, family: keyof typeof OUTCOMES): ModelRequest {
  const { columns, number } = readFirms(set);
  return {
    family,
    outcome: number(OUTCOMES[family]),
    terms: [['inside'], ['size'], ['distance']],
    columns,
    // The plane that conley.R lays around 135° east and 35° north.
    positions: {
      lng: number('x').map((x) => 135 + x / 100),
      lat: number('y').map((y) => 35 + y / 100),
    },
    errors: 'conley',
  };
}

function errorsOf(of: ModelRequest, parameters: Partial<ErrorParameters>) {
  const result = fitModel({ ...of, errorParameters: parameters });
  if (!result.ok) throw new Error(result.problem.code);
  return result.value.terms;
}

describe('Conley’s errors', () => {
  it.each(
    Object.entries(ANSWERS).flatMap(([set, of]) =>
      Object.keys(of).map((name) => [set as SetName, name] as const),
    ),
  )('are those of R by the definition: %s, %s', (set, name) => {
    const [family, conleyKernel, km] = name.split(' ');
    const terms = errorsOf(request(set, family as keyof typeof OUTCOMES), {
      conleyKm: Number(km),
      conleyKernel: conleyKernel as ErrorParameters['conleyKernel'],
    });
    for (const term of terms) {
      const known = ANSWERS[set][name][term.name === '(intercept)' ? '(Intercept)' : term.name];
      if (known === null) expect(term.errors.conley).toBeNaN();
      else expectClose(term.errors.conley, known, 1e-7, `${name} ${term.name}`);
    }
  });

  it('leave their place to HC1’s, and say so, where no two firms are within the distance', () => {
    const of = request('workshops', 'ols');
    const apart = {
      lng: of.outcome.map((_, i) => (i % 10 === 0 ? NaN : 130 + (i % 20) * 0.5)),
      lat: of.outcome.map((_, i) => 30 + Math.floor(i / 20) * 0.5),
    };
    const result = fitModel({ ...of, positions: apart, errorParameters: { conleyKm: 20 } });
    if (!result.ok) throw new Error(result.problem.code);
    expect(result.notes).toContainEqual({ code: 'nobody-within', facts: { km: 20 } });
    for (const { errors } of result.value.terms) expect(errors.conley).toBeNaN();
    expect(errorsInstead('conley', result.value.terms)).toBe('hc1');
    // With two firms at one point nearness is HC1's but for that pair.
    apart.lng[1] = apart.lng[2];
    const near = errorsOf({ ...of, positions: apart }, { conleyKm: 20 });
    for (const { errors } of near) expect(errors.conley / errors.hc1).toBeCloseTo(1, 1);
  });

  it('are the clustered ones, but for their factor, where groups are single points', () => {
    // Clustered errors of ordered outcomes have a factor and no other correction.
    const of = request('workshops', 'ordered-logit');
    const { towns } = readFirms('workshops');
    const at = {
      lng: Float64Array.from(towns, (t) => 130 + t),
      lat: new Float64Array(towns.length).fill(35),
    };
    const terms = errorsOf({ ...of, positions: at, groups: towns }, { conleyKm: 5 });
    const factor = terms[0].errors.conley / terms[0].errors.clustered;
    expect(factor).toBeLessThan(1);
    for (const { errors } of terms)
      expect(errors.conley / errors.clustered / factor).toBeCloseTo(1, 10);
  });

  it('do not depend on the order of the firms', () => {
    const of = request('lopsided', 'logit');
    const turned = <T extends ArrayLike<unknown>>(list: T) => Array.from(list).reverse();
    const numbers = (list: ArrayLike<number>) => Float64Array.from(turned(list) as number[]);
    const backwards: ModelRequest = {
      ...of,
      outcome: numbers(of.outcome),
      columns: Object.fromEntries(
        Object.entries(of.columns).map(([name, column]) => [
          name,
          column instanceof Float64Array ? numbers(column) : (turned(column) as string[]),
        ]),
      ),
      positions: { lng: numbers(of.positions!.lng), lat: numbers(of.positions!.lat) },
    };
    const ahead = errorsOf(of, {});
    errorsOf(backwards, {}).forEach(({ errors }, t) =>
      expect(errors.conley / ahead[t].errors.conley).toBeCloseTo(1, 8),
    );
  });

  it('are not computed unless chosen, and not known without positions', () => {
    const of = request('workshops', 'ols');
    expect(errorsOf({ ...of, errors: 'hc1' }, {})[1].errors.conley).toBeNaN();
    expect(errorsOf({ ...of, positions: undefined }, {})[1].errors.conley).toBeNaN();
  });
});
