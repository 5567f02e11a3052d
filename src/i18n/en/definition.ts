import type { ClusterMethod, DefinitionOrigin } from '../../model';
import { methods, type ByOrigin } from './methods';
import { counted as n, formatCount, formatFixed, formatKm, formatShare } from '../numbers';

/** What the sentences about a definition that was found are made from. */
export interface FoundFacts {
  readonly radiusKm: number;
  readonly minFirms: number;
  readonly floorKm: number;
  readonly tried: number;
  readonly clusters: number;
  readonly insideShare: number;
  readonly agreement: number;
}

/** What the sentences about a bandwidth that was found are made from. */
export interface BandwidthFacts {
  readonly radiusKm: number;
  readonly floorKm: number;
  readonly radiiKm: readonly [number, number];
  readonly firms: number;
  readonly places: number;
  readonly ofAllKm: number;
}

/** A definition that nobody set, with where it comes from. */
export interface OriginFacts {
  readonly method: ClusterMethod;
  readonly radiusKm: number;
  readonly minFirms: number;
}

const origin: ByOrigin = {
  wanted: (radiusKm, minFirms) =>
    `Radius and minimum will be found from the firms’ positions once at least 30 firms are located to their town or finer; until then they are ${radiusKm} km and ${formatCount(minFirms)} firms.`,
  positions: (radiusKm, minFirms) =>
    `Radius (${radiusKm} km) and minimum (${formatCount(minFirms)} firms) were found from the firms’ positions, without looking at what the firms do.`,
  undivided: (radiusKm, minFirms) =>
    `No definition found from the firms’ positions parts them; ${radiusKm} km and ${formatCount(minFirms)} firms come nearest to one.`,
};

/** The definition of clusters that the firms' positions suggest. */
export const definition = {
  /** How radius and minimum came about where nobody set them. */
  origin: (definition: DefinitionOrigin, { method, radiusKm, minFirms }: OriginFacts) =>
    (methods[method].origin ?? origin)[definition](radiusKm, minFirms),
  belowFloor: (floorKm: number) =>
    `Below ${formatKm(floorKm)} km, the median error of the positions: who is near whom is chance there.`,
  floor: (floorKm: number) => `The positions carry ${formatKm(floorKm)} km and more.`,
  find: 'Find a definition from the positions',
  running: (share: number) => `Comparing definitions … ${formatShare(share)}`,
  found: (f: FoundFacts) =>
    `${formatCount(f.minFirms)} firms within ${f.radiusKm} km part these firms best: ${formatCount(f.clusters)} clusters, ${formatShare(f.insideShare)} of the firms inside.`,
  why: (f: FoundFacts) =>
    `Of ${formatCount(f.tried)} definitions from ${formatKm(f.floorKm)} km on (what the positions carry), it is the one that its neighbours, redrawn positions and HDBSCAN agree on most (adjusted Rand index ${formatFixed(f.agreement, 2)}). It rests on where the firms are, not on what they do.`,
  used: 'This definition is in use.',
  again: 'Find it anew from the positions',
  use: (radiusKm: number, minFirms: number) =>
    `Use ${radiusKm} km and ${formatCount(minFirms)} firms`,
  without: {
    'too-few': 'There are too few located firms to find a definition from them.',
    'one-centre':
      'The firms have one dense centre and thin out around it: no definition parts them into several clusters.',
    none: 'No definition parts the firms: what one finds, the next does not. They are spread without dense places that stand out.',
  },
  /** The bandwidth of relative density. */
  bandwidth: {
    find: 'Find a bandwidth from the positions',
    running: (share: number) => `Comparing bandwidths … ${formatShare(share)}`,
    found: (f: BandwidthFacts) =>
      `A bandwidth of ${f.radiusKm} km suits these positions: with it, the firms at each place are foretold best by those at all other places.`,
    why: (f: BandwidthFacts) =>
      `Likelihood cross-validation (Habbema, Hermans and van den Broek 1974; Duin 1976) of ${n(f.firms, 'firm', 'firms')} at ${n(f.places, 'place', 'places')}, between ${formatKm(f.floorKm)} km (what the positions carry) and ${formatKm(f.radiiKm[1])} km: ${formatKm(f.ofAllKm)} km for all firms together, wider the fewer firms are of interest. It rests on where the firms are and how many are of interest, not on which.`,
    used: 'This bandwidth is in use.',
    use: (radiusKm: number) => `Use ${radiusKm} km`,
    tooFew:
      'There are too few to find a bandwidth from: it takes five firms of interest and two places.',
  },
  instead:
    'What may help: a comparison with a register of all firms around (the method “Spatial scan”), clusters of one industry, a list of a wider area, or boundaries that you draw.',
};
export type FoundDefinitionMessages = typeof definition;
