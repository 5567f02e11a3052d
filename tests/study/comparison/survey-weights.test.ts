import { describe, expect, it } from 'vitest';
import { DEFAULT_CERTAINTY, DEFAULT_SETTINGS, DEFAULT_MODELS } from '../../../src/model';
import { verdictOf } from '../../../src/figures/verdict';
import { UNATTENDED } from '../../../src/model';
import { firmsBehind } from '../../../src/study/rows/firms-behind';
import { COUNTS, surveyed } from '../surveyed';

/** Every ninth firm has no weight, the first has 0. */
const WEIGHTS = Array.from({ length: 90 }, (_, n) =>
  n % 9 === 4 ? '無回答' : n === 0 ? '0' : String(1 + (n % 5)),
);
const made = (models = DEFAULT_MODELS, weights = WEIGHTS) =>
  surveyed({ ...COUNTS, more: { 集計用乗率: weights } }, models);

async function answers(of: Awaited<ReturnType<typeof made>>) {
  const evidence = await of.session.ask('promptEvidence', {});
  const models = await of.session.ask('models', {});
  if (!evidence?.comparison.ok || !models) throw new Error('no comparison');
  return { evidence, compared: evidence.comparison.value, models };
}

describe('a study with a column of survey weights', () => {
  it('knows it by its header, and weighs comparison and models', async () => {
    const { study, findings, ...of } = await made();
    expect(study.inputs.firms.roles.survey_weight).toEqual([9]);
    expect(findings.firms.surveyWeights?.column).toBe('集計用乗率');
    const { evidence, compared, models } = await answers({ study, findings, ...of });
    expect(compared.weighted?.unweighted).toEqual({ missing: 10, zero: 1 });
    expect(models.weights).toEqual({ column: '集計用乗率' });
    // The verdict is the weighted difference's, and waits for no permutation.
    const verdict = verdictOf(evidence)!;
    expect(verdict).toMatchObject({ weighted: true, permutationP: null });
    expect(verdict.insideMean - verdict.outsideMean).toBeCloseTo(compared.weighted!.difference, 12);
    expect(verdict.pending).toBeUndefined();
    for (const { result } of models.models)
      expect(result.ok && result.value.survey?.unweighted).toEqual({ missing: 10, zero: 1 });
    expect(models.beside?.robustness).toBeNull();
    expect(models.beside?.eValue).not.toBeNull();
  });

  it('shows as many firms behind each number as take part', async () => {
    const of = await made();
    const { compared, models } = await answers(of);
    const behind = async (mark: Parameters<typeof firmsBehind>[2]) =>
      (await firmsBehind(of.study, of.findings, mark, UNATTENDED)).firms;
    for (const side of ['inside', 'outside'] as const)
      expect(await behind({ kind: 'side', side })).toHaveLength(compared[side].n);
    const [{ result }] = models.models;
    expect(await behind({ kind: 'model' })).toHaveLength(result.ok ? result.value.n : -1);
  });

  it('suggests a family that takes weights, and refuses one that does not', async () => {
    const { models } = await answers(await made({ ...DEFAULT_MODELS, family: 'automatic' }));
    expect(['ols', 'poisson', 'logit', 'probit']).toContain(models.family);
    const { models: wrong } = await answers(
      await made({ ...DEFAULT_MODELS, family: 'negative-binomial' }),
    );
    for (const { result } of wrong.models)
      expect(result).toMatchObject({ ok: false, problem: { code: 'survey-weights-family' } });
  });

  it('has position errors around the weighted estimates', async () => {
    const of = await made();
    const { compared, models } = await answers(of);
    const study = {
      ...of.study,
      settings: {
        ...DEFAULT_SETTINGS,
        ...of.study.settings,
        certainty: { ...DEFAULT_CERTAINTY, redraws: 20 },
      },
    };
    await of.session.run(study, UNATTENDED);
    const found = await of.session.ask('positionEvidence', {});
    expect(found?.difference.asGiven.estimate).toBeCloseTo(compared.weighted!.difference, 12);
    const fullest = models.models.findLast(({ key }) => key !== 'interaction')!.result;
    const inside = fullest.ok && fullest.value.terms.find(({ name }) => name === 'inside');
    expect(found?.model?.terms[0].asGiven.estimate).toBeCloseTo(
      (inside as { estimate: number }).estimate,
      12,
    );
  });

  it('refuses negative weights in the comparison and in every model', async () => {
    const { session } = await made(DEFAULT_MODELS, WEIGHTS.with(5, '-3'));
    const evidence = await session.ask('promptEvidence', {});
    const models = await session.ask('models', {});
    const negative = {
      ok: false,
      problem: { code: 'survey-weights-negative', facts: { rows: 1, example: -3 } },
    };
    expect(evidence?.comparison).toMatchObject(negative);
    for (const { result } of models!.models) expect(result).toMatchObject(negative);
  });

  it('keeps the weights where it is shared', async () => {
    const { session } = await made();
    const shared = await session.ask('share', { grid: 'third', exactEmployees: false });
    const [study, firms] = ['study.json', 'firms.csv'].map(
      (name) => shared!.files.find((file) => file.name === name)!.text,
    );
    const column = firms.split(/\r?\n/)[0].split(',').indexOf('survey_weight');
    expect(column).toBeGreaterThan(0);
    expect(JSON.parse(study).inputs.firms.roles.survey_weight).toEqual([column]);
    const total = firms
      .split(/\r?\n/)
      .slice(1)
      .reduce((sum, line) => sum + Number(line.split(',')[column] || 0), 0);
    expect(total).toBe(WEIGHTS.reduce((sum, weight) => sum + (Number(weight) || 0), 0));
  });
});
