import {
  ABSENT,
  NOT_LOCATED,
  OUTSIDE,
  tieChanges,
  transitionsBetween,
  type TieChanges,
  type Transitions,
} from '../../evidence';
import { distanceKm, isInPolygons } from '../../geo';
import {
  ROLE_CODE,
  type Cluster,
  type ClusterDefinition,
  type DrawnBoundary,
  type Findings,
  type FirmRounds,
  type LinkColumns,
  type Membership,
  type PanelSettings,
  type Run,
} from '../../model';
import { clusterFirms, clusterInput, type DensityColumns } from '../clusters';

/** What the rounds are compared by. */
export interface PanelFindings extends Pick<Findings, 'firms' | 'firmPlaces' | 'membership'> {
  /** The study's, and those that rows of other rounds name. */
  readonly ties: readonly (LinkColumns | null)[];
  /** The study's clusters; empty where each round has its own. */
  readonly clusters: readonly Pick<Cluster, 'boundary'>[];
  /** Null where nothing is asked about one. */
  readonly institutions: Pick<Findings, 'institutions' | 'institutionPlaces'> | null;
}

/** How the clusters of a round are found. */
export interface PanelClustering {
  readonly definition: ClusterDefinition;
  readonly density: DensityColumns;
  readonly shapes?: readonly DrawnBoundary['coordinates'][];
}

/** A round, and how many of its firms are where. */
export interface RoundFound {
  readonly name: string;
  /** NaN where rounds are numbered. */
  readonly year: number;
  readonly firms: number;
  /** Without an id: they can't be found in other rounds. */
  readonly withoutId: number;
  readonly inside: number;
  readonly outside: number;
  readonly notLocated: number;
  readonly clusters: number;
}

/** Two rounds, one after the other. */
export interface RoundPair extends Transitions {
  readonly from: string;
  readonly to: string;
  /** Null where no ties are known of both. */
  readonly ties: TieChanges | null;
}

/** Where each firm is in each round. */
export interface RoundsSeen {
  readonly rounds: readonly RoundFound[];
  readonly pairs: readonly RoundPair[];
  /** Per round and firm: the row of the firms table, −1 where it is not seen. */
  readonly rows: readonly Int32Array[];
  /** Per round and firm: its cluster in that round, or OUTSIDE, NOT_LOCATED, ABSENT. */
  readonly places: readonly Int32Array[];
  /** Per row of the firms table: the same, ABSENT for rows that are in no round or out of the study's scope. */
  readonly at: Int32Array;
  /** Per row: the numbers of the institutions that its firm has ties with in the row's round; null where ties of rounds are not known. */
  readonly tied: readonly (readonly number[])[] | null;
}

/** Kilometres that a place may move by rounding alone. */
const LEAST_MOVE = 0.05;

const inScope = ({ outOfScope }: FirmRounds, row: number) => outOfScope?.[row] !== 1;

/**
 * Puts the rounds beside each other. `own`: the study's definition finds the clusters of each round among that round's firms. `studied`: the study's clusters stand for every
 * round, an earlier row being in the one whose boundary it lies in. Rows that the study's scope leaves out are not seen.
 */
export async function seeRounds(
  rounds: FirmRounds,
  findings: PanelFindings,
  clustering: PanelClustering,
  { clusters }: Pick<PanelSettings, 'clusters'>,
  run: Run,
): Promise<RoundsSeen> {
  const { names, of, firm, firms, studied } = rounds;
  const rows = names.map(() => new Int32Array(firms).fill(-1));
  of.forEach((round, row) => {
    if (round >= 0 && firm[row] >= 0 && inScope(rounds, row)) rows[round][firm[row]] = row;
  });
  const found: RoundFound[] = [];
  const places: Int32Array[] = [];
  const at = new Int32Array(of.length).fill(ABSENT);
  for (const [round, name] of names.entries()) {
    const member =
      round === studied
        ? memberOf(findings.membership)
        : clusters === 'own'
          ? memberOf(await clusterRound(rounds, round, findings, clustering, run))
          : withinStudied(rounds, round, findings, clustering);
    const own = [...of.keys()].filter((row) => of[row] === round && inScope(rounds, row));
    for (const row of own) at[row] = member(row);
    places.push(rows[round].map((row) => (row < 0 ? ABSENT : at[row])));
    const here = own.map((row) => at[row]);
    found.push({
      ...{ name, year: rounds.years?.[round] ?? NaN, firms: own.length },
      withoutId: own.filter((row) => firm[row] < 0).length,
      inside: here.filter((one) => one >= 0).length,
      outside: here.filter((one) => one === OUTSIDE).length,
      notLocated: here.filter((one) => one === NOT_LOCATED).length,
      clusters: new Set(here.filter((one) => one >= 0)).size,
    });
    await run.checkpoint();
  }
  const ties = tiesOfRounds(rounds, findings, rows);
  const pairs = names.slice(1).map((to, before) => ({
    ...{ from: names[before], to },
    ...transitionsBetween(
      places[before],
      places[before + 1],
      movedBetween(rows[before], rows[before + 1], findings),
    ),
    ties: ties && tieChanges(ties[before], ties[before + 1]),
  }));
  return { rounds: found, pairs, rows, places, at, tied: ties && tiedRows(ties, rows, of.length) };
}

