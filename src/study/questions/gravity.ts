import { distanceKm, isPlace } from '../../geo';
import {
  fitFixedGravity,
  fitGravity,
  strengthOfTies,
  type FixedGravityResult,
  type GravityFailure,
} from '../../linkage';
import { DEFAULT_LINKAGE, type InstitutionKind, type StudySettings } from '../../model';
import { withUsedTies, type TiedFindings } from './tie-strength';

/** Nearer than this counts as this far, so that its logarithm says something. Kilometres. */
export const LEAST_KM = 1;

/** `distance`: log kilometres. `firms`: log firms of the cluster. A kind: against the most frequent one. */
export type GravityTerm = 'distance' | 'firms' | InstitutionKind;

export interface GravityCoefficient {
  /** Null for the constant. */
  readonly term: GravityTerm | null;
  readonly estimate: number;
  /** HC1 */
  readonly standardError: number;
}

/** Every cluster with every institution that takes part; entry i of each column belongs to pair i. */
export interface GravityColumns {
  readonly cluster: Int32Array;
  readonly institution: Int32Array;
  readonly km: Float64Array;
  readonly ties: Int32Array;
  /** Contacts per year of the cluster's firms with the institution. */
  readonly contacts: Float64Array;
  readonly expected: Float64Array;
  /** Signed root of the pair's part of the deviance. */
  readonly residual: Float64Array;
  /** Firms of the cluster's most frequent industry, anywhere, with a tie to the institution; -1 where industries are not known. */
  readonly sameField: Int32Array;
}

export interface StudyGravity {
  readonly pairs: GravityColumns;
  readonly coefficients: readonly GravityCoefficient[];
  /** The kind that the others are compared with. */
  readonly baseKind: InstitutionKind;
  /** Share of the deviance of a constant that the model takes away. */
  readonly explained: number;
  /** Of the log kilometres, with an effect of each cluster and of each institution. */
  readonly fixed: FixedGravityResult;
  /** Kinds that no cluster has a tie with: their pairs are expected to have none, and take no part. */
  readonly kindsLeftOut: readonly InstitutionKind[];
  /** Ties of firms outside of every cluster, and those of unknown frequency. */
  readonly restTies: number;
  readonly unknownTies: number;
}

export type GravityRefusal = 'no-clusters' | GravityFailure['code'];

export type GravityAnswer =
  | { readonly ok: true; readonly value: StudyGravity }
  | { readonly ok: false; readonly refused: GravityRefusal };

/**
 * How many contacts each cluster is expected to have with each institution: contacts ~ distance, firms of the cluster, kind of
 * institution, by Poisson pseudo-maximum likelihood, zeros kept (Santos Silva and Tenreyro 2006). A kind without any contact would
 * be fitted by a coefficient of minus infinity; leaving its pairs out gives the same other coefficients (Correia, Guimarães and
 * Zylkin 2020). Distances are from the mean position of the cluster's firms.
 */
export function studyGravity(
  all: TiedFindings,
  { linkage = DEFAULT_LINKAGE }: Pick<StudySettings, 'linkage'>,
): GravityAnswer {
  const findings = withUsedTies(all, linkage);
  const { clusters, institutions } = findings;
  const inhabited = clusters.filter(({ firms }) => firms > 0);
  if (inhabited.length === 0) return { ok: false, refused: 'no-clusters' };
  const found = countContacts(findings, linkage);
  const kindsWithTies = new Set(
    [...found.cells].flatMap(([key, { contacts }]) =>
      contacts > 0 ? institutions.kind[key % institutions.count] : [],
    ),
  );
  const pairs = pairColumns(findings, found, kindsWithTies);
  const kinds = mostFrequentFirst(pairs.institution, institutions.kind);
  const terms = [
    { term: 'distance' as const, values: pairs.km.map((km) => Math.log(Math.max(LEAST_KM, km))) },
    {
      term: 'firms' as const,
      values: Float64Array.from(pairs.cluster, (c) => Math.log(clusters[c].firms)),
    },
    ...kinds.slice(1).map((kind) => ({
      term: kind,
      values: Float64Array.from(pairs.institution, (i) => (institutions.kind[i] === kind ? 1 : 0)),
    })),
  ].filter(({ term, values }) => term !== 'firms' || values.some((value) => value !== values[0]));
  const fitted = fitGravity({ contacts: pairs.contacts, terms: terms.map((each) => each.values) });
  if (!fitted.ok) return { ok: false, refused: fitted.failure.code };
  const { coefficients, standardErrors, expected, devianceResidual, deviance } = fitted.value;
  const names: (GravityTerm | null)[] = [null, ...terms.map(({ term }) => term)];
  return {
    ok: true,
    value: {
      pairs: { ...pairs, expected, residual: devianceResidual },
      coefficients: names.map((term, k) => ({
        term,
        estimate: coefficients[k],
        standardError: standardErrors[k],
      })),
      fixed: fitFixedGravity({
        contacts: pairs.contacts,
        term: terms[0].values,
        first: pairs.cluster,
        second: pairs.institution,
      }),
      baseKind: kinds[0],
      explained: 1 - deviance / constantDeviance(pairs.contacts),
      kindsLeftOut: mostFrequentFirst(
        Int32Array.from(institutions.kind.keys()),
        institutions.kind,
      ).filter((kind) => !kindsWithTies.has(kind)),
      restTies: found.restTies,
      unknownTies: found.unknownTies,
    },
  };
}

