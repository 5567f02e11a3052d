import { describe, expect, it } from 'vitest';
import { errorReplays, errorsInstead, fitModel } from '../../src/evidence';
import { ERROR_STRUCTURES } from '../../src/evidence/errors';
import { MODEL_ERRORS } from '../../src/model';
import { readFirms } from '../reference/firms';

const { columns, number, towns } = readFirms('workshops');

function fitted(groups: Int32Array) {
  const found = fitModel({
    family: 'poisson',
    outcome: number('products'),
    terms: [['inside']],
    columns,
    groups,
    positions: {
      lng: number('x').map((x) => 135 + x / 100),
      lat: number('y').map((y) => 35 + y / 100),
    },
    errors: 'conley',
  });
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}

describe('structures of errors', () => {
  it('each give every estimate and effect an error of its own', () => {
    const { terms, marginalEffects } = fitted(towns);
    for (const { errors, stdError } of [...terms, ...marginalEffects]) {
      expect(Object.keys(errors).sort()).toEqual([...MODEL_ERRORS].sort());
      expect(new Set(Object.values(errors)).size).toBe(MODEL_ERRORS.length);
      expect(Object.values(errors).every((error) => error > 0)).toBe(true);
      expect(errors.classical).toBe(stdError);
    }
  });

  it('are stood in for only where no estimate has them', () => {
    const some = fitted(towns);
    const none = fitted(new Int32Array(towns.length));
    for (const { errors } of none.terms) expect(errors.clustered).toBeNaN();
    for (const chosen of MODEL_ERRORS) {
      expect(errorsInstead(chosen, some.terms)).toBe(chosen);
      expect(errorsInstead(chosen, [...none.terms, ...some.terms])).toBe(chosen);
    }
    expect(errorsInstead('clustered', none.terms)).toBe('hc1');
    expect(errorsInstead('classical', none.terms)).toBe('classical');
  });

  it('have names of their own in files and in the script', () => {
    const members = Object.values(ERROR_STRUCTURES).flatMap(({ member }) => member ?? []);
    expect(new Set(members).size).toBe(members.length);
    for (const chosen of MODEL_ERRORS) {
      const fields = errorReplays(chosen).map(({ field }) => field);
      expect(fields).toContain('error');
      expect(new Set(fields).size).toBe(fields.length);
    }
  });
});