function tiedRows(
  ties: NonNullable<ReturnType<typeof tiesOfRounds>>,
  rows: readonly Int32Array[],
  count: number,
): readonly (readonly number[])[] {
  const found = new Array<readonly number[]>(count).fill([]);
  ties.forEach((own, round) =>
    own.forEach((institutions, firm) => {
      if (institutions) found[rows[round][firm]] = [...institutions].sort((a, b) => a - b);
    }),
  );
  return found;
}

const memberOf =
  ({ role, clusterOf }: Membership) =>
  (row: number): number =>
    role[row] === ROLE_CODE.excluded ? NOT_LOCATED : clusterOf[row] >= 0 ? clusterOf[row] : OUTSIDE;

function clusterRound(
  rounds: FirmRounds,
  round: number,
  { firmPlaces }: PanelFindings,
  { definition, density, shapes }: PanelClustering,
  run: Run,
): Promise<Membership> {
  const apart = apartFrom(rounds, round);
  const quiet: Run = { progress: () => undefined, checkpoint: () => run.checkpoint() };
  return clusterFirms({ ...density, apart }, firmPlaces, definition, quiet, shapes);
}

/** The first of the study's clusters in whose boundary a row lies, of the rows that clusters can be of. */
function withinStudied(
  rounds: FirmRounds,
  round: number,
  { firmPlaces, clusters }: PanelFindings,
  { definition, density }: PanelClustering,
) {
  const apart = apartFrom(rounds, round);
  const { located, own } = clusterInput({ ...density, apart }, firmPlaces, definition);
  const { lng, lat } = firmPlaces;
  return (row: number): number => {
    if (located[row] !== 1 || !Number.isFinite(lng[row] + lat[row])) return NOT_LOCATED;
    if (own[row] !== 1) return OUTSIDE;
    return clusters.findIndex(({ boundary }) => isInPolygons(boundary, lng[row], lat[row]));
  };
}

/** 1 for rows of other rounds, and for those that the study's scope leaves out. */
function apartFrom(rounds: FirmRounds, round: number): Uint8Array {
  return Uint8Array.from(rounds.of, (own, row) => (own === round && inScope(rounds, row) ? 0 : 1));
}

/** 1 for firms whose two places are farther apart than both may err. */
function movedBetween(
  before: Int32Array,
  after: Int32Array,
  { firmPlaces: { lng, lat, errorKm } }: PanelFindings,
): Uint8Array {
  return Uint8Array.from(before, (from, firm) => {
    const to = after[firm];
    if (from < 0 || to < 0) return 0;
    const km = distanceKm(lng[from], lat[from], lng[to], lat[to]);
    return km > errorKm[from] + errorKm[to] + LEAST_MOVE ? 1 : 0;
  });
}

/** Years that the shortest time between two rounds has: what happened in so many years up to a round belongs to it. */
export function roundWindow(years: readonly number[]): number {
  return years.slice(1).reduce((least, year, at) => Math.min(least, year - years[at]), Infinity);
}

/** Institutions of each firm in each round: what its own row names, or ties of the years up to the round. Null where neither is known. */
function tiesOfRounds(
  rounds: FirmRounds,
  { ties: [links, others] }: PanelFindings,
  rows: readonly Int32Array[],
): readonly (Set<number> | null)[][] | null {
  const { firm, of, years, names } = rounds;
  const found = rows.map((own) => [...own].map((row) => (row < 0 ? null : new Set<number>())));
  const dated = links?.year?.some(Number.isFinite) && years;
  if (!dated && !(others && others.count > 0)) return null;
  const window = years ? roundWindow(years) : NaN;
  const add = (round: number, row: number, institution: number) => {
    if (firm[row] >= 0) found[round][firm[row]]?.add(institution);
  };
  for (const ties of [links, others]) {
    if (!ties) continue;
    for (let tie = 0; tie < ties.count; tie++) {
      const [row, institution] = [ties.firm[tie], ties.institution[tie]];
      const year = ties.year?.[tie] ?? NaN;
      if (dated) {
        names.forEach((_, round) => {
          if (year <= years[round] && year > years[round] - window) add(round, row, institution);
        });
      } else if (of[row] >= 0) add(of[row], row, institution);
    }
  }
  return found;
}
