import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fitFixedGravity, type FixedGravityFit } from '../../src/linkage';
import { expectClose } from '../evidence/close';

const read = (name: string) =>
  readFileSync(resolve(import.meta.dirname, '../reference', name), 'utf8');

/** The pairs of gravity.csv, some of whose members are given no contacts, as gravity-fixed.R does. */
function pairs() {
  const [head, ...lines] = read('gravity.csv').trim().split('\n');
  const names = head.split(',');
  const column = (name: string) =>
    Float64Array.from(lines, (line) => Number(line.split(',')[names.indexOf(name)]));
  const first = Int32Array.from(column('cluster'));
  const second = Int32Array.from(column('institution'));
  const contacts = column('contacts').map((value, i) =>
    first[i] === 3 || [5, 17].includes(second[i]) ? 0 : value,
  );
  return { contacts, term: column('log_km'), first, second };
}

describe('contacts with effects of both members', () => {
  it('are those of R’s glm with dummies, errors clustered both ways', () => {
    const answers = JSON.parse(read('gravity-fixed-answers.json')) as FixedGravityFit;
    const found = fitFixedGravity(pairs());
    if (!found.ok) throw new Error(found.failure);
    for (const [name, value] of Object.entries(answers))
      expectClose(found.value[name as keyof FixedGravityFit], value, 1e-8, name);
  });

  it('do not hang on what belongs to a member alone, nor on the order of the pairs', () => {
    const asked = pairs();
    const before = fitFixedGravity(asked);
    const term = asked.term.map((value, i) => value + asked.first[i] ** 2 - 3 * asked.second[i]);
    const order = [...asked.contacts.keys()].reverse();
    const after = fitFixedGravity({
      contacts: Float64Array.from(order, (i) => asked.contacts[i]),
      term: Float64Array.from(order, (i) => term[i]),
      first: Int32Array.from(order, (i) => asked.first[i]),
      second: Int32Array.from(order, (i) => asked.second[i]),
    });
    if (!before.ok || !after.ok) throw new Error('refused');
    expectClose(after.value.estimate, before.value.estimate, 1e-7, 'estimate');
    expectClose(after.value.standardError, before.value.standardError, 1e-7, 'error');
  });

  it('are refused where the effects leave nothing, and name why', () => {
    const asked = pairs();
    const refusal = (change: Partial<ReturnType<typeof pairs>>) => {
      const found = fitFixedGravity({ ...asked, ...change });
      return found.ok ? null : found.failure;
    };
    expect(refusal({ contacts: new Float64Array(240) })).toBe('no-ties');
    expect(
      refusal({ contacts: asked.contacts.map((y, i) => (asked.first[i] === 1 ? y : 0)) }),
    ).toBe('few-members');
    expect(refusal({ term: Float64Array.from(asked.first, (c, i) => c + asked.second[i]) })).toBe(
      'collinear',
    );
    // Only the nearest pairs have contacts: distance tells the zeros perfectly.
    const two = {
      contacts: Float64Array.of(1, 0, 0, 1),
      term: Float64Array.of(0, 1, 1, 0),
      first: Int32Array.of(0, 0, 1, 1),
      second: Int32Array.of(0, 1, 0, 1),
    };
    expect(fitFixedGravity(two)).toEqual({ ok: false, failure: 'not-converged' });
    expect(() => fitFixedGravity({ ...two, contacts: Float64Array.of(-1, 0, 0, 1) })).toThrow(
      'contacts of pair 0',
    );
    expect(() => fitFixedGravity({ ...two, term: Float64Array.of(1) })).toThrow('finite');
  });
});
