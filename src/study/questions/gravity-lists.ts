import type { StudyGravity } from './gravity';

/** What counts as near, and what as far, in the lists. Kilometres. */
export const NEAR_KM = { least: 1, most: 500, standard: 50 } as const;

/** Pairs that should have a tie and have none, the most expected contacts first. */
export function missingLinks(
  { pairs }: StudyGravity,
  nearKm: number,
  sameField: boolean,
): number[] {
  return Array.from(pairs.km.keys())
    .filter(
      (p) => pairs.ties[p] === 0 && pairs.km[p] <= nearKm && (!sameField || pairs.sameField[p] > 0),
    )
    .sort((a, b) => pairs.expected[b] - pairs.expected[a] || a - b);
}

/** An institution's contacts with clusters, and those that lie farther away. */
export interface FarReach {
  readonly institution: number;
  readonly clusters: number;
  readonly contacts: number;
  /** Mean kilometres of its contacts, and as expected. */
  readonly meanKm: number;
  readonly expectedMeanKm: number;
  readonly farContacts: number;
  readonly expectedFar: number;
}

const NONE = {
  clusters: 0,
  contacts: 0,
  km: 0,
  expected: 0,
  expectedKm: 0,
  far: 0,
  expectedFar: 0,
};

/** Institutions with more contacts beyond `farKm` than expected, the greatest excess first. */
export function farReaching({ pairs }: StudyGravity, farKm: number): FarReach[] {
  const sums = new Map<number, typeof NONE>();
  for (let p = 0; p < pairs.km.length; p++) {
    const own = sums.get(pairs.institution[p]) ?? { ...NONE };
    const [km, seen, expected] = [pairs.km[p], pairs.contacts[p], pairs.expected[p]];
    own.clusters += seen > 0 ? 1 : 0;
    own.contacts += seen;
    own.km += seen * km;
    own.expected += expected;
    own.expectedKm += expected * km;
    if (km > farKm) {
      own.far += seen;
      own.expectedFar += expected;
    }
    sums.set(pairs.institution[p], own);
  }
  return [...sums]
    .filter(([, { far, expectedFar }]) => far > expectedFar)
    .map(([institution, own]) => ({
      institution,
      clusters: own.clusters,
      contacts: own.contacts,
      meanKm: own.km / own.contacts,
      expectedMeanKm: own.expectedKm / own.expected,
      farContacts: own.far,
      expectedFar: own.expectedFar,
    }))
    .sort(
      (a, b) =>
        b.farContacts - b.expectedFar - (a.farContacts - a.expectedFar) ||
        a.institution - b.institution,
    );
}
