import { describe, expect, it } from 'vitest';
import { explainDifference, fitModel, type ExplanationRequest } from '../../src/evidence';
import { createRandom } from '../../src/stats/random';

/** Places that are inside have more contacts; contacts make products; being inside does nothing else. */
function request(directEffect: number, seed = 1): ExplanationRequest {
  const random = createRandom(seed);
  const groups = Int32Array.from({ length: 600 }, (_, i) => i % 40);
  const inside = Float64Array.from(groups, (g) => (g < 15 ? 1 : 0));
  const contacts = inside.map((side) => random.uniform() * 2 + side);
  const distance = inside.map((side) => random.uniform() * 5 + 2 * (1 - side));
  const noise = () => random.uniform() + random.uniform() - 1;
  const outcome = contacts.map((c, i) => 1 + 0.8 * c + directEffect * inside[i] + noise());
  return {
    family: 'ols',
    outcome,
    inside: 'inside',
    proxies: [['contacts'], ['distance']],
    controls: [],
    columns: { inside, contacts, distance },
    groups,
  };
}

const options = { seed: 5, draws: 99 };

describe('does the flow of information explain the difference', () => {
  it('finds what the contacts account for, and nothing for the bystander', async () => {
    const result = await explainDifference(request(0.5), options);
    if (!result.ok) throw new Error(result.problem.code);
    const { without, with: complete, change, ciLow, ciHigh, proxies, bootstrap } = result.value;
    expect(change).toBeCloseTo(without.estimate - complete.estimate, 14);
    // The contacts differ by 1 between inside and outside and each is worth 0.8; 0.5 remains.
    expect(ciLow).toBeLessThan(0.8);
    expect(ciHigh).toBeGreaterThan(0.8);
    expect(ciLow).toBeGreaterThan(0.6);
    expect(Math.abs(complete.estimate - 0.5)).toBeLessThan(3 * complete.errors.clustered);
    expect(proxies.map(({ term }) => term)).toEqual([['contacts'], ['distance']]);
    expect(proxies[0].alone.estimate).toBeGreaterThan(0.6);
    expect(proxies[0].role).toBe('together');
    expect(proxies[0].last.ciLow).toBeGreaterThan(0);
    expect(Math.abs(proxies[1].last.estimate)).toBeLessThan(0.15);
    for (const { alone, last } of proxies)
      for (const part of [alone, last]) {
        expect(part.ciLow).toBeLessThan(part.estimate);
        expect(part.ciHigh).toBeGreaterThan(part.estimate);
      }
    const { monteCarloError, ...rest } = bootstrap;
    expect(rest).toEqual({
      ...{ draws: 99, failed: 0, seed: 5, unit: 'groups', units: 40 },
    });
    expect(monteCarloError).toBeGreaterThan(0);
    expect(monteCarloError).toBeLessThan((ciHigh - ciLow) / 4);
  });

  it('calls a proxy a suppressor where the difference grows with it', async () => {
    const base = request(0.5);
    const inside = base.columns.inside as Float64Array;
    const random = createRandom(3);
    // Inside they have more of what lowers the outcome: it hides a part of the difference.
    const rent = inside.map((side) => side + random.uniform());
    const outcome = base.outcome.map((value, i) => value - 0.6 * rent[i]);
    const columns = { ...base.columns, rent };
    const proxies = [['contacts'], ['rent']];
    const result = await explainDifference({ ...base, outcome, proxies, columns }, options);
    if (!result.ok) throw new Error(result.problem.code);
    expect(result.value.proxies.map(({ role }) => role)).toEqual(['together', 'suppressor']);
    expect(result.value.proxies[1].last.ciHigh).toBeLessThan(0);
  });

  it('both effects come from the same firms', async () => {
    const base = request(0.5);
    const contacts = (base.columns.contacts as Float64Array).map((v, i) => (i % 10 ? v : NaN));
    const gaps = { ...base, columns: { ...base.columns, contacts } };
    const result = await explainDifference(gaps, { seed: 1, draws: 9 });
    if (!result.ok) throw new Error(result.problem.code);
    expect(result.value).toMatchObject({ n: 540, missing: 60 });
    expect(result.notes).toEqual([{ code: 'rows-missing', facts: { rows: 60 } }]);
    // The model without proxies could have used all 600 firms; it must not.
    const outcome = base.outcome.map((v, i) => (i % 10 ? v : NaN));
    const plain = fitModel({ ...base, outcome, terms: [['inside']] });
    if (!plain.ok) throw new Error(plain.problem.code);
    expect(result.value.without.estimate).toBeCloseTo(plain.value.terms[1].estimate, 12);
  });

  it('is the same for the same seed and another for another', async () => {
    const first = await explainDifference(request(0), options);
    expect(await explainDifference(request(0), options)).toEqual(first);
    const other = await explainDifference(request(0), { seed: 6, draws: 99 });
    expect(other).not.toEqual(first);
  });

  it('gives no interval where too many draws fail, and no answer where the model has none', async () => {
    const base = request(0);
    // A single place holds every firm outside: most redraws that miss it have no contrast.
    const inside = Float64Array.from(base.groups ?? [], (g) => (g > 0 ? 1 : 0));
    const fragile = { ...base, columns: { ...base.columns, inside } };
    const result = await explainDifference(fragile, options);
    if (!result.ok) throw new Error(result.problem.code);
    expect(result.value.bootstrap.failed).toBeGreaterThan(15);
    expect(result.value.ciLow).toBeNaN();
    const copies = { ...base.columns, contacts: base.columns.inside };
    expect(await explainDifference({ ...base, columns: copies }, options)).toEqual({
      ok: false,
      problem: { code: 'collinear', facts: { term: 'contacts', others: ['inside'] } },
    });
    expect(await explainDifference({ ...base, inside: 'no' }, options)).toMatchObject({
      problem: { code: 'column-unknown' },
    });
  });
});
