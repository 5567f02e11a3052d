import { describe, expect, it } from 'vitest';
import { firmDensity, readControls } from '../../src/study/comparison/controls';
import {
  CONTROL_KINDS,
  DEFAULT_MODELS,
  LEVEL_CODE,
  type ModelSettings,
  type OwnControl,
  type PlaceColumns,
  type Table,
} from '../../src/model';
import { distanceKm } from '../../src/geo/earth';
import { createRandom } from '../../src/stats/random';
import { surveyed, COUNTS } from './surveyed';

const table = (columns: Readonly<Record<string, readonly string[]>>): Table => ({
  name: 'firms.csv',
  header: Object.keys(columns),
  columns: Object.values(columns),
  rowCount: Object.values(columns)[0].length,
});

const repeat = (cells: readonly string[], times: number) =>
  Array.from({ length: times }, () => cells).flat();

describe('a column that is held constant', () => {
  it('is its number, or the number’s log where it has one', () => {
    const of = table({ 売上: ['1,000', '', '0', '-5'] });
    const [number, log] = readControls(of, [
      { column: '売上', as: 'number' },
      { column: '売上', as: 'log' },
    ]).columns.own;
    expect([...number.values]).toEqual([1000, NaN, 0, -5]);
    expect([...log.values]).toEqual([Math.log(1000), NaN, NaN, NaN]);
    expect(readControls(of, [{ column: '売上', as: 'log' }]).problems).toContainEqual(
      expect.objectContaining({ code: 'control-not-positive', facts: { rows: 2 } }),
    );
  });

  it('is a category with the base that was chosen, its codes under the code book’s names', () => {
    const of = table({ 形態: ['1', '2', '9', '', '2'] });
    const codes = [
      {
        column: '形態',
        codes: [
          { value: '1', means: 'level' as const, label: '株式' },
          { value: '2', means: 'level' as const, label: '有限' },
          { value: '9', means: 'missing' as const },
        ],
      },
    ];
    for (const base of ['2', '有限']) {
      const [own] = readControls(of, [{ column: '形態', as: 'category', base }], codes).columns.own;
      expect(own.values).toEqual(['株式', '有限', '', '', '有限']);
      expect(own.levels).toEqual(['有限', '株式']);
      expect(own.fault).toBeUndefined();
    }
  });

  it('is asked about where its values could be codes, and never taken before', () => {
    const of = table({ 回答: repeat(['1', '2', '9'], 30), 規模: repeat(['A', 'B', 'C'], 30) });
    for (const as of CONTROL_KINDS) {
      const { columns } = readControls(of, [{ column: '回答', as }]);
      expect(columns.asked.map(({ column }) => column)).toEqual(['回答']);
      expect([...columns.own[0].values].every(Number.isNaN)).toBe(true);
    }
    expect(readControls(of, [{ column: '規模', as: 'category' }]).columns.asked).toEqual([]);
  });

  it.each<[OwnControl, string]>([
    [{ column: 'ない', as: 'number' }, 'unknown'],
    [{ column: '名', as: 'number' }, 'not-numeric'],
    [{ column: '名', as: 'category', base: 'z' }, 'base-unknown'],
  ])('says why it can’t be taken: %o', (control, fault) => {
    const of = table({ 名: Array.from({ length: 20 }, (_, i) => `第${i}工業`) });
    expect(readControls(of, [control]).columns.own[0].fault).toBe(fault);
  });
});

describe('the density of firms', () => {
  it('counts every firm within the distance, itself among them, whatever the study is about', () => {
    const random = createRandom(5);
    const n = 300;
    const lng = Float64Array.from({ length: n }, () => 136 + random.uniform() * 0.3);
    const lat = Float64Array.from({ length: n }, () => 36 + random.uniform() * 0.3);
    const level = new Uint8Array(n).fill(LEVEL_CODE.point);
    level[7] = LEVEL_CODE.municipality;
    const places = { lng, lat, level } as unknown as PlaceColumns;
    const km = 4;
    const density = firmDensity(places, false, km);
    for (let i = 0; i < n; i += 13) {
      let count = 0;
      for (let j = 0; j < n; j++)
        if (j !== 7 && distanceKm(lng[i], lat[i], lng[j], lat[j]) <= km) count++;
      if (i !== 7) expect(density[i]).toBeCloseTo(count / (Math.PI * km * km), 12);
    }
    expect(density[7]).toBeNaN();
    expect(firmDensity(places, true, km)[7]).toBeGreaterThan(0);
  });
});

describe('regressions with columns of the person’s own', () => {
  const fitted = async (models: Partial<ModelSettings>) => {
    const { session } = await surveyed(COUNTS, { ...DEFAULT_MODELS, family: 'ols', ...models });
    const found = await session.ask('models', {});
    return found!.models.map(({ result }) => result);
  };

  it('hold them constant: the log of employees is the size by another way', async () => {
    const [own] = await fitted({ terms: [], own: [{ column: '従業員数', as: 'log' }] });
    const [role] = await fitted({ terms: ['size'] });
    if (!own.ok || !role.ok) throw new Error('refused');
    expect(own.value.terms[2].name).toBe('own-log:従業員数');
    expect(own.value.terms.map(({ estimate }) => estimate)).toEqual(
      role.value.terms.map(({ estimate }) => estimate),
    );
  });

  it('compare categories with the base: another base moves the constant alone', async () => {
    const by = (base: string) =>
      fitted({ terms: ['size'], own: [{ column: '業種', as: 'category', base }] });
    const [[one], [other]] = [await by('金属'), await by('繊維')];
    if (!one.ok || !other.ok) throw new Error('refused');
    const of = (result: typeof one, name: string) =>
      result.value.terms.find((term) => term.name === name)!.estimate;
    expect(of(one, 'own-category:業種=繊維')).toBeCloseTo(-of(other, 'own-category:業種=金属'), 10);
    expect(of(one, 'inside')).toBeCloseTo(of(other, 'inside'), 10);
  });

  it('are refused, every one, where the control is the outcome itself', async () => {
    const results = await fitted({ own: [{ column: '特許件数', as: 'log' }] });
    for (const result of results)
      expect(result).toMatchObject({ ok: false, problem: { code: 'control-is-outcome' } });
  });
});
