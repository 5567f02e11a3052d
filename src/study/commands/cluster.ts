import {
  clusterBy,
  clusterMethod,
  findBandwidth,
  type BandwidthFound,
  type ScanAreaInput,
} from '../../cluster';
import { isPlace } from '../../geo/earth';
import {
  CLUSTER_ROLES,
  ROLE_CODE,
  type ClusterSettings,
  type Membership,
  type MultiPolygonCoordinates,
  type Run,
  type Table,
} from '../../model';
import { formatNumber, parseNumber } from '../../tables';
import type { AddedColumns } from './added';
import { fault, type ColumnRead } from './columns';

/** How `shuseki cluster` is told to cluster. */
export interface RowsDefinition {
  readonly settings: ClusterSettings;
  /** What each row counts for, where the method weighs. */
  readonly weight?: Float64Array;
  readonly boundaries?: readonly MultiPolygonCoordinates[];
  /** For a method that compares: 1 for a row of interest, and the places of another table's rows, which it is compared with. */
  readonly cases?: Uint8Array;
  readonly background?: { readonly lng: Float64Array; readonly lat: Float64Array };
  /** For a flexible scan: areas in the place of the rows' own places. */
  readonly areas?: ScanAreaInput;
}

/** Positions in degrees, NaN where a row has none, and which rows may take part. */
export interface ClusterRows {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly take?: Uint8Array;
}

/** Groups of rows that are clustered apart, by the cells of a column; '' belongs to none and is outside. */
export type Strata = readonly string[];

/** What each firm counts for, from a column: not negative, NaN where missing. */
export function readWeight(table: Table, column: number): ColumnRead<Float64Array> {
  const cells = table.columns[column];
  const values = new Float64Array(cells.length).fill(NaN);
  for (let row = 0; row < cells.length; row++) {
    const parsed = parseNumber(cells[row]);
    if (parsed.kind === 'unreadable')
      return { ok: false, fault: fault('not-numeric', table, column, row) };
    if (parsed.kind === 'missing') continue;
    if (parsed.value < 0) return { ok: false, fault: fault('negative', table, column, row) };
    values[row] = parsed.value;
  }
  return { ok: true, values, problems: [] };
}

/**
 * Clusters the rows; with `strata` the firms of each industry for themselves, all clusters numbered in one sequence by
 * their first core firm. Cost as the method's own.
 */
export async function clusterRows(
  rows: ClusterRows,
  definition: RowsDefinition,
  strata: Strata | null,
  run: Run,
): Promise<Membership> {
  if (!strata) return clusterAll(rows, definition, run);
  const parts: Membership[] = [];
  const names = [...new Set(strata)].filter((name) => name !== '');
  for (const name of names) {
    const take = Uint8Array.from(strata, (own, row) =>
      own === name && (!rows.take || rows.take[row] === 1) ? 1 : 0,
    );
    parts.push(await clusterAll({ ...rows, take }, definition, run));
    run.progress(parts.length / names.length);
  }
  return joinStrata(rows, parts, names, strata);
}

/**
 * The bandwidth that the rows' positions suggest (see `findBandwidth`), null where the method has none. Of rows that are compared with another table those of interest
 * alone are looked at. `errorKm`: error radius of each row, NaN for none.
 */
export async function bandwidthOfRows(
  { take, ...rows }: ClusterRows,
  errorKm: Float64Array,
  { settings, cases, background }: RowsDefinition,
  run: Run,
): Promise<BandwidthFound | null> {
  if (!clusterMethod(settings.method).kernel) return null;
  const ofInterest = cases && take ? take.map((own, row) => own & cases[row]) : (cases ?? take);
  const looked = background
    ? { ...rows, ...(ofInterest ? { take: ofInterest } : {}) }
    : { ...rows, ...(take ? { take } : {}), ...(cases ? { cases } : {}) };
  return findBandwidth(looked, errorKm, run);
}

function clusterAll(
  rows: ClusterRows,
  { settings, weight, boundaries, cases, background, areas }: RowsDefinition,
  run: Run,
): Promise<Membership> {
  const input = {
    ...rows,
    ...(weight ? { weight } : {}),
    ...(cases ? { cases } : {}),
    ...(background ? { background } : {}),
    ...(areas ? { areas } : {}),
  };
  return clusterBy(input, settings, run, boundaries);
}

function joinStrata(
  { lng, lat, take }: ClusterRows,
  parts: readonly Membership[],
  names: readonly string[],
  strata: Strata,
): Membership {
  const count = lng.length;
  const role = Uint8Array.from(lng, (x, row) =>
    isPlace(x, lat[row]) && (!take || take[row] === 1) ? ROLE_CODE.outside : ROLE_CODE.excluded,
  );
  const clusterOf = new Int32Array(count).fill(-1);
  const withProbability = parts.some((part) => part.probability);
  const probability = new Float64Array(count).fill(NaN);
  const found = parts
    .flatMap((part, p) => Array.from(part.anchor, (anchor, own) => ({ p, own, anchor })))
    .sort((a, b) => a.anchor - b.anchor);
  const numberOf = parts.map((part) => new Int32Array(part.clusterCount));
  found.forEach(({ p, own }, number) => (numberOf[p][own] = number));
  const partOf = new Map(names.map((name, p) => [name, p]));
  for (let row = 0; row < count; row++) {
    const p = partOf.get(strata[row]);
    if (p === undefined) continue;
    role[row] = parts[p].role[row];
    const own = parts[p].clusterOf[row];
    if (own >= 0) clusterOf[row] = numberOf[p][own];
    probability[row] = parts[p].probability?.[row] ?? NaN;
  }
  const anchor = Int32Array.from(found, (cluster) => cluster.anchor);
  const joined = { clusterCount: found.length, clusterOf, role, anchor };
  return withProbability ? { ...joined, probability } : joined;
}

/** Membership as columns to put behind a table's own. */
export function clusterColumns({
  clusterOf,
  role,
  probability,
  scan,
  relative,
}: Membership): AddedColumns {
  const byCluster =
    <T>(found: readonly T[]) =>
    (value: (own: T) => number): readonly string[] =>
      Array.from(clusterOf, (k) => (k < 0 ? '' : formatNumber(value(found[k]))));
  const ofCluster = byCluster(scan?.circles ?? []);
  const ofArea = byCluster(relative?.refused === undefined ? (relative?.areas ?? []) : []);
  return [
    ['cluster_id', Array.from(clusterOf, (cluster) => (cluster < 0 ? '' : String(cluster)))],
    ['cluster_role', Array.from(role, (code) => CLUSTER_ROLES[code])],
    ...(probability
      ? [['cluster_probability', Array.from(probability, (p) => formatNumber(p))] as const]
      : []),
    ...(scan
      ? ([
          ['cluster_expected', ofCluster(({ expected }) => expected)],
          ['cluster_relative_risk', ofCluster(({ relativeRisk }) => relativeRisk)],
          ['cluster_log_likelihood_ratio', ofCluster((circle) => circle.logLikelihoodRatio)],
          ['cluster_p_value', ofCluster(({ pValue }) => pValue)],
        ] as const)
      : []),
    ...(relative
      ? ([
          ['cluster_expected', ofArea(({ expected }) => expected)],
          ['cluster_relative_risk', ofArea(({ relativeRisk }) => relativeRisk)],
          ['cluster_peak_ratio', ofArea(({ most }) => most)],
          ['cluster_least_p_value', ofArea(({ pValue }) => pValue)],
        ] as const)
      : []),
  ];
}
