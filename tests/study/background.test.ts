import { describe, expect, it } from 'vitest';
import {
  DEFAULT_MODELS,
  DEFAULT_SETTINGS,
  registerCounts,
  UNATTENDED,
  type StudyFile,
} from '../../src/model';
import { distanceKm } from '../../src/geo/earth';
import { withoutRegister, withRegister, writeStudyFile } from '../../src/study';
import { clusterRows } from '../../src/study/commands';
import {
  PLACES,
  REGISTER,
  FIRMS,
  firms,
  register,
  SCAN,
  withClusters,
  codes,
  ran,
  read,
  made,
  found,
} from './made-register';
import { csvOf } from './tables-made';

describe('a background register', () => {
  it.each(['bernoulli', 'poisson'] as const)(
    'gives the scan of the command line on the same rows (%s)',
    async (model) => {
      const { findings } = await found([firms, register], { ...SCAN, model });
      const numbers = (rows: readonly string[][], column: number) =>
        Float64Array.from(rows, (row) => Number(row[column]));
      const alone = await clusterRows(
        { lng: numbers(FIRMS, 1), lat: numbers(FIRMS, 2) },
        {
          settings: { ...SCAN, model },
          background: { lng: numbers(REGISTER, 1), lat: numbers(REGISTER, 2) },
        },
        null,
        UNATTENDED,
      );
      expect(findings.membership.scan).toEqual(alone.scan);
      expect(findings.membership.clusterOf).toEqual(alone.clusterOf);
      expect(findings.membership.scan).toMatchObject({
        cases: FIRMS.length,
        population: 400,
        lacking: 0,
      });
      const [first] = findings.clusters;
      expect(distanceKm(first.lng, first.lat, 137, 36)).toBeLessThan(1);
    },
  );

  it('is compared with where the settings say so, and with the list elsewhere', async () => {
    const ofList = await found([firms, register], { ...SCAN, background: 'list' });
    expect(ofList.findings.membership.scan).toMatchObject({ refused: 'only-cases' });
    const dense = await found([firms, register], { ...SCAN, method: 'dbscan' });
    const without = await found([firms], { ...SCAN, method: 'dbscan' });
    expect(dense.findings.membership).toEqual(without.findings.membership);
  });

  it('is located by its addresses as firms are, below a title, and without its total', async () => {
    const text = [
      '福井県内の法人,',
      '法人名,所在地',
      ...Array.from({ length: 30 }, (_, i) => `第${i}商会,福井県${i % 2 ? '松川市' : '竹原市'}`),
      '第30商会,どこか遠く',
      '合計,31社',
    ].join('\n');
    const addressed = { ...register, text } as const;
    const read = await found([firms, addressed]);
    // Municipality points are no places to be compared with.
    expect(codes(read.findings)).toContain('background-none-located');
    expect(registerCounts(read.findings.background!, false)).toEqual({
      located: 0,
      coarse: 30,
      none: 1,
    });
    const coarse = await found([firms, addressed], { ...SCAN, includeCoarse: true });
    const told = coarse.findings.problems.find(({ code }) => code === 'background-located');
    expect(told!.facts).toEqual({ rows: 31, located: 30, coarse: 0, none: 1 });
    expect(coarse.findings.membership.scan!.lacking).toBe(FIRMS.length);
  });

  it('counts firms that it lacks as its own, and says how many', async () => {
    const fewer = REGISTER.filter(([id]) => Number(id.split('-')[1]) >= 4);
    const text = csvOf(['法人番号', '経度', '緯度'], fewer);
    const { findings, session } = await found([firms, { ...register, text }]);
    const near = PLACES.filter(([lng, lat]) => distanceKm(lng, lat, 137, 36) < 2).length;
    // Eight firms where the register has six.
    expect(findings.membership.scan).toMatchObject({
      population: 240 + 2 * near,
      lacking: 2 * near,
    });
    const relative = await session.ask('relativeDensity', { industry: '', against: 'register' });
    expect(relative).toMatchObject({ register: '法人登記.csv' });
    expect(relative!.result).toMatchObject({ firms: 240 + 2 * near, lacking: 2 * near });
  });

  it('is what a relative density is compared with, of all firms or of an industry', async () => {
    const { session } = await found([firms, register]);
    const all = (await session.ask('relativeDensity', { industry: '', against: 'register' }))!;
    if (typeof all.result === 'string') throw new Error(all.result);
    expect(all.result).toMatchObject({ cases: FIRMS.length, firms: 400 });
    expect(all.result.pValue).toBeLessThan(0.02);
    const some = (await session.ask('relativeDensity', { industry: '眼鏡', against: 'register' }))!;
    expect(some.result).toMatchObject({ firms: 400 });
    const pieces = await session.ask('export', { name: 'relative-density.geojson' });
    const { metadata } = JSON.parse(pieces!.join('')) as { metadata: Record<string, object> };
    expect(metadata.relative_density).toMatchObject({ register: '法人登記.csv', firms: 400 });
    // A list has nothing to be compared with when all of it is studied.
    const none = (await session.ask('relativeDensity', { industry: '', against: 'list' }))!;
    expect(none.result).toBe('only-cases');
  });

  it('gives the density that regressions hold constant, itself at least', async () => {
    const first = await made([firms, register]);
    const density = async (densityOf: 'list' | 'register') => {
      const models = { ...DEFAULT_MODELS, terms: ['density'] as const, densityKm: 0.1, densityOf };
      const settings = { ...first.study.settings, models };
      return (await ran(first.session, { ...first.study, settings })).density!;
    };
    const around = (rows: readonly string[][], [, lng, lat]: readonly string[]) =>
      rows.filter(
        (row) => distanceKm(Number(row[1]), Number(row[2]), Number(lng), Number(lat)) <= 0.1,
      ).length;
    const area = Math.PI * 0.1 ** 2;
    const [ofList, ofRegister] = [await density('list'), await density('register')];
    for (const row of [0, 50, FIRMS.length - 1]) {
      expect(ofList[row]).toBeCloseTo(around(FIRMS, FIRMS[row]) / area, 8);
      expect(ofRegister[row]).toBeCloseTo(around(REGISTER, FIRMS[row]) / area, 8);
    }
    const far = csvOf(['法人番号', '経度', '緯度'], [['x', '137.9', '36.4']]);
    const alone = await made([firms, { ...register, text: far }]);
    const models = {
      ...DEFAULT_MODELS,
      terms: ['density'] as const,
      densityOf: 'register' as const,
    };
    const settings = { ...alone.study.settings, models };
    const lone = (await ran(alone.session, { ...alone.study, settings })).density!;
    expect(Math.min(...lone)).toBeGreaterThan(0);
  });

  it('runs nothing anew but what is made of it, and says nothing of the found definition', async () => {
    const computed: string[] = [];
    const { session, study: plain } = await made([firms, register], (name) => computed.push(name));
    const { inputs } = plain;
    const text = csvOf(['経度', '緯度'], [['137', '36']]);
    const other = await read(session, { ...register, text });
    const study = withClusters(plain, SCAN);
    await ran(session, study);
    computed.length = 0;
    await ran(session, { ...study, inputs: { ...inputs, background: other } });
    expect([...computed].sort()).toEqual(
      ['background', 'background-told', 'membership', 'clusters', 'summary', 'problems'].sort(),
    );
    const wanted = { ...DEFAULT_SETTINGS.clusters, definition: 'wanted' as const };
    const settled = async (of: StudyFile) => {
      const found = await session.settle(withClusters(of, wanted), UNATTENDED);
      if (!found.ok) throw new Error(found.problem.code);
      return found.value.settings.clusters;
    };
    computed.length = 0;
    const first = await settled(study);
    expect(first.definition).not.toBe('wanted');
    expect(await settled({ ...study, inputs: { firms: inputs.firms } })).toEqual(first);
    expect(computed).not.toContain('background');
    // Nor does a bandwidth, which is of the firms of interest alone where they are compared with it.
    const kernel = async (background: 'list' | 'register') => {
      const clusters = { ...wanted, method: 'relative' as const, background };
      const found = await session.settle(withClusters(study, clusters), UNATTENDED);
      return found.ok ? found.value.settings.clusters : null;
    };
    expect(await kernel('register')).toMatchObject({ definition: 'positions' });
    expect(computed).not.toContain('background');
  });

  it('is told where it says nothing: nobody located, the firms’ own file, another land, or none at all', async () => {
    const nowhere = csvOf(
      ['法人名', '所在地'],
      [
        ['甲', '？'],
        ['乙', ''],
      ],
    );
    const lost = await found([firms, { ...register, text: nowhere }]);
    expect(codes(lost.findings)).toContain('background-none-located');
    // All firms lack in it, so that nothing is left to compare with.
    expect(lost.findings.membership.scan).toMatchObject({ refused: 'only-cases' });
    const same = await found([firms, { ...firms, kind: 'background' }]);
    expect(codes(same.findings)).toContain('background-same-file');
    expect(same.findings.membership.scan).toMatchObject({ refused: 'only-cases' });
    const elsewhere = csvOf(
      ['経度', '緯度'],
      Array.from({ length: 50 }, (_, i) => [String(141 + i / 1000), '43']),
    );
    const far = await found([firms, { ...register, text: elsewhere }]);
    expect(codes(far.findings)).toContain('background-elsewhere');
    const absent = await found([firms]);
    expect(codes(absent.findings)).toContain('background-absent');
    const { session } = await made([firms]);
    const reading = (text: string) =>
      session.readInput('background', 'r.csv', new TextEncoder().encode(text), {}, UNATTENDED);
    expect(await reading('')).toMatchObject({ ok: false, problem: { code: 'file-empty' } });
    expect(await reading('経度,緯度\n')).toMatchObject({ ok: false });
  });

  it('is redrawn with its firms where positions are uncertain', async () => {
    const rough = {
      ...firms,
      text: csvOf(
        ['企業ID', '経度', '緯度', '位置の精度', '誤差km'],
        FIRMS.map(([id, lng, lat]) => [id, lng, lat, 'town', '0.3']),
      ),
    };
    const rows = {
      ...register,
      text: csvOf(
        ['経度', '緯度', '位置の精度', '誤差km'],
        REGISTER.map(([, lng, lat]) => [lng, lat, 'town', '0.3']),
      ),
    };
    const { session, study, findings } = await found([rough, rows]);
    expect([...findings.background!.errorKm].every((km) => km === 0.3)).toBe(true);
    const certainty = { redraws: 20, spotBandKm: 10 };
    await ran(session, { ...study, settings: { ...study.settings, certainty } });
    const error = (await session.ask('positionError', {}))!;
    expect(error.persistence[0]).toBeGreaterThan(0.6);
  });

  it('is compared with by who brings one, and by nobody once it is taken away', async () => {
    const { study } = await made([firms, register]);
    const { background, ...others } = study.inputs;
    const bare = { ...study, inputs: others };
    const brought = withRegister(bare, background!);
    expect(brought.settings.clusters.background).toBe('register');
    const list = withClusters(brought, { ...brought.settings.clusters, background: 'list' });
    expect(withRegister(list, background!).settings.clusters.background).toBe('list');
    const away = withoutRegister(brought);
    expect(away.inputs).toEqual(others);
    expect(writeStudyFile(away)).toBe(writeStudyFile(bare));
  });
});
