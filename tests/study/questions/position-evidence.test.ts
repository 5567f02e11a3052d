import { describe, expect, it } from 'vitest';
import { distanceKm, KM_PER_DEGREE } from '../../../src/geo/earth';
import { comparePlainly } from '../../../src/evidence';
import {
  Cancelled,
  UNATTENDED,
  type ErrorChoice,
  type Findings,
  type Run,
  type StudyFile,
} from '../../../src/model';
import { drawNormalPair, RADIUS_OF_95 } from '../../../src/stats/normal';
import { createRandom } from '../../../src/stats/random';
import { tQuantile } from '../../../src/stats/distributions';
import { dependenceOf } from '../../../src/study/comparison/evidence-groups';
import { clusteringIn } from '../../../src/study/overrides';
import { studyPositionEvidence } from '../../../src/study/questions/position-evidence';
import { bruteDbscan } from '../../cluster/brute-dbscan';
import { expectClose } from '../../evidence/close';
import { COUNTS, surveyed, type Survey } from '../surveyed';

const DRAWS = 12;
const RADIUS = { radiusKm: 2, minFirms: 8 };
const SQUARES: ErrorChoice = { groups: 'grid', gridKm: 5 };

/** The made survey with loose positions, so that firms change sides. */
async function loose(survey: Survey, errorKm: number, groups: ErrorChoice = SQUARES) {
  const { study, findings } = await surveyed(survey, {
    family: 'ols',
    terms: ['proximity', 'subcontractor'],
    ...groups,
  });
  const settings = { ...study.settings, certainty: { redraws: DRAWS, spotBandKm: 10 } };
  const error = new Float64Array(findings.firms.count).fill(errorKm);
  const firmPlaces = { ...findings.firmPlaces, errorKm: error };
  return { study: { ...study, settings }, findings: { ...findings, firmPlaces } };
}

/** Inverse by Gauss and Jordan; fit for a handful of well-behaved columns. */
function inverse(matrix: number[][]): number[][] {
  const k = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let c = 0; c < k; c++) {
    const pivot = work[c][c];
    work[c] = work[c].map((value) => value / pivot);
    for (let r = 0; r < k; r++) {
      const factor = work[r][c];
      if (r !== c) work[r] = work[r].map((value, j) => value - factor * work[c][j]);
    }
  }
  return work.map((row) => row.slice(k));
}

/** The symmetric matrix whose square is the inverse, by the iteration of Denman and Beavers. */
function inverseRoot(matrix: number[][]): number[][] {
  let y = matrix;
  let z: number[][] = matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  const middle = (a: number[][], b: number[][]) =>
    a.map((row, i) => row.map((value, j) => (value + b[i][j]) / 2));
  for (let turn = 0; turn < 60; turn++) [y, z] = [middle(y, inverse(z)), middle(z, inverse(y))];
  return z;
}

/** Least squares with CR2 errors and Satterthwaite's degrees of freedom (Pustejovsky and Tipton 2018), word for word. */
function leastSquares(x: number[][], y: number[], group: readonly string[]) {
  const indices = x[0].map((_, j) => j);
  const product = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, i) => sum + value * b[i], 0);
  const bread = inverse(
    indices.map((a) => indices.map((b) => x.reduce((sum, row) => sum + row[a] * row[b], 0))),
  );
  const cross = indices.map((a) => x.reduce((sum, row, i) => sum + row[a] * y[i], 0));
  const beta = bread.map((row) => product(row, cross));
  const left = x.map((row, i) => y[i] - product(row, beta));
  /** Row by row what the fit takes: levers[i][j] is firm i's part in coefficient j. */
  const levers = x.map((row) => bread.map((line) => product(line, row)));
  const hat = (a: number, b: number) => product(x[a], levers[b]);
  const corrected = [...new Set(group)].map((name) => {
    const rows = [...x.keys()].filter((i) => group[i] === name);
    const root = inverseRoot(rows.map((a) => rows.map((b) => (a === b ? 1 : 0) - hat(a, b))));
    /** Each firm's part in coefficient j after the correction. */
    const parts = indices.map((j) =>
      root.map((line) =>
        product(
          line,
          rows.map((row) => levers[row][j]),
        ),
      ),
    );
    return { rows, parts };
  });
  const errors = indices.map((j) =>
    Math.sqrt(
      corrected.reduce(
        (sum, { rows, parts }) =>
          sum +
          product(
            parts[j],
            rows.map((row) => left[row]),
          ) **
            2,
        0,
      ),
    ),
  );
  // Under independent firms, by the projection itself.
  const degrees = indices.map((j) => {
    const own = corrected.map(({ rows, parts }) =>
      x.map((_, i) =>
        rows.reduce((sum, row, at) => sum + ((row === i ? 1 : 0) - hat(row, i)) * parts[j][at], 0),
      ),
    );
    const trace = own.reduce((sum, part) => sum + product(part, part), 0);
    const all = own.flatMap((a) => own.map((b) => product(a, b) ** 2));
    return Math.max(1, trace ** 2 / all.reduce((sum, value) => sum + value, 0));
  });
  return { beta, errors, degrees };
}

