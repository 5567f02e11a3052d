import {
  filterPairs,
  flowsBetweenGroups,
  flowsToInstitutions,
  type FlowFilter,
  type Flows,
  type TiePairs,
} from '../../linkage';
import {
  DEFAULT_FLOWS,
  type Findings,
  type FlowGrouping,
  type FlowSettings,
  type Municipality,
  type StudySettings,
} from '../../model';
import { studyGravity } from './gravity';
import { measureLinkage, withUsedTies, type TiedFindings } from './tie-strength';

/** What the lines of one level go between; `by_zoom` has two levels. */
export type FlowEnds = Exclude<FlowGrouping, 'by_zoom'>;

/** Lines that are shown together. Entry i of each column belongs to line i; both of its ends have a place. */
export interface FlowLevel {
  readonly ends: FlowEnds;
  /** Shown from afar only, from near only, or always. */
  readonly zoom: 'far' | 'near' | 'any';
  readonly count: number;
  /** Row of the firm, the cluster, or the municipality in its table. */
  readonly from: Int32Array;
  /** Row of the institution, or of the other cluster. */
  readonly to: Int32Array;
  readonly strength: Float64Array;
  /** Ties that are added up; 0 between clusters. */
  readonly ties: Int32Array;
  /** Deviance residual of the gravity model, where lines stand for it; else null. Strength is then |contacts − expected|. */
  readonly residual: Float64Array | null;
  /** Degrees. */
  readonly fromLng: Float64Array;
  readonly fromLat: Float64Array;
  readonly toLng: Float64Array;
  readonly toLat: Float64Array;
  /** Ties of firms in no group: outside of every cluster, or of unknown municipality. */
  readonly restTies: number;
  /** Lines that are left out, since an end has no place. */
  readonly unplaced: number;
}

export interface StudyFlows {
  readonly settings: FlowSettings;
  readonly levels: readonly FlowLevel[];
  /** The greatest strength of all lines; 0 where there is none. */
  readonly top: number;
}

type Ends = Pick<FlowLevel, 'fromLng' | 'fromLat' | 'toLng' | 'toLat'>;
type Point = readonly [lng: number, lat: number];

/** Residuals nearer to zero than this are as expected, and not drawn. */
export const RESIDUAL_SHOWN = 1;

/** The flows that the study's settings ask for; null where there is no tie. */
export function studyFlows(
  findings: TiedFindings,
  settings: Pick<StudySettings, 'flows' | 'linkage'>,
  municipalities: readonly Municipality[],
): StudyFlows | null {
  if (findings.links.count === 0) return null;
  const flows = settings.flows ?? DEFAULT_FLOWS;
  const levels = showsResiduals(flows)
    ? residualLevels(findings, settings, flows)
    : levelsOf(flows).map(({ ends, zoom }) => {
        const pairs = filterPairs(pairsOfFlows(findings, settings), filterOf(findings, flows));
        return flowLevel(findings, pairs, ends, zoom, municipalities);
      });
  const top = levels.reduce((most, { strength }) => Math.max(most, greatest(strength)), 0);
  return { settings: flows, levels, top };
}

/** The pairs whose ties are of the kinds of contact that flows show, before any other filter. */
export function pairsOfFlows(
  findings: TiedFindings,
  settings: Pick<StudySettings, 'flows' | 'linkage'>,
): TiePairs {
  const topics = settings.flows?.topics;
  return measureLinkage(topics ? withUsedTies(findings, {}, topics) : findings, settings).pairs;
}

/** Kinds of contact that the ties state, '' for none stated, the most frequent first. */
export function topicsOf({ links }: Pick<Findings, 'links'>): readonly string[] {
  const counts = new Map<string, number>();
  for (const text of links.topic) {
    const topic = text.trim();
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([topic]) => topic);
}

export function showsResiduals({ grouping, residuals }: FlowSettings): boolean {
  return residuals && grouping === 'clusters';
}

function levelsOf({ grouping }: FlowSettings): Pick<FlowLevel, 'ends' | 'zoom'>[] {
  if (grouping !== 'by_zoom') return [{ ends: grouping, zoom: 'any' }];
  return [
    { ends: 'municipalities', zoom: 'far' },
    { ends: 'firms', zoom: 'near' },
  ];
}

function filterOf({ institutions }: TiedFindings, flows: FlowSettings): FlowFilter {
  const kinds = flows.kinds && new Set(flows.kinds);
  return {
    ...(kinds ? { institution: (i) => kinds.has(institutions.kind[i]) } : {}),
    leastContacts: flows.leastContacts,
    ...(flows.bandKm ? { bandKm: flows.bandKm } : {}),
  };
}

/** Which group each firm belongs to, -1 for none, and where the groups are. */
function groupsOf(
  { firms, firmPlaces, membership, clusters }: TiedFindings,
  ends: FlowEnds,
  municipalities: readonly Municipality[],
): { readonly of: Int32Array; readonly at: (group: number) => Point } {
  switch (ends) {
    case 'firms':
      return {
        of: Int32Array.from({ length: firms.count }, (_, i) => i),
        at: (firm) => [firmPlaces.lng[firm], firmPlaces.lat[firm]],
      };
    case 'municipalities': {
      const rows = new Map(municipalities.map(({ code }, row) => [code, row]));
      return {
        of: Int32Array.from(firmPlaces.municipalityCode, (code) => rows.get(code) ?? -1),
        at: (row) => [municipalities[row].lng, municipalities[row].lat],
      };
    }
    case 'clusters':
    case 'between_clusters':
      return {
        of: membership.clusterOf,
        at: (cluster) => [clusters[cluster].lng, clusters[cluster].lat],
      };
  }
}

