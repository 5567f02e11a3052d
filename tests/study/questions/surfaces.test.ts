import { describe, expect, it } from 'vitest';
import { UNATTENDED, type ClusterSettings, type RowFilter } from '../../../src/model';
import { isInPolygons } from '../../../src/geo/rings';
import type { MultiPolygonCoordinates } from '../../../src/model';
import { createRandom } from '../../../src/stats/random';
import { prepare } from '../made';

/** 400 firms around two towns; eyewear is most in the first. */
function list(): string {
  const random = createRandom(4);
  const off = () => (random.uniform() - 0.5) * 0.05;
  const rows = Array.from({ length: 400 }, (_, i) => {
    const isFirst = i % 2 === 0;
    const isEyewear = random.uniform() < (isFirst ? 0.5 : 0.05);
    const [lng, lat] = [(isFirst ? 137 : 137.2) + off(), 36 + off()];
    return `F${i},${lng},${lat},${isEyewear ? '眼鏡' : '金属'}`;
  });
  return ['企業ID,経度,緯度,業種', ...rows].join('\n');
}

async function made(clusters: Partial<ClusterSettings>, scope?: readonly RowFilter[]) {
  const { session, study } = await prepare([{ kind: 'firms', name: 'firms.csv', text: list() }]);
  const settings = {
    ...study.settings,
    clusters: { ...study.settings.clusters, radiusKm: 2, ...clusters },
    ...(scope ? { scope } : {}),
  };
  const ran = await session.run({ ...study, settings }, UNATTENDED);
  if (!ran.ok) throw new Error(ran.problem.code);
  return session;
}

type Session = Awaited<ReturnType<typeof made>>;
interface Layer {
  readonly metadata: Record<string, Record<string, unknown>>;
  readonly features: {
    readonly properties: Record<string, unknown>;
    readonly geometry: { readonly coordinates: MultiPolygonCoordinates };
  }[];
}
async function layer(session: Session, name: 'density.geojson' | 'relative-density.geojson') {
  const pieces = await session.ask('export', { name });
  return pieces && (JSON.parse(pieces.join('')) as Layer);
}

describe('the surfaces of a study', () => {
  it('have the definition’s radius as bandwidth, and its industry’s firms', async () => {
    const all = (await (await made({})).ask('density', {}))!;
    expect(all).toMatchObject({ firms: 400, bandwidthKm: 2 });
    const session = await made({ radiusKm: 1, industry: '眼鏡' });
    const some = (await session.ask('density', {}))!;
    expect(some.bandwidthKm).toBe(1);
    expect(some.firms).toBeLessThan(150);
    const { features, metadata } = (await layer(session, 'density.geojson'))!;
    expect(features.map(({ properties }) => properties.least_firms_per_km2)).toEqual(some.levels);
    expect(metadata.density).toMatchObject({ bandwidth_km: 1, firms: some.firms });
  });

  it('compare an industry with all firms', async () => {
    const session = await made({ industry: '眼鏡' });
    const found = (await layer(session, 'relative-density.geojson'))!;
    const of = (kind: string) =>
      found.features.find(({ properties }) => properties.surface === kind)!.geometry.coordinates;
    expect(isInPolygons(of('more'), 137, 36)).toBe(true);
    expect(isInPolygons(of('more'), 137.2, 36)).toBe(false);
    expect(isInPolygons(of('fewer'), 137.2, 36)).toBe(true);
    expect(found.metadata.relative_density).toMatchObject({
      of_industry: '眼鏡',
      firms: 400,
      p_value: 0.001,
    });
  });

  it('compare the firms of the study with the whole list as a register', async () => {
    const scope: RowFilter[] = [{ kind: 'values', column: '業種', values: ['眼鏡'] }];
    const session = await made({}, scope);
    const found = (await session.ask('relativeDensity', { industry: '', against: 'list' }))!;
    if (typeof found.result === 'string') throw new Error(found.result);
    expect(found.result).toMatchObject({ firms: 400, pValue: 0.001 });
    expect(isInPolygons(found.result.more, 137, 36)).toBe(true);
    expect(await layer(session, 'relative-density.geojson')).not.toBeNull();
    // Within the study all are of the industry.
    const within = (await session.ask('relativeDensity', { industry: '眼鏡', against: 'list' }))!;
    expect(within.result).toBe('only-cases');
  });

  it('have no file where nothing says who is of interest', async () => {
    const session = await made({});
    expect(await layer(session, 'relative-density.geojson')).toBeNull();
    expect(
      (await session.ask('relativeDensity', { industry: '造船', against: 'list' }))!.result,
    ).toBe('too-few-cases');
  });
});
