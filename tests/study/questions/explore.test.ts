import { describe, expect, it } from 'vitest';
import { dbscan, findDefinition } from '../../../src/cluster';
import {
  Cancelled,
  DEFAULT_SETTINGS,
  UNATTENDED,
  type Run,
  type StudyFile,
} from '../../../src/model';
import { definitionOf, quotientsOf, redrawsOf, specialityOf, SPOTS } from '../../../src/study';
import { gridAround, gridOver } from '../../../src/study/questions/explore';
import { firmsCsv, prepare } from '../made';

const base = DEFAULT_SETTINGS.clusters;

async function computed(change: Partial<StudyFile['settings']> = {}, dense = 40, sparse = 20) {
  const { session, study } = await prepare([
    { kind: 'firms', name: 'firms.csv', text: firmsCsv(dense, sparse) },
  ]);
  const settings = { ...study.settings, ...change };
  const result = await session.run({ ...study, settings }, UNATTENDED);
  if (!result.ok) throw new Error(result.problem.code);
  return { session, study: { ...study, settings }, findings: result.value };
}

describe('gridAround', () => {
  it('goes from half to twice the present definition, which is one of its cells', () => {
    const { radiiKm, minimums } = gridAround(base);
    expect(radiiKm).toEqual([1.5, 2, 2.4, 3, 3.8, 4.8, 6]);
    expect(minimums).toEqual([5, 7, 10, 14, 20]);
  });

  it('stays within the limits, repeats nothing and keeps the present values as they are', () => {
    const small = gridAround({ ...base, radiusKm: 0.05, minFirms: 1 });
    expect(small.radiiKm[0]).toBe(0.05);
    expect(small.minimums).toEqual([1, 2]);
    const odd = gridAround({ ...base, radiusKm: 3.14159, minFirms: 3 });
    expect(odd.radiiKm).toContain(3.14159);
    expect(new Set(odd.minimums).size).toBe(odd.minimums.length);
    const sized = gridAround({ ...base, method: 'hdbscan', minFirms: 2 });
    expect(sized.radiiKm).toEqual([3]);
    expect(Math.min(...sized.minimums)).toBe(2);
  });
});

describe('gridOver', () => {
  const range = { radiiKm: [0.5, 1, 2, 4, 8], minimums: [5, 20, 80, 320] };

  it('has the present definition in the place of the nearest step, and the ends of the range', () => {
    expect(gridOver(range, { ...base, radiusKm: 2.3, minFirms: 30 })).toEqual({
      radiiKm: [0.5, 1, 2.3, 4, 8],
      minimums: [5, 30, 80, 320],
    });
    const beyond = gridOver(range, { ...base, radiusKm: 0.05, minFirms: 500 });
    expect(beyond.radiiKm).toEqual([0.05, ...range.radiiKm]);
    expect(beyond.minimums).toEqual([...range.minimums, 500]);
    const atAnEnd = gridOver(range, { ...base, radiusKm: 0.6, minFirms: 5 });
    expect(atAnEnd.radiiKm).toEqual([0.5, 0.6, 1, 2, 4, 8]);
    expect(atAnEnd.minimums).toEqual(range.minimums);
  });

  it('has the present radius alone where the method has none', () => {
    const sized = gridOver(range, { ...base, method: 'hdbscan', minFirms: 18 });
    expect(sized).toEqual({ radiiKm: [3], minimums: [5, 18, 80, 320] });
  });
});

