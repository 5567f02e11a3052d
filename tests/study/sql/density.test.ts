import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, it } from 'vitest';
import { dbscan } from '../../../src/cluster/dbscan';
import { unitVectors } from '../../../src/geo';
import { createRandom } from '../../../src/stats/random';
import { densitySteps } from '../../../src/study/sql/density';
import { sqlDialect } from '../../../src/study/sql/dialects';
import { make, real, type Step } from '../../../src/study/sql/plan';
import { unitVectorQuery } from '../../../src/study/sql/sphere';

let connection: DuckDBConnection;
beforeAll(
  async () => void (connection = await (await DuckDBInstance.create(':memory:')).connect()),
);

async function run(steps: readonly Step[]): Promise<void> {
  const script = sqlDialect('duckdb').script(steps, { head: [] });
  const statements = await connection.extractStatements(script);
  for (let i = 0; i < statements.count; i++) await (await statements.prepare(i)).run();
}

async function rows(query: string): Promise<number[][]> {
  const read = await connection.runAndReadAll(query);
  return read.getRows().map((row) => row.map(Number));
}

interface Points {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly weight?: Float64Array;
}

const located = ({ lng, lat, weight }: Points) =>
  make(
    'located',
    'made points',
    `select * from (values ${Array.from(lng, (x, i) => `(${i}, ${real(x)}, ${real(lat[i])}, ${real(weight?.[i] ?? 1)}, 1)`).join(', ')}) as p(firm, longitude, latitude, weight, own)`,
  );

/** Cluster of each point, -1 for none, and whether it is core. */
async function labels(
  points: Points,
  radiusKm: number,
  minFirms: number,
): Promise<[number, number][]> {
  await run([
    located(points),
    ...densitySteps({ radiusKm, minFirms }, points.weight !== undefined, sqlDialect('duckdb')),
  ]);
  const found = new Map(
    (await rows('select firm, cluster, core from member')).map(([i, ...at]) => [i, at]),
  );
  return Array.from(points.lng, (_, i) => (found.get(i) ?? [-1, 0]) as [number, number]);
}

function known(points: Points, radiusKm: number, minFirms: number): [number, number][] {
  const { clusterOf, role } = dbscan(points, { radiusKm, minFirms });
  return Array.from(clusterOf, (cluster, i) => [cluster, role[i] === 2 ? 1 : 0]);
}

/** Points in clumps, on a lattice whose neighbours are at equal distances, stacked, and strewn, around a middle. */
function strewn(lng: number, lat: number, spread: number, seed: number, count = 240): Points {
  const random = createRandom(seed);
  const across = spread / Math.max(0.02, Math.cos((lat * Math.PI) / 180));
  const x: number[] = [];
  const y: number[] = [];
  const clumps = Array.from({ length: 5 }, () => [random.uniform() - 0.5, random.uniform() - 0.5]);
  for (let i = 0; i < count; i++) {
    const [cx, cy] = i % 6 === 5 ? [0, 0] : clumps[i % 5];
    const width = i % 6 === 5 ? 1.4 : 0.18;
    if (i % 17 === 16) {
      x.push(x[i - 5]);
      y.push(y[i - 5]);
      continue;
    }
    x.push(lng + across * (cx + width * (random.uniform() - 0.5)));
    y.push(Math.max(-90, Math.min(90, lat + spread * (cy + width * (random.uniform() - 0.5)))));
  }
  return {
    lng: Float64Array.from(x, (each) => (each > 180 ? each - 360 : each)),
    lat: Float64Array.from(y),
  };
}

describe('unit vectors in SQL', () => {
  it('are the study’s to the last bit, in every quarter of the globe', async () => {
    const random = createRandom(3);
    const lng = Float64Array.from({ length: 300 }, () => random.uniform() * 1080 - 540);
    const lat = Float64Array.from({ length: 300 }, (_, i) =>
      i < 3 ? [90, -90, 0][i] : random.uniform() * 180 - 90,
    );
    await run([
      located({ lng, lat }),
      make('vector', '', unitVectorQuery('located', ['firm', 'longitude', 'latitude'], '1 = 1')),
    ]);
    const seen = await rows('select x, y, z from vector order by firm');
    const xyz = unitVectors(lng, lat);
    expect(seen).toEqual(Array.from(lng, (_, i) => Array.from(xyz.subarray(3 * i, 3 * i + 3))));
  });
});

describe('DBSCAN in SQL', () => {
  it.each([
    ['in Japan', 137, 36, 0.5, 3],
    ['across the meridian of 180 degrees', 180, -17, 0.5, 3],
    ['across the meridian of 0 degrees', 0, 51, 0.5, 3],
    ['around a pole', 20, 89.8, 0.5, 3],
    ['in one cell', 137, 36, 0.001, 3],
    ['over half the globe', 10, 10, 170, 1500],
    ['within reach of everybody', 10, 10, 170, 20_100],
  ] as const)('gives the labels of dbscan() %s', async (_, lng, lat, spread, radiusKm) => {
    for (const [seed, minFirms] of [
      [1, 4],
      [4, 1000],
    ]) {
      const points = strewn(lng, lat, spread, seed);
      expect(await labels(points, radiusKm, minFirms)).toEqual(known(points, radiusKm, minFirms));
    }
  });

  it('counts weights, missing ones as nothing', async () => {
    const random = createRandom(8);
    const points = strewn(137, 36, 0.5, 8);
    const weight = Float64Array.from(points.lng, () => Math.floor(random.uniform() * 9));
    const weighted = { ...points, weight };
    expect(await labels(weighted, 3, 25)).toEqual(known(weighted, 3, 25));
  });

  it('joins a chain of thousands that is numbered against its direction', async () => {
    const lng = Float64Array.from({ length: 3000 }, (_, i) => 130 + (2999 - i) * 0.004);
    const points = { lng, lat: new Float64Array(3000).fill(35) };
    expect(await labels(points, 0.5, 2)).toEqual(known(points, 0.5, 2));
  });
});
