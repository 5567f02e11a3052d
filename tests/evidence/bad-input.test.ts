import { describe, expect, it } from 'vitest';
import {
  compare,
  comparePlainly,
  diagnoseSpace,
  FAMILIES,
  fitModel,
  parseTerms,
  spatialLikeness,
  suggestFamily,
  type EvidenceResult,
  type ModelRequest,
} from '../../src/evidence';
import { createRandom } from '../../src/stats/random';
import { spatialWeights } from '../../src/stats/spatial-weights';

/** Code and facts of a refusal; fails where there is an answer. */
function problemOf(result: EvidenceResult<unknown>) {
  if (result.ok) throw new Error('answered');
  return result.problem;
}

function valueOf<T>(result: EvidenceResult<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const of = (...values: number[]): Float64Array => Float64Array.from(values);

describe('a comparison refuses', () => {
  it('an outcome that never varies', () => {
    const problem = problemOf(comparePlainly(of(0.1, 0.1, 0.1, 0.1), [1, 1, 0, 0]));
    expect(problem).toEqual({ code: 'outcome-constant', facts: { value: 0.1, firms: 4 } });
  });

  it('a single firm inside, or outside', () => {
    const problem = problemOf(comparePlainly(of(1, 2, 3, 4), [1, 0, 0, 0]));
    expect(problem).toEqual({
      code: 'group-too-small',
      facts: { group: 'inside', firms: 1, least: 2 },
    });
    const other = problemOf(comparePlainly(of(1, 2, 3, 4), [1, 1, 1, 0]));
    expect(other.facts).toMatchObject({ group: 'outside' });
  });

  it('a group whose outcomes are all missing', () => {
    const problem = problemOf(comparePlainly(of(1, 2, NaN, NaN), [0, 0, 1, 1]));
    expect(problem).toEqual({ code: 'group-empty', facts: { group: 'inside', missing: 2 } });
  });

  it('a clustering that has everybody inside, or nobody at all', () => {
    const all = problemOf(comparePlainly(of(1, 2, 3), [1, 1, 1]));
    expect(all).toEqual({ code: 'group-empty', facts: { group: 'outside', missing: 0 } });
    const nobody = problemOf(comparePlainly(of(), []));
    expect(nobody.code).toBe('group-empty');
  });

  it('throws for columns of different lengths, which is a mistake in the program', () => {
    expect(() => comparePlainly(of(1, 2), [1])).toThrow('2, 1');
  });
});

describe('a comparison says what it left out', () => {
  it('firms in neither group and missing outcomes', () => {
    const result = comparePlainly(of(1, 2, NaN, 4, 5, 9), [1, 1, 1, 0, 0, -1]);
    expect(valueOf(result).sample).toMatchObject({ missingInside: 1, excluded: 1 });
    expect(result).toMatchObject({ notes: [{ code: 'rows-missing', facts: { rows: 1 } }] });
  });

  it('groups that do not vary have no t and no d, but ranks', () => {
    const result = comparePlainly(of(5, 5, 5, 1, 1, 1), [1, 1, 1, 0, 0, 0]);
    const { welch, effectSize, mannWhitney } = valueOf(result);
    expect(welch.t).toBeNaN();
    expect(effectSize.cohensD).toBeNaN();
    expect(effectSize.cliffsDelta).toBe(1);
    expect(mannWhitney.u).toBe(9);
    expect(result).toMatchObject({ notes: [{ code: 'groups-constant' }] });
  });

  it('no groups, one group, few groups, firms without a group', async () => {
    const values = of(3, 1, 4, 1, 5, 9, 2, 6);
    const inside = [1, 1, 1, 1, 0, 0, 0, 0];
    const options = { seed: 1, draws: 19 };
    const none = valueOf(await compare(values, inside, undefined, options));
    expect([none.clustered, none.groupPermutation]).toEqual([null, null]);
    const one = await compare(values, inside, new Int32Array(8), options);
    expect(valueOf(one).clustered).toBeNull();
    expect(valueOf(one).groupPermutation).toBeNull();
    expect(one).toMatchObject({ notes: [{ code: 'one-group' }] });
    const few = await compare(values, inside, Int32Array.of(0, 0, 1, 1, 2, 2, -1, -1), options);
    expect(valueOf(few).clustered?.groups).toBe(5);
    expect(few).toMatchObject({
      notes: [
        { code: 'groups-missing', facts: { rows: 2 } },
        { code: 'few-groups', facts: { groups: 5, least: 30 } },
      ],
    });
  });
});

/** Forty firms with a bit of everything. */
function firms(seed = 1) {
  const random = createRandom(seed);
  const column = (draw: () => number): Float64Array => Float64Array.from({ length: 40 }, draw);
  const size = column(() => random.uniform() * 4);
  return {
    size,
    near: column(() => random.below(2)),
    contacts: column(() => random.below(6)),
    count: column(() => random.below(5)),
    scale: column(() => 1 + random.below(4)),
    yes: column(() => random.below(2)),
  };
}

function ask(change: Partial<ModelRequest>): EvidenceResult<unknown> {
  const columns = firms();
  return fitModel({
    family: 'ols',
    outcome: columns.size,
    terms: [['near'], ['contacts']],
    columns,
    ...change,
  });
}

describe('a model refuses', () => {
  it.each(FAMILIES)('a constant outcome: %s', (family) => {
    const problem = problemOf(ask({ family, outcome: new Float64Array(40).fill(1) }));
    expect(problem).toEqual({ code: 'outcome-constant', facts: { value: 1, firms: 40 } });
  });

  it('outcomes that its family can’t have', () => {
    const { count, size, scale } = firms();
    const negative = count.map((v, i) => (i === 3 ? -2 : v));
    for (const family of ['poisson', 'negative-binomial', 'zero-inflated-poisson'] as const) {
      expect(problemOf(ask({ family, outcome: negative }))).toEqual({
        code: 'outcome-negative',
        facts: { rows: 1, example: -2 },
      });
      expect(problemOf(ask({ family, outcome: size })).code).toBe('outcome-not-count');
    }
    expect(problemOf(ask({ family: 'zero-inflated-poisson', outcome: scale }))).toEqual({
      code: 'outcome-no-zeros',
      facts: { firms: 40 },
    });
    for (const family of ['logit', 'probit'] as const) {
      expect(problemOf(ask({ family, outcome: scale })).code).toBe('outcome-not-yes-no');
    }
    for (const family of ['ordered-logit', 'ordered-probit'] as const) {
      expect(problemOf(ask({ family, outcome: firms().yes }))).toEqual({
        code: 'outcome-too-few-levels',
        facts: { levels: 2 },
      });
      expect(problemOf(ask({ family, outcome: size })).code).toBe('outcome-too-many-levels');
    }
  });

  it('outcomes or terms that are all missing', () => {
    const outcome = new Float64Array(40).fill(NaN);
    expect(problemOf(ask({ outcome }))).toEqual({
      code: 'outcome-all-missing',
      facts: { missing: 40 },
    });
    const columns = { ...firms(), near: new Float64Array(40).fill(NaN) };
    expect(problemOf(ask({ columns })).code).toBe('outcome-all-missing');
  });

  it('columns that are not there', () => {
    expect(problemOf(ask({ terms: [['nearr']] }))).toEqual({
      code: 'column-unknown',
      facts: { column: 'nearr' },
    });
    // A name that every object has is no column either.
    expect(problemOf(ask({ terms: [['constructor']] })).code).toBe('column-unknown');
  });

  it('terms without variation', () => {
    const columns = {
      ...firms(),
      flat: new Float64Array(40).fill(3),
      region: Array<string>(40).fill('福井県'),
    };
    for (const term of ['flat', 'region']) {
      expect(problemOf(ask({ columns, terms: [['near'], [term]] }))).toEqual({
        code: 'term-constant',
        facts: { term },
      });
    }
  });

  it('collinear terms, and names them', () => {
    const base = firms();
    const columns = { ...base, both: base.near.map((v, i) => v + 2 * base.contacts[i]) };
    for (const family of ['ols', 'poisson', 'ordered-logit'] as const) {
      const outcome = family === 'ordered-logit' ? base.scale : base.count;
      const terms = [['near'], ['contacts'], ['both']];
      expect(problemOf(ask({ family, outcome, columns, terms }))).toEqual({
        code: 'collinear',
        facts: { term: 'both', others: ['near', 'contacts'] },
      });
    }
  });

  it('more parameters than firms', () => {
    const columns = { ...firms(), name: Array.from({ length: 40 }, (_, i) => `firm ${i}`) };
    expect(problemOf(ask({ columns, terms: [['name']] }))).toEqual({
      code: 'too-many-terms',
      facts: { firms: 40, parameters: 40 },
    });
    const outcome = firms().size.map((v, i) => (i < 3 ? v : NaN));
    expect(problemOf(ask({ outcome })).code).toBe('too-many-terms');
  });

  it('an outcome that the terms make up exactly', () => {
    const { near, contacts } = firms();
    const outcome = near.map((v, i) => 1 + 2 * v - contacts[i]);
    expect(problemOf(ask({ outcome }))).toEqual({ code: 'perfect-fit', facts: { firms: 40 } });
  });

  it('complete separation, and names the term', () => {
    const { size, near, contacts } = firms();
    const outcome = size.map((v) => (v > 2 ? 1 : 0));
    for (const family of ['logit', 'probit'] as const) {
      const columns = { size, near, contacts };
      const problem = problemOf(ask({ family, outcome, columns, terms: [['near'], ['size']] }));
      expect(problem).toMatchObject({ code: 'separation', facts: { instead: 'firth-logit' } });
      expect(problem.facts).toHaveProperty('terms', expect.arrayContaining(['size']));
    }
    const steps = size.map((v) => Math.floor(v));
    for (const family of ['ordered-logit', 'ordered-probit'] as const) {
      expect(
        problemOf(ask({ family, outcome: steps, columns: { size }, terms: [['size']] })),
      ).toEqual({ code: 'separation', facts: { terms: ['size'] } });
    }
  });

  it('quasi-complete separation by a rare trait, and names only that', () => {
    const { contacts, yes, count } = firms();
    const rare = contacts.map((_, i) => (i === 4 || i === 9 ? 1 : 0));
    const columns = { contacts, rare };
    const terms = [['contacts'], ['rare']];
    const separated = { code: 'separation', facts: { terms: ['rare'] } };
    const without = yes.map((v, i) => (rare[i] ? 0 : v));
    for (const family of ['logit', 'probit'] as const) {
      expect(problemOf(ask({ family, outcome: without, columns, terms }))).toEqual({
        ...separated,
        facts: { ...separated.facts, instead: 'firth-logit' },
      });
    }
    const none = count.map((v, i) => (rare[i] ? 0 : v));
    expect(problemOf(ask({ family: 'poisson', outcome: none, columns, terms }))).toEqual(separated);
  });

  it('a negative binomial of counts less scattered than Poisson’s', () => {
    const outcome = firms().count.map((_, i) => 3 + (i % 2));
    expect(problemOf(ask({ family: 'negative-binomial', outcome })).code).toBe('no-overdispersion');
  });

  it('zero inflation where Poisson explains all zeros', () => {
    const outcome = firms().count.map((_, i) => (i === 0 ? 0 : 2 + (i % 3)));
    const problem = problemOf(
      ask({ family: 'zero-inflated-poisson', outcome, zeroTerms: [['contacts']] }),
    );
    expect(['no-zero-inflation', 'separation']).toContain(problem.code);
  });

  it('throws for columns of different lengths', () => {
    expect(() => ask({ groups: new Int32Array(3) })).toThrow('3 rows beside 40');
  });
});

describe('terms as people write them', () => {
  const columns = ['A', 'B', 'a:b'];

  it('reads products, keeps names with a colon, puts main effects first', () => {
    expect(parseTerms(['A:B', 'A', 'a:b', 'B:A', 'A'], columns)).toEqual({
      ok: true,
      terms: [['A'], ['a:b'], ['A', 'B']],
    });
  });

  it('refuses what is not there', () => {
    expect(parseTerms(['A:C'], columns)).toMatchObject({ problem: { code: 'column-unknown' } });
    expect(parseTerms(['A:'], columns)).toMatchObject({ problem: { code: 'term-unreadable' } });
    expect(parseTerms([''], columns)).toMatchObject({ problem: { code: 'term-unreadable' } });
  });
});

describe('space', () => {
  const nobody = spatialWeights(new Int32Array(41), new Int32Array(0), true);

  it('refuses weights without neighbours and values without variation', async () => {
    const options = { seed: 1, draws: 9 };
    const lonely = problemOf(await spatialLikeness(firms().size, nobody, options));
    expect(lonely).toEqual({ code: 'weights-empty', facts: { firms: 40 } });
    const ring = spatialWeights(
      Int32Array.from({ length: 41 }, (_, i) => i),
      Int32Array.from({ length: 40 }, (_, i) => (i + 1) % 40),
      true,
    );
    const flat = problemOf(await spatialLikeness(new Float64Array(40).fill(2), ring, options));
    expect(flat).toEqual({ code: 'values-constant', facts: { firms: 40 } });
    const columns = firms();
    const model = valueOf(
      fitModel({ family: 'ols', outcome: columns.size, terms: [['near']], columns }),
    );
    expect(problemOf(diagnoseSpace(model, nobody)).code).toBe('weights-empty');
    const empty = valueOf(fitModel({ family: 'ols', outcome: columns.size, terms: [], columns }));
    const tests = valueOf(diagnoseSpace(empty, ring));
    expect(tests.robustLag.pValue).toBeNaN();
    expect(tests.error.pValue).toBeGreaterThan(0);
  });
});

describe('the family suggested for an outcome', () => {
  it.each([
    [[0, 1, 1, 0, NaN], 'logit'],
    [[...new Array<number>(20).fill(0), 1], 'firth-logit'],
    [[...new Array<number>(20).fill(1), 0], 'firth-logit'],
    [[...new Array<number>(19).fill(0), 1], 'logit'],
    [[1, 2, 3, 4, 5, 3], 'ordered-logit'],
    [[0.5, 2, 3], 'ols'],
    [[-1, 0, 2], 'ols'],
    [[0, 1, 2, 1, 0, 2, 1, 1], 'poisson'],
    [[0, 0, 0, 0, 0, 0, 1, 0, 0, 30, 0, 0], 'negative-binomial'],
  ])('%j: %s', (values, family) => {
    expect(suggestFamily(Float64Array.from(values))?.family).toBe(family);
  });

  // Counts of mean 1: ones, pairs of 0 and 2, and threes with two 0 each. Var(s²/ȳ) is about 2/(n−1).
  it.each([
    [401, 1.5, 'poisson'],
    [401, 2.5, 'negative-binomial'],
    [1601, 1.5, 'poisson'],
    [1601, 2.5, 'negative-binomial'],
  ])('of %i counts, %f standard errors above a variance of the mean: %s', (n, errors, family) => {
    const excess = 1 + errors * Math.sqrt(2 / (n - 1));
    // A pair of 0 and 2 adds 2 to the sum of squares around 1, so that so many pairs give the variance.
    const pairs = Math.round((excess * (n - 1)) / 2);
    // More than n can hold: 0, 0, 3 adds 6 with three values.
    const triples = Math.max(0, Math.ceil((2 * pairs - n) / 3));
    const counts = [
      ...Array.from({ length: triples }, () => [0, 0, 3]).flat(),
      ...Array.from({ length: pairs - 3 * triples }, () => [0, 2]).flat(),
    ];
    while (counts.length < n) counts.push(1);
    expect(counts).toHaveLength(n);
    expect(suggestFamily(Float64Array.from(counts))?.family).toBe(family);
  });

  it('is none where nothing varies', () => {
    expect(suggestFamily(of(2, 2, NaN))).toBeNull();
  });
});