describe('the exploration of a definition', () => {
  it('has a table over the range of the rule and of the sliders, with other answers in its cells', async () => {
    const { session, findings } = await computed({}, 400, 160);
    const { radiiKm, minimums, cells } = (await session.ask('exploration', {}, UNATTENDED))!;
    const { lng, lat, errorKm } = findings.firmPlaces;
    const rule = await findDefinition({ lng, lat }, errorKm, 1);
    const ends = (values: readonly number[]) => [values[0], values[values.length - 1]];
    expect(ends(radiiKm)).toEqual(rule.radiiKm);
    expect(ends(minimums)).toEqual(rule.minimums);
    expect(cells.flat().some(({ insideShare }) => insideShare > 0.95)).toBe(true);
    expect(cells.flat().some(({ insideShare }) => insideShare < 0.2)).toBe(true);
  });

  it('takes firms of one town for somewhere in the town', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `F${i},137.0,36.0,town,0.8`);
    const text = ['id,lng,lat,level,error_km', ...rows].join('\n');
    const { session, study } = await prepare([{ kind: 'firms', name: 'firms.csv', text }]);
    const ran = await session.run(study, UNATTENDED);
    if (!ran.ok) throw new Error(ran.problem.code);
    const { curve, somewhere } = (await session.ask('exploration', {}, UNATTENDED))!;
    expect(somewhere).toBe(40);
    // The tenth nearest of 40 within 0.8 km is some 0.2 km away, not 0.
    expect(curve!.km[20]).toBeGreaterThan(0.1);
    expect(curve!.km[20]).toBeLessThan(0.8);
  });

  it('agrees with clustering each cell, and counts in how many neighbours a firm is inside', async () => {
    const { session, findings } = await computed();
    const found = (await session.ask('exploration', {}, UNATTENDED))!;
    const { lng, lat } = findings.firmPlaces;
    found.radiiKm.forEach((radiusKm, row) =>
      found.minimums.forEach((minFirms, column) => {
        const { clusterCount } = dbscan({ lng, lat }, { radiusKm, minFirms });
        expect(found.cells[row][column].clusters).toBe(clusterCount);
      }),
    );
    const inside = new Float64Array(lng.length);
    const near = gridAround(base);
    for (const radiusKm of near.radiiKm)
      for (const minFirms of near.minimums)
        dbscan({ lng, lat }, { radiusKm, minFirms }).clusterOf.forEach(
          (cluster, firm) => (inside[firm] += cluster >= 0 ? 1 : 0),
        );
    expect(found.neighbours).toBe(near.radiiKm.length * near.minimums.length);
    found.stability.forEach((share, firm) =>
      Number.isNaN(lng[firm])
        ? expect(share).toBeNaN()
        : expect(share).toBeCloseTo(inside[firm] / found.neighbours, 12),
    );
    expect(found.cells[found.row][found.column].clusters).toBe(findings.summary.clusters);
    expect(found.firms).toBe(60);
    expect(found.curve!.km).toHaveLength(60);
  });

  it('is kept while the definition is, and asked anew when it changes', async () => {
    const { session, study } = await computed();
    const first = await session.ask('exploration', {}, UNATTENDED);
    await session.run({ ...study, settings: { ...study.settings, outcome: 'x' } }, UNATTENDED);
    expect(await session.ask('exploration', {}, UNATTENDED)).toBe(first);
    const clusters = { ...study.settings.clusters, radiusKm: 5 };
    await session.run({ ...study, settings: { ...study.settings, clusters } }, UNATTENDED);
    const second = (await session.ask('exploration', {}, UNATTENDED))!;
    expect(second.radiiKm[second.row]).toBe(5);
  });

  it('has no curve where firms count by a weight, and one row for HDBSCAN', async () => {
    const weighted = await computed({ clusters: { ...base, weight: 'employees', minFirms: 100 } });
    expect((await weighted.session.ask('exploration', {}, UNATTENDED))!.curve).toBeNull();
    const sized = await computed({ clusters: { ...base, method: 'hdbscan', minSamples: 3 } });
    const found = (await sized.session.ask('exploration', {}, UNATTENDED))!;
    expect(found.cells).toHaveLength(1);
    expect(found.cells[0][found.column].clusters).toBe(sized.findings.summary.clusters);
  });

  it('has firms of other industries outside in every definition', async () => {
    const { session, findings } = await computed({ clusters: { ...base, industry: '繊維' } });
    const { stability } = (await session.ask('exploration', {}, UNATTENDED))!;
    findings.firms.industry.forEach((industry, firm) => {
      if (industry !== '繊維' && findings.membership.role[firm] === 0)
        expect(stability[firm]).toBe(0);
    });
    expect(stability.some((share) => share > 0)).toBe(true);
  });

  it('leaves the last one in place when it is cancelled', async () => {
    const { session, study } = await computed();
    const first = await session.ask('exploration', {}, UNATTENDED);
    const clusters = { ...study.settings.clusters, radiusKm: 4 };
    await session.run({ ...study, settings: { ...study.settings, clusters } }, UNATTENDED);
    const cancelled: Run = {
      progress: () => undefined,
      checkpoint: () => Promise.reject(new Cancelled()),
    };
    await expect(session.ask('exploration', {}, cancelled)).rejects.toThrow(Cancelled);
    await session.run(study, UNATTENDED);
    expect((await session.ask('exploration', {}, UNATTENDED))!.cells).toEqual(first!.cells);
  });
});

