import { chooseSites, sitingCosts, type SitingMethod } from '../../linkage';
import type { Findings, Municipality, Run } from '../../model';

/** Where would new branch sites serve the study's firms best? */
export interface SitingQuestion {
  readonly method: SitingMethod;
  /** How many sites, 1 to MOST_SITES. */
  readonly sites: number;
  /** For `cover`: kilometres within which a firm is served. */
  readonly coverKm: number;
}

export const MOST_SITES = 10;
/** Firms × candidates that are held at once, 8 bytes each. */
const MOST_PAIRS = 5e7;

export interface StudySiting extends SitingQuestion {
  /** Located firms. */
  readonly firms: number;
  /** Sum of kilometres to the nearest institution, or firms out of reach: before, after, and what no choice can go below. */
  readonly before: number;
  readonly after: number;
  /** NaN where it is not known. */
  readonly bound: number;
  /** Best first: the municipality (index into the table of municipalities) and what its site adds to those before it. */
  readonly chosen: readonly { readonly municipality: number; readonly gain: number }[];
}

export type SitingAnswer =
  | { readonly ok: true; readonly value: StudySiting }
  | { readonly ok: false; readonly refused: 'no-firms' | 'too-many-firms' };

/**
 * The municipalities in whose midst new sites serve the firms best, the study's institutions kept. A designated city stands by its
 * wards. Refuses studies without a located firm, and those with so many that the distances would not fit into memory.
 */
export async function studySiting(
  { firmPlaces, countedPlaces }: Pick<Findings, 'firmPlaces' | 'countedPlaces'>,
  municipalities: readonly Municipality[],
  question: SitingQuestion,
  run: Run,
): Promise<SitingAnswer> {
  const candidates = municipalities
    .map((each, index) => ({ ...each, index }))
    .filter(({ kind }) => kind !== 'designated_city');
  const located = firmPlaces.lng.reduce((count, lng) => count + (Number.isNaN(lng) ? 0 : 1), 0);
  if (located === 0) return { ok: false, refused: 'no-firms' };
  if (located * candidates.length > MOST_PAIRS) return { ok: false, refused: 'too-many-firms' };
  const positions = {
    lng: Float64Array.from(candidates, ({ lng }) => lng),
    lat: Float64Array.from(candidates, ({ lat }) => lat),
  };
  const { method, sites, coverKm } = question;
  const costs = sitingCosts(firmPlaces, countedPlaces, positions, method, coverKm);
  const found = await chooseSites(costs, sites, run);
  return {
    ok: true,
    value: {
      ...question,
      firms: located,
      before: costs.baseline.reduce((sum, cost) => sum + cost, 0),
      after: found.total,
      bound: found.bound,
      chosen: found.sites.map((site, i) => ({
        municipality: candidates[site].index,
        gain: found.gains[i],
      })),
    },
  };
}