function pool(estimates: number[], errors: number[], completeDf: number) {
  const m = estimates.length;
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const q = mean(estimates);
  const between = estimates.reduce((sum, value) => sum + (value - q) ** 2, 0) / (m - 1);
  const total = mean(errors.map((error) => error ** 2)) + between + between / m;
  const lambda = (between + between / m) / total;
  const old = (m - 1) / lambda ** 2;
  const observed = ((completeDf + 1) / (completeDf + 3)) * completeDf * (1 - lambda);
  const df = (old * observed) / (old + observed);
  const reach = tQuantile(0.975, df) * Math.sqrt(total);
  return { estimate: q, low: q - reach, high: q + reach, share: lambda };
}

/** Everything again from the definitions: positions, clusters by comparing all with all, distances, regressions. */
function byHand(findings: Findings, seed: number, errorKm: number) {
  const { firmPlaces, firms, institutionPlaces } = findings;
  const n = firms.count;
  const random = createRandom(seed);
  const siteRandom = createRandom(seed + 1);
  const pair = new Float64Array(2);
  const y = [...firms.outcomes[0].values];
  const { numbers } = dependenceOf(SQUARES, findings, null);
  const group = Array.from(numbers!, String);
  const plain: { estimate: number; error: number; df: number }[] = [];
  const complete: ReturnType<typeof leastSquares>[] = [];
  for (let draw = 0; draw < DRAWS; draw++) {
    const lng = firmPlaces.lng.slice();
    const lat = firmPlaces.lat.slice();
    for (let i = 0; i < n; i++) {
      drawNormalPair(random, pair);
      const degrees = errorKm / RADIUS_OF_95 / KM_PER_DEGREE;
      lng[i] += (pair[0] * degrees) / Math.cos((firmPlaces.lat[i] * Math.PI) / 180);
      lat[i] += pair[1] * degrees;
    }
    const { clusterOf } = bruteDbscan({ lng, lat }, RADIUS);
    const sites = Array.from(institutionPlaces.lng, (east, j) => {
      const north = institutionPlaces.lat[j];
      drawNormalPair(siteRandom, pair);
      const degrees = institutionPlaces.errorKm[j] / RADIUS_OF_95 / KM_PER_DEGREE;
      return [
        east + (pair[0] * degrees) / Math.cos((north * Math.PI) / 180),
        north + pair[1] * degrees,
      ];
    });
    const near = Array.from(lng, (_, i) =>
      Math.min(...sites.map(([east, north]) => distanceKm(lng[i], lat[i], east, north))),
    );
    const inside = clusterOf.map((cluster) => (cluster >= 0 ? 1 : 0));
    // Its error and degrees of freedom are compared with R's elsewhere.
    const compared = comparePlainly(Float64Array.from(y), inside, numbers);
    if (!compared.ok) throw new Error(compared.problem.code);
    const { difference, robust } = compared.value;
    plain.push({ estimate: difference, error: robust!.stdError, df: robust!.df });
    complete.push(
      leastSquares(
        inside.map((side, i) => [
          1,
          side,
          Math.log(Math.max(near[i], 0.1)),
          firms.subcontractor[i],
        ]),
        y,
        group,
      ),
    );
  }
  const pooled = (fits: ReturnType<typeof leastSquares>[], j: number) =>
    pool(
      fits.map(({ beta }) => beta[j]),
      fits.map(({ errors }) => errors[j]),
      fits.reduce((sum, { degrees }) => sum + degrees[j], 0) / fits.length,
    );
  return {
    difference: pool(
      plain.map(({ estimate }) => estimate),
      plain.map(({ error }) => error),
      plain.reduce((sum, { df }) => sum + df, 0) / plain.length,
    ),
    terms: [1, 2, 3].map((j) => pooled(complete, j)),
  };
}

