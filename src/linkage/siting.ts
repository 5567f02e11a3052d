import { distanceKm, isPlace } from '../geo/earth';
import { UNATTENDED, type Run } from '../model';
import type { Positions } from './proximity';

/** `median`: least sum of kilometres to the nearest site. `cover`: most firms with a site within `coverKm`. */
export type SitingMethod = 'median' | 'cover';

/** What serving each firm from each candidate costs, candidate after candidate; every entry finite. */
export interface SitingCosts {
  readonly firms: number;
  readonly candidates: number;
  readonly cost: Float64Array;
  /** What each firm costs without any new site; Infinity where nothing serves it yet. */
  readonly baseline: Float64Array;
}

export interface Siting {
  /** Candidates, the one that gains most first. */
  readonly sites: readonly number[];
  /** What each adds to those before it, never rising; Infinity for the first where nothing served a firm before. */
  readonly gains: readonly number[];
  /** Sum of the firms' costs with all sites. */
  readonly total: number;
  /** No choice of as many sites has a lower total than this; NaN where the baseline is not finite. */
  readonly bound: number;
}

/**
 * Costs of sites for the firms and institutions that have a place: kilometres for `median`; for `cover`, 1 for a firm
 * that is farther than `coverKm` and else 0, by which covering is a median too (Church and ReVelle 1976).
 * Candidates must have a place; throws RangeError otherwise.
 */
export function sitingCosts(
  firms: Positions,
  existing: Positions,
  candidates: Positions,
  method: SitingMethod,
  coverKm: number,
): SitingCosts {
  const rows = Array.from(firms.lng.keys()).filter((i) => isPlace(firms.lng[i], firms.lat[i]));
  const costOf = (km: number): number => (method === 'median' ? km : km <= coverKm ? 0 : 1);
  const count = candidates.lng.length;
  const cost = new Float64Array(rows.length * count);
  for (let c = 0, at = 0; c < count; c++) {
    const [lng, lat] = [candidates.lng[c], candidates.lat[c]];
    if (!isPlace(lng, lat)) throw new RangeError(`candidate ${c} has no place`);
    for (const i of rows) cost[at++] = costOf(distanceKm(firms.lng[i], firms.lat[i], lng, lat));
  }
  const baseline = Float64Array.from(rows, (i) => {
    let least = method === 'median' ? Infinity : 1;
    for (let j = 0; j < existing.lng.length; j++) {
      if (!isPlace(existing.lng[j], existing.lat[j])) continue;
      const km = distanceKm(firms.lng[i], firms.lat[i], existing.lng[j], existing.lat[j]);
      least = Math.min(least, costOf(km));
    }
    return least;
  });
  return { firms: rows.length, candidates: count, cost, baseline };
}

/**
 * The sites with the least sum of costs: greedy, then exchange of one site for one candidate for as long as that helps (Teitz and
 * Bart 1968, all exchanges of a candidate judged at once as in Whitaker 1983). A local optimum; `bound` says how far it
 * can be from the best (Nemhauser, Wolsey and Fisher 1978). Ties go to the lower candidate. Each pass takes
 * firms × candidates. Rejects with `Cancelled` as `run` does.
 *
 * @param p how many sites, at most as many as candidates; throws RangeError otherwise.
 */
export async function chooseSites(
  costs: SitingCosts,
  p: number,
  run: Run = UNATTENDED,
): Promise<Siting> {
  if (!(Number.isInteger(p) && p >= 1 && p <= costs.candidates))
    throw new RangeError(`${p} sites among ${costs.candidates} candidates`);
  const all = Array.from({ length: costs.candidates }, (_, c) => c);
  let bound = -Infinity;
  const greedy = await greedySites(costs, all, p, run, (lower) => (bound = Math.max(bound, lower)));
  let sites = greedy.sites;
  for (let better; (better = await bestExchange(costs, sites, run));) sites = better;
  // The same greedy rule among the chosen alone puts them in the order of what they add.
  const ordered = await greedySites(
    costs,
    sites.toSorted((a, b) => a - b),
    p,
    run,
  );
  run.progress(1);
  return { ...ordered, bound: Number.isFinite(bound) ? Math.min(bound, ordered.total) : NaN };
}

