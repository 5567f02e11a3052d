import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { differenceInDifferences, type EventPanel } from '../../../src/evidence/panel';
import { expectClose } from '../close';

interface Answer {
  readonly n: number;
  readonly units: number;
  readonly times: number;
  readonly groups: number;
  readonly estimate: readonly number[];
  readonly error: readonly number[];
  readonly df: readonly number[];
  readonly p: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}
const read = (name: string) =>
  readFileSync(new URL(`../../reference/${name}`, import.meta.url), 'utf8');
const ANSWERS = JSON.parse(read('panel-answers.json')) as Record<string, Answer> & {
  readonly path: Answer & { readonly relative: number[]; readonly f: number; readonly f_p: number };
};
const [HEADER, ...LINES] = read('panel.csv').trim().split('\n');
const ROWS = LINES.map((line) => line.split(',').map(Number));
const at = (name: string) => HEADER.split(',').indexOf(name);

type Measure = 'level' | 'count';
type Grouped = 'firm' | 'town';

function panel(set: string, measure: Measure, by: Grouped): EventPanel {
  const rows = ROWS.filter((row) => set === 'stack' || row[at('since')] !== 6);
  const since = new Int32Array(90).fill(-1);
  const group = new Int32Array(90);
  for (const row of rows) {
    const firm = row[at('firm')] - 1;
    since[firm] = row[at('since')] - 1;
    group[firm] = row[at(by)];
  }
  return {
    unit: Int32Array.from(rows, (row) => row[at('firm')] - 1),
    time: Int32Array.from(rows, (row) => row[at('year')] - 1),
    y: Float64Array.from(rows, (row) => row[at(measure)]),
    ...{ times: 8, since, group },
  };
}

async function found(set: string, measure: Measure, by: Grouped) {
  const options = { seed: 1, draws: 0, counts: measure === 'count' };
  const result = await differenceInDifferences(panel(set, measure, by), options);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

function expectSame(
  fit: { n: number; units: number; times: number; groups: number },
  term: {
    estimate: number;
    stdError: number;
    df: number;
    pValue: number;
    ciLow: number;
    ciHigh: number;
  },
  known: Answer,
  of = 0,
) {
  expect(fit).toMatchObject({
    ...{ n: known.n, units: known.units, times: known.times, groups: known.groups },
  });
  expectClose(term.estimate, known.estimate[of], 1e-8, 'estimate');
  expectClose(term.stdError, known.error[of], 1e-8, 'error');
  expectClose(term.df, known.df[of], 1e-6, 'degrees of freedom');
  expectClose(term.pValue, known.p[of], 1e-6, 'p');
  expectClose(term.ciLow, known.low[of], 1e-6, 'lower end');
  expectClose(term.ciHigh, known.high[of], 1e-6, 'upper end');
}

const CASES = (['pair', 'stack'] as const).flatMap((set) =>
  (['level', 'count'] as const).flatMap((measure) =>
    (['firm', 'town'] as const).map((by) => [set, measure, by] as const),
  ),
);

describe('differences in differences against R', () => {
  it.each(CASES)('%s, %s, by %s', async (set, measure, by) => {
    const { linear, poisson } = await found(set, measure, by);
    const result = measure === 'level' ? linear : poisson!;
    if (!result.ok) throw new Error(result.problem.code);
    expectSame(result.value, result.value, ANSWERS[`${set} ${measure} ${by}`]);
    if (measure === 'count')
      expectClose(result.value.ratio!.estimate, Math.exp(result.value.estimate), 1e-15, 'ratio');
  });

  it('the path before and after, and the joint test of the times before', async () => {
    const { path } = await found('stack', 'level', 'town');
    const known = ANSWERS.path;
    expect(path!.points.map(({ relative }) => relative)).toEqual(known.relative);
    path!.points.forEach((point, of) => {
      expectClose(point.estimate, known.estimate[of], 1e-7, `estimate ${of}`);
      expectClose(point.stdError, known.error[of], 1e-7, `error ${of}`);
      expectClose(point.pValue, known.p[of], 1e-6, `p ${of}`);
    });
    expectClose(path!.before!.statistic, known.f, 1e-7, 'F');
    expectClose(path!.before!.pValue, known.f_p, 1e-6, 'p of F');
  });

  it('the placebo before', async () => {
    const { placebo } = await found('stack', 'level', 'town');
    if (!placebo?.linear.ok) throw new Error('no placebo');
    expectSame(placebo.linear.value, placebo.linear.value, ANSWERS.placebo);
    expect(placebo.early).toBe(1);
  });
});
