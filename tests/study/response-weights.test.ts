import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, UNATTENDED, type StudyFile } from '../../src/model';
import { COUNTS, surveyed } from './surveyed';

/** Two firms of three answered, of the larger more; every seventh answer came late. */
const ANSWERED = Array.from({ length: 90 }, (_, n) => ((n * 11) % 17 < 10 ? '1' : '0'));
const WAVES = ANSWERED.map((one, n) => (one === '0' ? '' : n % 7 < 3 ? '2' : '1'));
const DRAWN = Array.from({ length: 90 }, (_, n) => String(1 + (n % 4)));

type More = Readonly<Record<string, readonly string[]>>;
async function made(weights: 'none' | 'ipw' | 'rake', more: More) {
  const of = await surveyed({ ...COUNTS, more });
  const study: StudyFile = {
    ...of.study,
    settings: { ...DEFAULT_SETTINGS, ...of.study.settings, response: { weights, trim: 5 } },
  };
  const ran = await of.session.run(study, UNATTENDED);
  if (!ran.ok) throw new Error(ran.problem.code);
  return { session: of.session, study, findings: ran.value };
}
const BOTH = { 回収: ANSWERED, 回収波: WAVES };
const heard = ANSWERED.filter((one) => one === '1').length;

describe('a list of all firms that were asked', () => {
  it('is known by its headers; those who did not answer have no outcome', async () => {
    const { study, findings } = await made('none', BOTH);
    const { roles } = study.inputs.firms;
    expect([roles.response, roles.wave]).toEqual([[9], [10]]);
    const [{ values }] = findings.firms.outcomes;
    values.forEach((value, firm) => expect(Number.isNaN(value)).toBe(ANSWERED[firm] === '0'));
    expect(findings.response).toMatchObject({ asked: 90, answered: heard, weights: null });
    expect(findings.problems.map(({ code }) => code)).toContain('answer-without-response');
  });

  it.each(['ipw', 'rake'] as const)('weighs comparison and models by %s', async (way) => {
    const { session, findings } = await made(way, BOTH);
    const weights = findings.firms.surveyWeights;
    expect(weights).toMatchObject({ column: '', made: way });
    const evidence = await session.ask('promptEvidence', {});
    const models = await session.ask('models', {});
    if (!evidence?.comparison.ok || !models) throw new Error('no comparison');
    const { weighted, sample } = evidence.comparison.value;
    expect(sample.values).toHaveLength(heard);
    expect(weighted?.sum).toBeCloseTo(90, way === 'rake' ? 6 : -1);
    expect([evidence.weights, models.weights]).toEqual(
      [weights, weights].map(() => ({ column: '', made: way })),
    );
    for (const { result } of models.models) expect(result.ok && result.value.survey).toBeTruthy();
  });

  it('starts from survey weights where there are some', async () => {
    const { findings } = await made('rake', { ...BOTH, 集計用乗率: DRAWN });
    const { surveyWeights: weights, response } = findings.firms;
    expect(weights).toMatchObject({ column: '集計用乗率', made: 'rake' });
    const total = weights!.values.reduce((sum, w) => sum + (Number.isNaN(w) ? 0 : w), 0);
    expect(total).toBeCloseTo(
      DRAWN.reduce((sum, w) => sum + Number(w), 0),
      6,
    );
    weights!.values.forEach((weight, firm) =>
      expect(Number.isNaN(weight)).toBe(response!.answered[firm] === 0),
    );
  });

  it('tells early from late answers', async () => {
    const { session } = await made('none', BOTH);
    const { waves } = (await session.ask('response', {}))!;
    const late = WAVES.filter((wave) => wave === '2').length;
    expect(waves).toMatchObject({
      firms: [heard - late, late],
      compared: { early: [0], late: [1] },
    });
    expect(waves!.rows.map(({ of }) => of)).toEqual(
      expect.arrayContaining(['outcome', 'inside', 'size', 'proximity']),
    );
    for (const row of waves!.rows) {
      expect(row.early.n + row.late.n).toBeLessThanOrEqual(heard);
      expect(row.difference).toBeCloseTo(row.late.mean - row.early.mean, 12);
    }
    const one = await made('none', {
      ...BOTH,
      回収波: ANSWERED.map((a) => (a === '1' ? '1' : '')),
    });
    const alone = (await one.session.ask('response', {}))!.waves;
    expect(alone).toMatchObject({ compared: null, rows: [] });
  });

  const blank = ANSWERED.map(() => '');
  it.each([
    ['everybody answered', { 回収: blank.map(() => '1') }, 'response-everybody'],
    ['nobody answered', { 回収: blank.map(() => '0') }, 'response-nobody'],
    ['no column says who', {}, 'response-no-column'],
    [
      'survey weights are known of the answers alone',
      { ...BOTH, 集計用乗率: DRAWN.map((w, n) => (ANSWERED[n] === '1' ? w : '')) },
      'response-weights-missing',
    ],
    [
      'a survey weight is negative',
      { ...BOTH, 集計用乗率: DRAWN.with(3, '-2') },
      'survey-weights-negative',
    ],
  ] as const)('refuses the comparison and every model where %s', async (_, more, code) => {
    const { session } = await made('rake', more);
    const refused = { ok: false, problem: { code } };
    expect((await session.ask('promptEvidence', {}))?.comparison).toMatchObject(refused);
    for (const { result } of (await session.ask('models', {}))!.models)
      expect(result).toMatchObject(refused);
    expect(await session.ask('positionEvidence', {})).toBeNull();
  });

  it('is shared with its weights, and without who did not answer', async () => {
    const { session, findings } = await made('ipw', BOTH);
    const shared = await session.ask('share', { grid: 'third', exactEmployees: false });
    const [study, firms] = ['study.json', 'firms.csv'].map(
      (name) => shared!.files.find((file) => file.name === name)!.text,
    );
    const { inputs, settings } = JSON.parse(study) as StudyFile;
    expect(settings.response).toBeUndefined();
    expect(inputs.firms.roles.response).toBeUndefined();
    const [column] = inputs.firms.roles.survey_weight!;
    const lines = firms.trim().split(/\r?\n/).slice(1);
    const total = lines.reduce((sum, line) => sum + Number(line.split(',')[column]), 0);
    const own = findings.firms.surveyWeights!.values.filter((w) => w > 0);
    expect(total).toBeCloseTo(
      own.reduce((sum, w) => sum + w, 0),
      6,
    );
  });
});