describe('what a definition is doubted for', () => {
  it('is told in shares', async () => {
    const { findings } = await computed();
    const { coreShare, insideShare, widest } = definitionOf(findings);
    expect(coreShare).toBeCloseTo(40 / 60, 12);
    expect(insideShare).toBeCloseTo(40 / 60, 12);
    expect(widest).toBe(0);
  });
});

describe('position errors of a study', () => {
  it('carry through to firms and clusters', async () => {
    const { session, findings } = await computed({ certainty: { redraws: 30, spotBandKm: 10 } });
    const found = (await session.ask('positionError', {}, UNATTENDED))!;
    expect(found.draws).toBe(30);
    expect(found.insideProbability).toHaveLength(findings.firms.count);
    expect(found.persistence).toHaveLength(findings.summary.clusters);
    // Points with coordinates of their own hardly move.
    expect(found.persistence[0]).toBeGreaterThan(0.9);
    expect(await session.ask('positionError', {}, UNATTENDED)).toBe(found);
  });

  it('are redrawn 200 times, less often for very many firms, or as often as is wanted', () => {
    const automatic = { clusters: base };
    expect(redrawsOf(automatic, 5000)).toBe(200);
    expect(redrawsOf(automatic, 1_000_000)).toBe(20);
    expect(redrawsOf({ clusters: { ...base, method: 'hdbscan' } }, 50_000)).toBe(20);
    const certainty = { redraws: 77, spotBandKm: 10 };
    expect(redrawsOf({ clusters: base, certainty }, 1_000_000)).toBe(77);
  });
});

describe('hot spots of a study', () => {
  it('tell hot, cold, neither and isolated apart', async () => {
    const rows = ['企業ID,経度,緯度,特許件数'];
    for (let i = 0; i < 30; i++) {
      rows.push(`H${i},${137 + i / 1000},36,${20 + (i % 3)}`);
      rows.push(`C${i},${138 + i / 1000},36,0`);
      rows.push(`M${i},${139 + i / 1000},36,${(i % 2) * 18}`);
    }
    rows.push('L1,145,43,5', 'N1,,,4', 'X1,137,36,');
    const { session, study } = await prepare([
      { kind: 'firms', name: 'f.csv', text: rows.join('\n') },
    ]);
    const result = await session.run(study, UNATTENDED);
    if (!result.ok) throw new Error(result.problem.code);
    const spots = (await session.ask('hotSpots', {}, UNATTENDED))!;
    const { id } = result.value.firms;
    const spotOf = (wanted: string) => SPOTS[spots.spot[id.indexOf(wanted)]];
    expect(['H5', 'C5', 'M5', 'L1', 'N1', 'X1'].map(spotOf)).toEqual([
      'hot',
      'cold',
      'none',
      'isolated',
      'missing',
      'missing',
    ]);
    expect(spots).toMatchObject({ refused: null, firms: 91, isolated: 1, hot: 30, cold: 30 });
    expect(spots.giStar.z[id.indexOf('L1')]).toBeNaN();
  });

  it('say why there are none', async () => {
    const text = (values: string[], step: number) =>
      [
        '企業ID,経度,緯度,特許件数',
        ...values.map((v, i) => `F${i},${137 + i * step},36,${v}`),
      ].join('\n');
    for (const [values, step, refused] of [
      [['1', '1', '1', '1'], 0.001, 'constant'],
      [['1', '2', '3', '4'], 1, 'no-neighbours'],
    ] as const) {
      const { session, study } = await prepare([
        { kind: 'firms', name: 'f.csv', text: text([...values], step) },
      ]);
      await session.run(study, UNATTENDED);
      expect((await session.ask('hotSpots', {}, UNATTENDED))!.refused).toBe(refused);
    }
  });
});

