import { describe, expect, it } from 'vitest';
import { spatialTables } from '../../src/figures/tables/spatial-table';
import { messagesIn } from '../../src/i18n';
import {
  DEFAULT_MODELS,
  SPATIAL_FORMS,
  type SpaceWeights,
  type SpatialForm,
  type ModelSettings,
} from '../../src/model';
import { notesOnNeighbours } from '../../src/study/comparison/space-weights';
import { COUNTS, surveyed, type Survey } from './surveyed';

const LINEAR: ModelSettings = { ...DEFAULT_MODELS, family: 'ols' };
const NEAREST: SpaceWeights = { kind: 'nearest', neighbours: 5 };

async function made(
  form: SpatialForm | undefined,
  models = LINEAR,
  weights = NEAREST,
  more: Partial<Survey> = {},
) {
  const { session } = await surveyed(
    { ...COUNTS, ...more },
    models,
    {},
    { weights, spatialModel: form },
  );
  return session;
}

describe('a study that asks for a model in which neighbours count', () => {
  it.each(SPATIAL_FORMS)('has it, of its fullest regression: %s', async (form) => {
    const session = await made(form);
    const found = (await session.ask('spatialModel', {}))!;
    expect(found).toMatchObject({ form, key: 'with', chosen: NEAREST });
    if (!found.result.ok) throw new Error(found.result.problem.code);
    const models = (await session.ask('models', {}))!;
    const full = models.models.find(({ key }) => key === 'with')!.result;
    if (!full.ok) throw new Error('no regression');
    const { terms, n, linear } = found.result.value;
    expect(n).toBe(full.value.n);
    expect(linear.logLikelihood).toBeCloseTo(full.value.logLikelihood, 8);
    expect(terms.filter(({ lagged }) => !lagged).map(({ name }) => name)).toEqual(
      full.value.terms.map(({ name }) => name),
    );
    for (const language of ['ja', 'en'] as const) {
      const m = messagesIn(language);
      const tables = spatialTables(found, m);
      expect(tables.refusal).toBeNull();
      expect(tables.coefficients!.rows.every((row) => row.length === 5)).toBe(true);
      expect(tables.effects === null).toBe(form === 'error');
      const names = tables.coefficients!.rows.map(([name]) => name);
      expect(names.includes(m.spatial.ofNeighbours(m.models.coefficient('inside')))).toBe(
        form === 'durbin' || form === 'slx',
      );
    }
  });

  it('has none where none was chosen', async () => {
    expect(await (await made(undefined)).ask('spatialModel', {})).toBeNull();
  });

  const refused = async (session: Awaited<ReturnType<typeof made>>) => {
    const found = (await session.ask('spatialModel', {}))!;
    if (found.result.ok) throw new Error('a model');
    const { refusal, coefficients } = spatialTables(found, messagesIn('en'));
    expect(coefficients).toBeNull();
    return refusal;
  };

  it('refuses another family, whether chosen or found', async () => {
    const families = ['poisson', 'automatic'] as const;
    for (const family of families)
      expect(await refused(await made('lag', { ...LINEAR, family }))).toMatch(
        /are for least squares.*Choose least squares/s,
      );
  });

  it('refuses firms without neighbours', async () => {
    const near: SpaceWeights = { kind: 'band', km: 1 };
    expect(await refused(await made('error', LINEAR, near))).toMatch(/have no neighbour/);
  });

  it('does without survey weights, and says so', async () => {
    const more = { 集計用乗率: Array.from({ length: 90 }, (_, i) => String(1 + (i % 3))) };
    const found = (await (await made('lag', LINEAR, NEAREST, { more })).ask('spatialModel', {}))!;
    expect(found.weights).not.toBeNull();
    const m = messagesIn('en');
    expect(spatialTables(found, m).sentences).toContain(m.evidence.weights.unused);
    const plain = (await (await made('lag')).ask('spatialModel', {}))!;
    expect(found.result).toEqual(plain.result);
  });

  it('says that neighbours are arbitrary among firms of one point', async () => {
    const found = (await (await made('lag')).ask('spatialModel', {}))!;
    if (!found.result.ok) throw new Error('no model');
    expect(found.result.notes).toEqual([]);
    const notes = notesOnNeighbours(NEAREST, { firms: 90, points: 12, sharing: 80 });
    expect(
      notesOnNeighbours({ kind: 'band', km: 3 }, { firms: 90, points: 12, sharing: 80 }),
    ).toEqual([]);
    const m = messagesIn('en');
    const result = { ...found.result, notes };
    expect(spatialTables({ ...found, result }, m).sentences).toContain(m.spatial.arbitrary(90, 12));
  });

  it('gives each firm’s neighbours to replay.R', async () => {
    const text = (await (await made('lag')).ask('export', { name: 'analysis.csv' }))!.join('');
    const [head, ...rows] = text.trim().split(/\r?\n/);
    const at = head.split(',').indexOf('neighbours');
    const neighbours = rows.map((row) => row.split(',')[at]);
    expect(neighbours.filter((cell) => /^(\d+ ){4}\d+$/.test(cell))).toHaveLength(90);
  });
});