function askFor(study: StudyFile, findings: Findings, run: Run) {
  return studyPositionEvidence(study, findings, clusteringIn(study, findings, []), run);
}

describe('studyPositionEvidence', () => {
  it('is what comparing all with all gives, draw by draw, put together by Rubin’s rules', async () => {
    const errorKm = 4;
    const { study, findings } = await loose(COUNTS, errorKm);
    const found = (await askFor(study, findings, UNATTENDED))!;
    const expected = byHand(findings, study.settings.seed, errorKm);
    expect(found).toMatchObject({ draws: DRAWS, moving: 90, firms: 90, clustered: true });
    expect(found.model).toMatchObject({ family: 'ols', firms: 90, draws: DRAWS, clustered: true });
    const pairs = [
      [found.difference, expected.difference] as const,
      ...found.model!.terms.map((term, i) => [term, expected.terms[i]] as const),
    ];
    expect(found.model!.terms.map(({ name }) => name)).toEqual([
      'inside',
      'proximity',
      'subcontractor',
    ]);
    for (const [{ pooled, failed }, want] of pairs) {
      expect(failed).toBe(0);
      expectClose(pooled!.estimate, want.estimate, 1e-9, 'estimate');
      expectClose(pooled!.ciLow, want.low, 1e-9, 'low');
      expectClose(pooled!.ciHigh, want.high, 1e-9, 'high');
      expectClose(pooled!.drawnShare, want.share, 1e-9, 'share');
    }
    // Positions this loose make the interval wider, and a part of the variance their own.
    expect(found.difference.pooled!.drawnShare).toBeGreaterThan(0.01);
    expect(found.insideShare.redrawn).not.toBe(found.insideShare.asGiven);
  });

  it('says what the comparison says where no firm moves', async () => {
    const { study, findings } = await loose(COUNTS, 0);
    const found = (await askFor(study, findings, UNATTENDED))!;
    const { asGiven, pooled } = found.difference;
    expect(found.moving).toBe(0);
    expectClose(pooled!.estimate, asGiven.estimate, 1e-12, 'estimate');
    expect(pooled!.drawnShare).toBeLessThan(1e-12);
    // Barnard and Rubin's degrees of freedom are a little fewer: the interval is hardly wider.
    const ratio = (pooled!.ciHigh - pooled!.ciLow) / (asGiven.ciHigh - asGiven.ciLow);
    expect(ratio).toBeGreaterThanOrEqual(1);
    expect(found.insideShare.redrawn).toBeCloseTo(found.insideShare.asGiven, 12);
  });

  it('gives the same again with the same seed, and other numbers with another', async () => {
    const { study, findings } = await loose(COUNTS, 4);
    const first = await askFor(study, findings, UNATTENDED);
    expect(await askFor(study, findings, UNATTENDED)).toEqual(first);
    const other = { ...study, settings: { ...study.settings, seed: 2 } };
    expect(await askFor(other, findings, UNATTENDED)).not.toEqual(first);
  });

  it('states no interval where too many draws leave nobody on one side', async () => {
    const { study, findings } = await loose(COUNTS, 400);
    const found = (await askFor(study, findings, UNATTENDED))!;
    expect(found.difference.failed).toBeGreaterThan(1);
    expect(found.difference.pooled).toBeNull();
    expect(found.model!.terms[0].pooled).toBeNull();
  });

  it('takes Welch’s errors where all firms are in one municipality', async () => {
    const { study, findings } = await loose({ ...COUNTS, oneTown: true }, 4, {
      groups: 'municipality',
    });
    const found = (await askFor(study, findings, UNATTENDED))!;
    expect(found.clustered).toBe(false);
    expect(found.difference.pooled!.stdError).toBeGreaterThan(0);
  });

  it('reports progress, can be cancelled, and has nothing to say without a comparison', async () => {
    const { study, findings } = await loose(COUNTS, 4);
    const shares: number[] = [];
    let looks = 0;
    const run: Run = {
      progress: (share) => shares.push(share),
      checkpoint: () => (++looks > 5 ? Promise.reject(new Cancelled()) : null),
    };
    await expect(askFor(study, findings, run)).rejects.toThrow(Cancelled);
    expect(shares.length).toBeGreaterThan(0);
    expect(shares.every((share, i) => i === 0 || share > shares[i - 1])).toBe(true);
    const same = await loose({ outcome: () => 1 }, 4);
    expect(await askFor(same.study, same.findings, UNATTENDED)).toBeNull();
  });
});
