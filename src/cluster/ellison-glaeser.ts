import { UNATTENDED, type Run } from '../model/run';
import { adjustFalseDiscovery } from '../stats/false-discovery';
import { createRandom, type Random } from '../stats/random';

/** Draws of an industry's firms, as many as all firms together can be dealt in a few seconds. */
const MOST_DRAWS = 999;
const LEAST_DRAWS = 199;
const MOST_DEALT = 30_000_000;
/** Below this many firms an index rests on few. */
export const FEW_FIRMS = 10;

/** Firms with their industry, area and size: one entry of each column per firm. */
export interface SizedFirms {
  /** Index of the industry, -1 for none: such a firm counts for the areas only. */
  readonly industryOf: Int32Array;
  /** Index of the area, -1 for none: such a firm takes no part. */
  readonly areaOf: Int32Array;
  /** Employees; a firm without takes no part. */
  readonly size: Float64Array;
}

/** How an industry gathers in areas beyond the size of its firms. NaN where it does not exist. */
export interface Agglomeration {
  readonly industry: number;
  /** Firms with employees and an area, their employees, and the areas that have any of them. */
  readonly firms: number;
  readonly employees: number;
  readonly areas: number;
  /** Σ (s − x)² over the areas: s the industry's shares of its employees, x those of all firms. */
  readonly g: number;
  /** Herfindahl index of the firms' sizes, Σ z². */
  readonly herfindahl: number;
  readonly gamma: number;
  /** (G − its mean) / its standard deviation if each firm chose its area by itself, with the chance x. */
  readonly z: number;
  /** Of G as large or larger, from random choices of areas. */
  readonly pValue: number;
  /** The same, adjusted for the false discovery rate over the industries. */
  readonly qValue: number;
  /** The index rests on fewer than `FEW_FIRMS` firms. */
  readonly few: boolean;
}

export interface Agglomerations {
  /** By γ, largest first; those without one last. */
  readonly industries: readonly Agglomeration[];
  /** Areas with employees, and firms that take part. */
  readonly areas: number;
  readonly firms: number;
  readonly draws: number;
  readonly seed: number;
}

/**
 * Ellison and Glaeser's (1997) index of every industry, γ = (G − (1 − Σx²) H) / ((1 − Σx²)(1 − H)), with the mean and variance of G under
 * their null (proposition 1 and appendix), and a p-value of the same null by draws, since G is far from normal where firms are few. An industry with one firm, or
 * a single area, has none. The same seed gives the same draws. Time grows with draws × firms.
 */
export async function ellisonGlaeser(
  { industryOf, areaOf, size }: SizedFirms,
  industries: number,
  areas: number,
  seed: number,
  run: Run = UNATTENDED,
): Promise<Agglomerations> {
  const rows = Array.from(areaOf.keys()).filter((i) => areaOf[i] >= 0 && size[i] > 0);
  const shares = new Float64Array(areas);
  let total = 0;
  for (const row of rows) {
    shares[areaOf[row]] += size[row];
    total += size[row];
  }
  shares.forEach((own, area) => (shares[area] = own / total));
  const members = Array.from({ length: industries }, (): number[] => []);
  for (const row of rows) if (industryOf[row] >= 0) members[industryOf[row]].push(row);
  const draws = drawsFor(rows.length);
  const random = createRandom(seed);
  const pickArea = aliasOf(shares, random);
  const found: Omit<Agglomeration, 'qValue'>[] = [];
  for (const [industry, own] of members.entries()) {
    const sizes = Float64Array.from(own, (row) => size[row]);
    const described = describe(
      industry,
      sizes,
      Int32Array.from(own, (row) => areaOf[row]),
      shares,
    );
    // Without a second firm or a second area there is nothing to draw.
    const isDrawn = Number.isFinite(described.z);
    let atLeast = 0;
    for (let draw = 0; isDrawn && draw < draws; draw++) {
      const drawn = gOf(sizes, () => pickArea(), described.employees, shares);
      if (drawn >= described.g * (1 - 1e-12)) atLeast++;
      if ((draw & 31) === 31) {
        const wait = run.checkpoint();
        if (wait) await wait;
      }
    }
    found.push({ ...described, pValue: isDrawn ? (atLeast + 1) / (draws + 1) : NaN });
    run.progress((industry + 1) / industries);
  }
  const q = adjustFalseDiscovery(Float64Array.from(found, ({ pValue }) => pValue));
  const rank = ({ gamma }: Agglomeration) => (Number.isNaN(gamma) ? -Infinity : gamma);
  const ranked = found
    .map((each, k) => ({ ...each, qValue: q[k] }))
    .sort((a, b) => rank(b) - rank(a) || a.industry - b.industry);
  const occupied = shares.reduce((sum, own) => sum + (own > 0 ? 1 : 0), 0);
  return { industries: ranked, areas: occupied, firms: rows.length, draws, seed };
}