describe('an industry of a study against all firms', () => {
  it('is tested, or refused with the reason', async () => {
    const { session } = await computed({}, 60, 60);
    const question = { industry: '金属', draws: 39, limitKm: 20 };
    const answer = (await session.ask('concentration', question, UNATTENDED))!;
    expect(answer.industry).toBe('金属');
    expect(answer.result).toMatchObject({ sites: 120, draws: 39 });
    expect(await session.ask('concentration', { ...question }, UNATTENDED)).toBe(answer);
    const none = await session.ask('concentration', { ...question, industry: '漁業' }, UNATTENDED);
    expect(none!.result).toEqual({ code: 'too-few', firms: 0, least: 10 });
  });
});

describe('specialities', () => {
  it('are the largest quotients that rest on enough firms, each with its test', async () => {
    const { findings } = await computed();
    const [own] = quotientsOf(findings);
    for (const { quotient, firms, small, pValue, q } of own) {
      expect(quotient).toBeGreaterThan(0);
      expect(small).toBe(firms < 5);
      expect(pValue).toBeGreaterThan(0);
      expect(q).toBeGreaterThanOrEqual(pValue);
    }
    expect(specialityOf(own)).toBe(own.find(({ small }) => !small));
    expect(quotientsOf(findings)).toBe(quotientsOf(findings));
  });
});

describe('the files', () => {
  const properties = (text: string) =>
    (JSON.parse(text) as { features: { properties: Record<string, unknown> }[] }).features.map(
      (feature) => feature.properties,
    );

  it('say of firms and clusters how far they can be trusted', async () => {
    const { session, findings } = await computed({ certainty: { redraws: 25, spotBandKm: 5 } });
    const firms = properties((await session.ask('export', { name: 'firms.geojson' }))!.join(''));
    const { stability } = (await session.ask('exploration', {}, UNATTENDED))!;
    const error = (await session.ask('positionError', {}, UNATTENDED))!;
    firms.forEach((firm, i) => {
      const written = [firm.stability, firm.inside_probability];
      [stability[i], error.insideProbability[i]].forEach((value, k) =>
        Number.isNaN(value)
          ? expect(written[k]).toBeNull()
          : expect(written[k]).toBeCloseTo(value, 9),
      );
      expect(Object.keys(firm)).toEqual(Object.keys(firms[0]));
    });
    expect(firms.at(-1)!.stability).toBeNull();
    const clusters = properties(
      (await session.ask('export', { name: 'clusters.geojson' }))!.join(''),
    );
    expect(clusters).toHaveLength(findings.summary.clusters);
    expect(clusters[0].persistence).toBeCloseTo(error.persistence[0], 9);
    expect(clusters[0].speciality).toBe(specialityOf(quotientsOf(findings)[0])!.industry);
    const [header] = (await session.ask('export', { name: 'firms-excel.csv' }))!
      .join('')
      .split('\r\n');
    for (const key of ['stability', 'inside_probability', 'spot', 'gi_star_q', 'local_moran_type'])
      expect(header.split(',')).toContain(key);
    const { metadata } = JSON.parse(
      (await session.ask('export', { name: 'findings.json' }))!.join(''),
    );
    expect(metadata.settings).toMatchObject({ redraws: 25, spot_band_km: 5 });
  });
});