interface Chosen {
  readonly sites: number[];
  readonly gains: number[];
  readonly total: number;
}

async function greedySites(
  costs: SitingCosts,
  among: readonly number[],
  p: number,
  run: Run,
  onBound?: (lower: number) => void,
): Promise<Chosen> {
  const sites: number[] = [];
  const gains: number[] = [];
  const least = costs.baseline.slice();
  let total = sum(least);
  while (sites.length < p) {
    const totals = new Map<number, number>();
    for (const c of among) {
      if (sites.includes(c)) continue;
      totals.set(c, totalWith(costs, c, least));
      const rest = run.checkpoint();
      if (rest) await rest;
    }
    // Gains shrink as sites are added, so p sites gain at most the p largest gains together.
    const lowest = [...totals.values()].sort((a, b) => a - b).slice(0, p);
    onBound?.(total - lowest.reduce((gain, t) => gain + Math.max(0, total - t), 0));
    let best = -1;
    for (const [c, t] of totals) if (best < 0 || t < (totals.get(best) ?? Infinity)) best = c;
    sites.push(best);
    const reached = totals.get(best) ?? NaN;
    gains.push(total - reached);
    total = reached;
    for (let i = 0, at = best * costs.firms; i < costs.firms; i++, at++)
      least[i] = Math.min(least[i], costs.cost[at]);
    run.progress((0.5 * sites.length) / p);
  }
  return { sites, gains, total };
}

function totalWith({ firms, cost }: SitingCosts, candidate: number, least: Float64Array): number {
  let total = 0;
  for (let i = 0, at = candidate * firms; i < firms; i++, at++)
    total += cost[at] < least[i] ? cost[at] : least[i];
  return total;
}

/** The sites after the exchange that lowers the total most; null where none does beyond rounding. */
async function bestExchange(
  costs: SitingCosts,
  sites: readonly number[],
  run: Run,
): Promise<number[] | null> {
  const { firms, candidates, cost } = costs;
  const { first, second, by } = twoLeast(costs, sites);
  const now = sum(first);
  let best = now - 1e-9 * (1 + now);
  let exchange: readonly [number, number] | null = null;
  const extra = new Float64Array(sites.length);
  for (let c = 0; c < candidates; c++) {
    if (sites.includes(c)) continue;
    extra.fill(0);
    let total = 0;
    for (let i = 0, at = c * firms; i < firms; i++, at++) {
      const kept = Math.min(cost[at], first[i]);
      total += kept;
      if (by[i] >= 0) extra[by[i]] += Math.min(cost[at], second[i]) - kept;
    }
    for (let out = 0; out < extra.length; out++) {
      if (total + extra[out] >= best) continue;
      best = total + extra[out];
      exchange = [out, c];
    }
    const rest = run.checkpoint();
    if (rest) await rest;
  }
  if (!exchange) return null;
  const [out, entering] = exchange;
  return sites.map((site, s) => (s === out ? entering : site));
}

/** Least and second least cost of each firm, and which site gives the least; −1 for what was there before. */
function twoLeast({ firms, cost, baseline }: SitingCosts, sites: readonly number[]) {
  const first = baseline.slice();
  const second = new Float64Array(firms).fill(Infinity);
  const by = new Int32Array(firms).fill(-1);
  sites.forEach((site, s) => {
    for (let i = 0, at = site * firms; i < firms; i++, at++) {
      if (cost[at] < first[i]) {
        second[i] = first[i];
        first[i] = cost[at];
        by[i] = s;
      } else if (cost[at] < second[i]) second[i] = cost[at];
    }
  });
  return { first, second, by };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