function drawsFor(firms: number): number {
  return Math.max(LEAST_DRAWS, Math.min(MOST_DRAWS, Math.floor(MOST_DEALT / Math.max(1, firms))));
}

function gOf(
  sizes: Float64Array,
  areaOf: (firm: number) => number,
  employees: number,
  shares: Float64Array,
): number {
  const own = new Float64Array(shares.length);
  for (let i = 0; i < sizes.length; i++) own[areaOf(i)] += sizes[i];
  let g = 0;
  for (let area = 0; area < own.length; area++) g += (own[area] / employees - shares[area]) ** 2;
  return g;
}

function describe(
  industry: number,
  sizes: Float64Array,
  areaOf: Int32Array,
  shares: Float64Array,
): Omit<Agglomeration, 'pValue' | 'qValue'> {
  const employees = sizes.reduce((sum, own) => sum + own, 0);
  const powers = (of: Float64Array, power: number) =>
    of.reduce((sum, own) => sum + own ** power, 0);
  const ofFirms = sizes.map((own) => own / employees);
  const herfindahl = sizes.length > 0 ? powers(ofFirms, 2) : NaN;
  const [x2, x3] = [powers(shares, 2), powers(shares, 3)];
  const g = sizes.length > 0 ? gOf(sizes, (firm) => areaOf[firm], employees, shares) : NaN;
  const usual = (1 - x2) * herfindahl;
  const isJudged = sizes.length > 1 && x2 < 1 - 1e-12;
  const variance =
    2 *
    (herfindahl ** 2 * (x2 - 2 * x3 + x2 ** 2) - powers(ofFirms, 4) * (x2 - 4 * x3 + 3 * x2 ** 2));
  return {
    industry,
    firms: sizes.length,
    employees,
    areas: new Set(areaOf).size,
    g,
    herfindahl,
    gamma: isJudged ? (g - usual) / ((1 - x2) * (1 - herfindahl)) : NaN,
    z: isJudged && variance > 0 ? (g - usual) / Math.sqrt(variance) : NaN,
    few: sizes.length < FEW_FIRMS,
  };
}

/** Draws an index in proportion to its share, in constant time (Walker 1977, Vose 1991). */
function aliasOf(shares: Float64Array, random: Random): () => number {
  const count = shares.length;
  const keep = shares.map((own) => own * count);
  const other = Int32Array.from({ length: count }, (_, i) => i);
  const small = [...keep.keys()].filter((i) => keep[i] < 1);
  const large = [...keep.keys()].filter((i) => keep[i] >= 1);
  while (small.length > 0 && large.length > 0) {
    const less = small.pop()!;
    const more = large[large.length - 1];
    other[less] = more;
    keep[more] -= 1 - keep[less];
    if (keep[more] < 1) small.push(large.pop()!);
  }
  return () => {
    const scaled = random.uniform() * count;
    const at = Math.floor(scaled);
    return scaled - at < keep[at] ? at : other[at];
  };
}
