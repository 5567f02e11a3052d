import { isInPolygons } from '../../geo';
import {
  networkFigures,
  pairTies,
  selectTies,
  strengthOfClusters,
  strengthOfTies,
  totalsOf,
  usedTies,
  type ClusterStrength,
  type EndTotals,
  type NetworkFigures,
  type TiePairs,
  type TieStrengths,
} from '../../linkage';
import {
  DEFAULT_LINKAGE,
  type Findings,
  type FirmColumns,
  type LinkageSettings,
  type StudySettings,
} from '../../model';

/** How strong the ties of a study are, and what they add up to. */
export interface StudyLinkage {
  readonly ties: TieStrengths;
  readonly pairs: TiePairs;
  /** One entry per firm and per institution. */
  readonly firms: EndTotals;
  readonly institutions: EndTotals;
  /** One entry per cluster. */
  readonly clusters: readonly ClusterStrength[];
  readonly network: NetworkFigures;
  /** 1 for each tie that counts in the sums; null where all do. The others have no strength. */
  readonly used: Uint8Array | null;
}

/** What sums over ties are made of. */
export interface TiedFindings extends Pick<
  Findings,
  'firmPlaces' | 'institutions' | 'institutionPlaces' | 'membership' | 'clusters' | 'links'
> {
  readonly firms: Pick<FirmColumns, 'count' | 'industry'>;
}

/** The findings with those ties alone that count: of the settings' years and, where asked, of these kinds of contact. */
export function withUsedTies<F extends Pick<Findings, 'links'>>(
  findings: F,
  { years }: Pick<LinkageSettings, 'years'>,
  topics?: readonly string[],
): F {
  const used = usedTies(findings.links, { years, topics });
  return used ? { ...findings, links: selectTies(findings.links, used) } : findings;
}

/** Ties that do not count. */
export function tiesLeftOut(used: Uint8Array): number {
  return used.reduce((sum, one) => sum + (one === 0 ? 1 : 0), 0);
}

/** A cluster's inside is its boundary; an institution without a place is inside none. */
export function measureLinkage(
  findings: TiedFindings,
  { linkage = DEFAULT_LINKAGE }: Pick<StudySettings, 'linkage'>,
): StudyLinkage {
  const { institutions, institutionPlaces: to, firms, membership, clusters } = findings;
  const { links } = withUsedTies(findings, linkage);
  const strengths = strengthOfTies(links, institutions.kind, linkage);
  const pairs = pairTies(links, strengths);
  const used = usedTies(findings.links, linkage);
  return {
    ties: used ? overAllTies(strengths, used) : strengths,
    used,
    pairs,
    firms: totalsOf(pairs, pairs.firm, firms.count),
    institutions: totalsOf(pairs, pairs.institution, institutions.count),
    clusters: strengthOfClusters(
      pairs,
      membership.clusterOf,
      membership.clusterCount,
      (cluster, i) => isInPolygons(clusters[cluster].boundary, to.lng[i], to.lat[i]),
    ),
    network: networkFigures(
      pairs,
      institutions.count,
      findings.firmPlaces.prefecture,
      to.prefecture,
    ),
  };
}

/** The strengths of the ties that count, in the rows of all ties; NaN for the others. */
function overAllTies(strengths: TieStrengths, used: Uint8Array): TieStrengths {
  const spread = (values: Float64Array): Float64Array => {
    const all = new Float64Array(used.length).fill(NaN);
    let next = 0;
    used.forEach((one, tie) => {
      if (one === 1) all[tie] = values[next++];
    });
    return all;
  };
  return {
    ...strengths,
    perYear: spread(strengths.perYear),
    kindWeight: spread(strengths.kindWeight),
    decay: spread(strengths.decay),
    strength: spread(strengths.strength),
  };
}

/** A tie as its formula: perYear × kindWeight × decay = strength, NaN where a factor is not known. */
export interface TieFactors {
  /** Row of the links table. */
  readonly tie: number;
  /** The other end: institution of a firm, firm of an institution. */
  readonly partner: number;
  readonly perYear: number;
  readonly kindWeight: number;
  readonly decay: number;
  readonly strength: number;
}

/** The ties of one firm or institution that count, the strongest first, those without a strength last. */
export function tiesOf(
  { ties, used }: Pick<StudyLinkage, 'ties' | 'used'>,
  links: Findings['links'],
  end: 'firm' | 'institution',
  index: number,
): TieFactors[] {
  const [own, other] =
    end === 'firm' ? [links.firm, links.institution] : [links.institution, links.firm];
  const found: TieFactors[] = [];
  own.forEach((row, tie) => {
    if (row !== index || used?.[tie] === 0) return;
    found.push({
      tie,
      partner: other[tie],
      perYear: ties.perYear[tie],
      kindWeight: ties.kindWeight[tie],
      decay: ties.decay[tie],
      strength: ties.strength[tie],
    });
  });
  const rank = (strength: number) => (Number.isNaN(strength) ? -1 : strength);
  return found.sort((a, b) => rank(b.strength) - rank(a.strength) || a.tie - b.tie);
}

/** The institutions with which a cluster's firms have the strongest ties, the strongest first; those of no strength left out. */
export function strongestOfCluster(
  { pairs }: StudyLinkage,
  { membership }: Findings,
  cluster: number,
): { readonly institution: number; readonly ties: number; readonly strength: number }[] {
  const sums = new Map<number, { ties: number; strength: number }>();
  for (let p = 0; p < pairs.count; p++) {
    if (membership.clusterOf[pairs.firm[p]] !== cluster) continue;
    const own = sums.get(pairs.institution[p]) ?? { ties: 0, strength: 0 };
    own.ties += pairs.ties[p];
    own.strength += pairs.strength[p];
    sums.set(pairs.institution[p], own);
  }
  return [...sums]
    .map(([institution, own]) => ({ institution, ...own }))
    .filter(({ strength }) => strength > 0)
    .sort((a, b) => b.strength - a.strength || a.institution - b.institution);
}

const STRONGEST = 8;

/** The institutions with the strongest ties in all, those without any left out. */
export function strongestInstitutions({
  institutions: { strength },
}: StudyLinkage): { readonly index: number; readonly strength: number }[] {
  return Array.from(strength, (value, index) => ({ index, strength: value }))
    .filter((each) => each.strength > 0)
    .sort((a, b) => b.strength - a.strength || a.index - b.index)
    .slice(0, STRONGEST);
}