function flowLevel(
  findings: TiedFindings,
  pairs: TiePairs,
  ends: FlowEnds,
  zoom: FlowLevel['zoom'],
  municipalities: readonly Municipality[],
): FlowLevel {
  const { institutionPlaces } = findings;
  const groups = groupsOf(findings, ends, municipalities);
  const toInstitutions = flowsToInstitutions(pairs, groups.of);
  const { restTies } = toInstitutions;
  if (ends === 'between_clusters') {
    const shared = flowsBetweenGroups(toInstitutions, findings.membership.clusterCount);
    const level = { ...shared, ties: new Int32Array(shared.count), residual: null, restTies };
    return placed({ ends, zoom, ...level }, groups.at, groups.at);
  }
  const institutionAt = (i: number): Point => [institutionPlaces.lng[i], institutionPlaces.lat[i]];
  return placed({ ends, zoom, ...toInstitutions, residual: null }, groups.at, institutionAt);
}

/** Pairs that have clearly more or fewer contacts than the gravity model expects. */
function residualLevels(
  findings: TiedFindings,
  settings: Pick<StudySettings, 'flows' | 'linkage'>,
  flows: FlowSettings,
): FlowLevel[] {
  const chosen = flows.topics ? withUsedTies(findings, {}, flows.topics) : findings;
  const gravity = studyGravity(chosen, settings);
  if (!gravity.ok) return [];
  const { clusters, institutionPlaces: to } = findings;
  const { pairs, restTies } = gravity.value;
  const passes = filterOf(findings, flows).institution ?? (() => true);
  const rows = Array.from(pairs.residual.keys()).filter(
    (p) =>
      Math.abs(pairs.residual[p]) >= RESIDUAL_SHOWN &&
      passes(pairs.institution[p]) &&
      (!flows.bandKm || (pairs.km[p] >= flows.bandKm[0] && pairs.km[p] <= flows.bandKm[1])),
  );
  const level = {
    ends: 'clusters' as const,
    zoom: 'any' as const,
    count: rows.length,
    from: Int32Array.from(rows, (p) => pairs.cluster[p]),
    to: Int32Array.from(rows, (p) => pairs.institution[p]),
    strength: Float64Array.from(rows, (p) => Math.abs(pairs.contacts[p] - pairs.expected[p])),
    ties: Int32Array.from(rows, (p) => pairs.ties[p]),
    residual: Float64Array.from(rows, (p) => pairs.residual[p]),
    restTies,
  };
  return [
    placed(
      level,
      (cluster) => [clusters[cluster].lng, clusters[cluster].lat],
      (i) => [to.lng[i], to.lat[i]],
    ),
  ];
}

/** Leaves out and counts the lines of which an end has no place. */
function placed(
  level: Omit<FlowLevel, keyof Ends | 'unplaced'> & Flows,
  fromAt: (from: number) => Point,
  toAt: (to: number) => Point,
): FlowLevel {
  const froms = Array.from(level.from, fromAt);
  const tos = Array.from(level.to, toAt);
  const rows = Array.from(froms.keys()).filter(
    (i) => !Number.isNaN(froms[i][0]) && !Number.isNaN(tos[i][0]),
  );
  const { residual } = level;
  return {
    ends: level.ends,
    zoom: level.zoom,
    count: rows.length,
    from: Int32Array.from(rows, (i) => level.from[i]),
    to: Int32Array.from(rows, (i) => level.to[i]),
    strength: Float64Array.from(rows, (i) => level.strength[i]),
    ties: Int32Array.from(rows, (i) => level.ties[i]),
    residual: residual && Float64Array.from(rows, (i) => residual[i]),
    fromLng: Float64Array.from(rows, (i) => froms[i][0]),
    fromLat: Float64Array.from(rows, (i) => froms[i][1]),
    toLng: Float64Array.from(rows, (i) => tos[i][0]),
    toLat: Float64Array.from(rows, (i) => tos[i][1]),
    restTies: level.restTies,
    unplaced: level.count - rows.length,
  };
}

function greatest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

/** The firms that a line stands for, ascending: those of its group that are tied to its institution, or to one that both clusters share. */
export function firmsBehindFlow(
  findings: TiedFindings,
  municipalities: readonly Municipality[],
  pairs: TiePairs,
  level: FlowLevel,
  line: number,
): number[] {
  const { of: groupOf } = groupsOf(findings, level.ends, municipalities);
  const [from, to] = [level.from[line], level.to[line]];
  const firms = new Set<number>();
  const institutionsOf = (group: number) => {
    const found = new Set<number>();
    for (let p = 0; p < pairs.count; p++)
      if (groupOf[pairs.firm[p]] === group) found.add(pairs.institution[p]);
    return found;
  };
  const theirs =
    level.ends === 'between_clusters' ? [institutionsOf(from), institutionsOf(to)] : [];
  for (let p = 0; p < pairs.count; p++) {
    const group = groupOf[pairs.firm[p]];
    const isOf =
      level.ends === 'between_clusters'
        ? (group === from || group === to) &&
          theirs.every((institutions) => institutions.has(pairs.institution[p]))
        : group === from && pairs.institution[p] === to;
    if (isOf) firms.add(pairs.firm[p]);
  }
  return [...firms].sort((a, b) => a - b);
}
