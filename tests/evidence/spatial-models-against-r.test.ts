import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitModel, fitSpatialModel, type ModelColumn } from '../../src/evidence';
import { SPATIAL_FORMS, type SpatialForm } from '../../src/model';
import { SpatialDeterminant } from '../../src/stats/spatial-determinant';
import { spatialWeights } from '../../src/stats/spatial-weights';
import { expectClose } from './close';

const read = (name: string): string =>
  readFileSync(new URL(`../reference/${name}`, import.meta.url), 'utf8');

interface FormAnswers {
  readonly terms: Readonly<Record<string, number>>;
  readonly observed: Readonly<Record<string, number>>;
  readonly spatial?: number;
  readonly spatial_observed?: number;
  readonly spatial_expected?: number;
  readonly s2?: number;
  readonly loglik: number;
  readonly aic: number;
  readonly ratio?: number;
  readonly direct?: Readonly<Record<string, number>>;
  readonly indirect?: Readonly<Record<string, number>>;
  readonly total?: Readonly<Record<string, number>>;
  readonly errors?: Readonly<Record<string, readonly number[]>>;
  readonly drawn?: Readonly<Record<string, readonly number[]>>;
}
type SetAnswers = Readonly<Record<SpatialForm, FormAnswers>> & {
  readonly start: readonly number[];
  readonly neighbour: readonly number[];
  readonly determinant: readonly number[];
};
const ANSWERS = JSON.parse(read('spatial-answers.json')) as Readonly<Record<string, SetAnswers>>;

function columnsOf(set: string): Record<string, ModelColumn> {
  const [head, ...lines] = read('spatial.csv').trim().split('\n');
  const header = head.split(',');
  const rows = lines.map((line) => line.split(',')).filter(([own]) => own === set);
  return Object.fromEntries(
    header.map((name, j) => {
      const cells = rows.map((row) => row[j]);
      return [name, name === 'industry' ? cells : Float64Array.from(cells, Number)];
    }),
  );
}

function setUp(set: string) {
  const columns = columnsOf(set);
  const { start, neighbour } = ANSWERS[set];
  const terms = [['inside'], ['size'], ['distance'], ['industry']];
  const outcome = columns.sales as Float64Array;
  const model = fitModel({ family: 'ols', outcome, terms, columns });
  if (!model.ok) throw new Error(model.problem.code);
  const weights = spatialWeights(Int32Array.from(start), Int32Array.from(neighbour), true);
  return { model: model.value, weights };
}

const CASES = Object.keys(ANSWERS).flatMap((set) =>
  SPATIAL_FORMS.map((form) => [set, form] as const),
);

describe('spatialreg’s answers', () => {
  it.each(CASES)('coefficients, likelihood and errors: %s, %s', async (set, form) => {
    const { model, weights } = setUp(set);
    const result = await fitSpatialModel(model, weights, form);
    if (!result.ok) throw new Error(result.problem.code);
    const found = result.value;
    const known = ANSWERS[set][form];
    expect(found.terms.map((term) => (term.lagged ? `lag.${term.name}` : term.name))).toEqual(
      Object.keys(known.terms),
    );
    for (const term of found.terms) {
      const name = term.lagged ? `lag.${term.name}` : term.name;
      expectClose(term.estimate, known.terms[name], 1e-6, name);
      expectClose(term.stdError, known.observed[name], 1e-6, `error of ${name}`);
    }
    expectClose(found.logLikelihood, known.loglik, 1e-9, 'log-likelihood');
    expectClose(found.aic, known.aic, 1e-9, 'AIC');
    if (known.spatial === undefined) return;
    expectClose(found.spatial!.estimate, known.spatial, 1e-6, 'spatial parameter');
    expectClose(found.spatial!.stdError, known.spatial_observed!, 1e-6, 'its error');
    // The expected information is another estimate of the same.
    expectClose(found.spatial!.stdError, known.spatial_expected!, 0.2, 'its expected error');
    expectClose(found.sigma ** 2, known.s2!, 1e-6, 'variance');
    if (form !== 'durbin')
      expectClose(found.againstLinear.statistic, known.ratio!, 1e-6, 'likelihood ratio');
  });

  it.each(CASES.filter(([, form]) => form !== 'error'))(
    'direct, indirect and total effects: %s, %s',
    async (set, form) => {
      const { model, weights } = setUp(set);
      const result = await fitSpatialModel(model, weights, form);
      if (!result.ok) throw new Error(result.problem.code);
      const known = ANSWERS[set][form];
      expect(result.value.effects.map(({ term }) => term)).toEqual(Object.keys(known.direct!));
      for (const { term, ...effect } of result.value.effects) {
        (['direct', 'indirect', 'total'] as const).forEach((kind, at) => {
          const what = `${kind} effect of ${term}`;
          expectClose(effect[kind].estimate, known[kind]![term], 1e-6, what);
          expectClose(effect[kind].stdError, known.errors![term][at], 1e-5, `error of ${what}`);
          // spatialreg draws its errors, from the expected information.
          if (known.drawn)
            expectClose(effect[kind].stdError, known.drawn[term][at], 0.2, `drawn ${what}`);
        });
      }
    },
  );

  it.each(Object.keys(ANSWERS))('determinants of whole matrices: %s', (set) => {
    const determinant = SpatialDeterminant.of(setUp(set).weights)!;
    [-0.9, -0.3, 0.4, 0.95].forEach((rho, i) =>
      expectClose(determinant.value(rho), ANSWERS[set].determinant[i], 1e-11, `at ${rho}`),
    );
  });
});