interface Contacts {
  /** By cluster × number of institutions + institution. */
  readonly cells: ReadonlyMap<number, { readonly ties: number; readonly contacts: number }>;
  readonly restTies: number;
  readonly unknownTies: number;
}

function countContacts(
  { links, institutions, membership }: TiedFindings,
  linkage: NonNullable<StudySettings['linkage']>,
): Contacts {
  const { perYear } = strengthOfTies(links, institutions.kind, linkage);
  const cells = new Map<number, { ties: number; contacts: number }>();
  let restTies = 0;
  let unknownTies = 0;
  for (let tie = 0; tie < links.count; tie++) {
    const cluster = membership.clusterOf[links.firm[tie]];
    if (cluster < 0) restTies++;
    else if (Number.isNaN(perYear[tie])) unknownTies++;
    else {
      const key = cluster * institutions.count + links.institution[tie];
      const cell = cells.get(key) ?? { ties: 0, contacts: 0 };
      cells.set(key, { ties: cell.ties + 1, contacts: cell.contacts + perYear[tie] });
    }
  }
  return { cells, restTies, unknownTies };
}

type Observed = Omit<GravityColumns, 'expected' | 'residual'>;

function pairColumns(
  findings: TiedFindings,
  { cells }: Contacts,
  kinds: ReadonlySet<InstitutionKind>,
): Observed {
  const { clusters, institutions, institutionPlaces: at } = findings;
  const taking = Array.from(institutions.kind.keys()).filter(
    (i) => kinds.has(institutions.kind[i]) && isPlace(at.lng[i], at.lat[i]),
  );
  const inhabited = clusters.filter(({ firms }) => firms > 0);
  const count = inhabited.length * taking.length;
  const pairs = {
    cluster: new Int32Array(count),
    institution: new Int32Array(count),
    km: new Float64Array(count),
    ties: new Int32Array(count),
    contacts: new Float64Array(count),
    sameField: new Int32Array(count),
  };
  const fields = tiesByIndustry(findings);
  let p = 0;
  for (const { index, lng, lat, industries } of inhabited) {
    const field = industries[0]?.name ?? '';
    for (const i of taking) {
      const cell = cells.get(index * institutions.count + i);
      pairs.cluster[p] = index;
      pairs.institution[p] = i;
      pairs.km[p] = distanceKm(lng, lat, at.lng[i], at.lat[i]);
      pairs.ties[p] = cell?.ties ?? 0;
      pairs.contacts[p] = cell?.contacts ?? 0;
      pairs.sameField[p] = field === '' ? -1 : (fields.get(field)?.get(i) ?? 0);
      p++;
    }
  }
  return pairs;
}

/** Firms of each industry that are tied to each institution. */
function tiesByIndustry({ firms, links }: TiedFindings): Map<string, Map<number, number>> {
  const seen = new Set<number>();
  const found = new Map<string, Map<number, number>>();
  for (let tie = 0; tie < links.count; tie++) {
    const [firm, institution] = [links.firm[tie], links.institution[tie]];
    const key = institution * firms.count + firm;
    if (seen.has(key)) continue;
    seen.add(key);
    const industry = firms.industry[firm];
    const counts = found.get(industry) ?? new Map<number, number>();
    counts.set(institution, (counts.get(institution) ?? 0) + 1);
    found.set(industry, counts);
  }
  return found;
}

function mostFrequentFirst(rows: Int32Array, kinds: readonly InstitutionKind[]): InstitutionKind[] {
  const counts = new Map<InstitutionKind, number>();
  for (const row of rows) counts.set(kinds[row], (counts.get(kinds[row]) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([kind]) => kind);
}

/** Deviance of the model that expects the mean of every pair. */
function constantDeviance(contacts: Float64Array): number {
  const mean = contacts.reduce((sum, y) => sum + y, 0) / contacts.length;
  return (
    2 * contacts.reduce((sum, y) => sum + (y > 0 ? y * Math.log(y / mean) : 0) - (y - mean), 0)
  );
}
