import { NEVER, NOT_LOCATED, OUTSIDE, ABSENT, type EventPanel } from '../../evidence';
import { distanceKm } from '../../geo';
import {
  isFineLevel,
  refused,
  type FirmRounds,
  type Outcome,
  type PanelSettings,
  type Refusal,
} from '../../model';
import { EVENTS_KEY } from '../ties/events';
import { roundWindow, type PanelFindings, type RoundsSeen } from './rounds-seen';

/** Why a firm is not in a panel: when it happened can't be said, or it had happened to it before it was seen. */
export type LeftOut = 'already' | 'returned' | 'notLocated';

/** What happens to firms, and which of them the question is not about. */
export interface PanelMade {
  readonly panel: EventPanel;
  /** What the times are called, in their order. */
  readonly times: readonly string[];
  /** Times are rounds of the survey, or years of events. */
  readonly by: 'round' | 'year';
  /** Events of so many years count for a round; absent where the measure is a column. */
  readonly window?: number;
  /** Firms that are left out, by a row of each. */
  readonly leftOut: readonly { readonly row: number; readonly why: LeftOut }[];
  /** A row of each firm, by which its group is found. */
  readonly rowOf: Int32Array;
  /** Of an opening: kilometres from it to each firm that is not left out. */
  readonly km?: Float64Array;
}

/** How many firms are left out for each reason. */
export function leftOutCounts({ leftOut }: Pick<PanelMade, 'leftOut'>): Record<LeftOut, number> {
  const count = (own: LeftOut) => leftOut.filter(({ why }) => why === own).length;
  return {
    already: count('already'),
    returned: count('returned'),
    notLocated: count('notLocated'),
  };
}

export type Made = { readonly ok: true; readonly value: PanelMade } | Refusal;

/** The measure in a round: of the firm's row, or its events of the years up to it; or why there is none. */
function measureOf(
  outcome: Outcome,
  isYesNo: boolean,
  rounds: FirmRounds,
  { firms }: PanelFindings,
  { rows }: RoundsSeen,
): { readonly values: (round: number, firm: number) => number; window?: number } | Refusal {
  if (outcome.key !== EVENTS_KEY)
    return { values: (round, firm) => outcome.values[rows[round][firm]] ?? NaN };
  if (!firms.dated) return refused('panel-events-undated', { outcome: outcome.label });
  const { years } = rounds;
  if (!years) return refused('panel-rounds-not-years', { names: rounds.names });
  const window = roundWindow(years);
  const counts = years.map(() => new Float64Array(rounds.firms));
  firms.dated.row.forEach((row, event) => {
    const year = firms.dated!.year[event];
    const firm = rounds.firm[row];
    years.forEach((end, round) => {
      if (firm >= 0 && year <= end && year > end - window) counts[round][firm]++;
    });
  });
  const count = (value: number) => (isYesNo ? Math.min(1, value) : value);
  return {
    values: (round, firm) => (rows[round][firm] < 0 ? NaN : count(counts[round][firm])),
    window,
  };
}

/** Firms over the rounds, with when each became inside a cluster. */
export function becomingInside(
  outcome: Outcome,
  isYesNo: boolean,
  rounds: FirmRounds,
  findings: PanelFindings,
  seen: RoundsSeen,
): Made {
  const measure = measureOf(outcome, isYesNo, rounds, findings, seen);
  if ('ok' in measure) return measure;
  const empty = seen.rounds.find(({ inside, outside }) => inside + outside === 0);
  if (empty) return refused('panel-round-without-places', { round: empty.name });
  const since = new Int32Array(rounds.firms).fill(NEVER);
  const left = new Map<number, LeftOut>();
  for (let firm = 0; firm < rounds.firms; firm++) {
    const path = seen.places.map((places) => places[firm]);
    const known = path.flatMap((place, round) => (place > NOT_LOCATED ? [round] : []));
    if (path.every((place) => place === ABSENT)) continue;
    if (known.length === 0) left.set(firm, 'notLocated');
    else if (path[known[0]] !== OUTSIDE) left.set(firm, 'already');
    else {
      const first = known.find((round) => path[round] >= 0) ?? NEVER;
      if (first !== NEVER && known.some((round) => round > first && path[round] === OUTSIDE))
        left.set(firm, 'returned');
      else since[firm] = first;
    }
  }
  return overRounds(rounds, seen, measure, outcome, { since, left });
}

interface Happened {
  /** Per firm. */
  readonly since: Int32Array;
  readonly km?: Float64Array;
  /** Firms that are left out. */
  readonly left: ReadonlyMap<number, LeftOut>;
}

function overRounds(
  rounds: FirmRounds,
  { rows }: RoundsSeen,
  { values, window }: Exclude<ReturnType<typeof measureOf>, Refusal>,
  outcome: Outcome,
  { since, km, left }: Happened,
): Made {
  const unit: number[] = [];
  const time: number[] = [];
  const y: number[] = [];
  const rowOf = new Int32Array(rounds.firms).fill(-1);
  for (const [round, own] of rows.entries()) {
    let known = 0;
    own.forEach((row, firm) => {
      if (row < 0) return;
      rowOf[firm] = row;
      if (left.has(firm)) return;
      unit.push(firm);
      time.push(round);
      y.push(values(round, firm));
      if (!Number.isNaN(y.at(-1)!)) known++;
    });
    if (known === 0 && own.some((row) => row >= 0))
      return refused('panel-round-without-measure', {
        round: rounds.names[round],
        outcome: outcome.label,
      });
  }
  const panel = {
    ...{ unit: Int32Array.from(unit), time: Int32Array.from(time), y: Float64Array.from(y) },
    ...{ times: rounds.names.length, since, group: new Int32Array(rounds.firms) },
  };
  const value: PanelMade = {
    ...{ panel, times: rounds.names, by: 'round', rowOf },
    leftOut: Array.from(left, ([firm, why]) => ({ row: rowOf[firm], why })),
    ...(km ? { km } : {}),
    ...(window === undefined ? {} : { window }),
  };
  return { ok: true, value };
}

/** An institution's opening, and where it is. */
export interface Opening {
  readonly name: string;
  readonly nameEn: string;
  readonly lng: number;
  readonly lat: number;
  /** How far it may be from there. */
  readonly errorKm: number;
}

export function openingOf(
  { institution }: PanelSettings,
  { institutions: listed }: PanelFindings,
): { readonly ok: true; readonly value: Opening } | Refusal {
  const at = listed?.institutions.id.findIndex((id) => String(id) === institution) ?? -1;
  if (!listed || at < 0) return refused('panel-opening-unknown', { institution });
  const { institutions, institutionPlaces } = listed;
  const name = institutions.nameJa[at] || institutions.nameEn[at];
  const { lng, lat, errorKm } = institutionPlaces;
  if (!Number.isFinite(lng[at] + lat[at]))
    return refused('panel-opening-not-located', { institution: name });
  return {
    ok: true,
    value: {
      name,
      nameEn: institutions.nameEn[at] || name,
      lng: lng[at],
      lat: lat[at],
      errorKm: errorKm[at],
    },
  };
}

/** Kilometres from the opening to a row of the firms table; NaN where the row is not located well enough. */
function kmTo({ lng, lat }: Opening, { firmPlaces }: PanelFindings, includeCoarse: boolean) {
  return (row: number): number =>
    isFineLevel(firmPlaces.level[row], includeCoarse)
      ? distanceKm(lng, lat, firmPlaces.lng[row], firmPlaces.lat[row])
      : NaN;
}

/** Firms over the rounds, those near the opening by where they were when they were first seen. */
export function openingOverRounds(
  outcome: Outcome,
  isYesNo: boolean,
  rounds: FirmRounds,
  findings: PanelFindings,
  seen: RoundsSeen,
  opening: Opening,
  { opened, km }: PanelSettings,
  includeCoarse: boolean,
): Made {
  const { years } = rounds;
  if (!years) return refused('panel-rounds-not-years', { names: rounds.names });
  const first = years.findIndex((year) => year >= opened);
  const outside = { year: opened, from: years[0], to: years.at(-1)! };
  if (first < 1) return refused('panel-opening-outside', outside);
  const measure = measureOf(outcome, isYesNo, rounds, findings, seen);
  if ('ok' in measure) return measure;
  const near = kmTo(opening, findings, includeCoarse);
  const since = new Int32Array(rounds.firms).fill(NEVER);
  const kms = new Float64Array(rounds.firms).fill(NaN);
  const left = new Map<number, LeftOut>();
  for (let firm = 0; firm < rounds.firms; firm++) {
    const row = seen.rows.find((rows) => rows[firm] >= 0)?.[firm];
    if (row === undefined) continue;
    kms[firm] = near(row);
    if (Number.isNaN(kms[firm])) left.set(firm, 'notLocated');
    else if (kms[firm] <= km) since[firm] = first;
  }
  return overRounds(rounds, seen, measure, outcome, { since, km: kms, left });
}

/** Firms of the study over years, by their dated events: as many years before the opening as after it, as far as the events reach. */
export function openingOverYears(
  outcome: Outcome,
  isYesNo: boolean,
  findings: PanelFindings,
  opening: Opening,
  { opened, km, years: reach }: PanelSettings,
  includeCoarse: boolean,
): Made {
  const { firms } = findings;
  const { dated } = firms;
  if (!dated || dated.year.length === 0)
    return refused('panel-events-undated', { outcome: outcome.label });
  const earliest = dated.year.reduce((least, year) => Math.min(least, year), Infinity);
  const latest = dated.year.reduce((most, year) => Math.max(most, year), -Infinity);
  const from = Math.max(earliest, opened - reach);
  const to = Math.min(latest, opened + reach - 1);
  if (from >= opened || to < opened)
    return refused('panel-opening-outside', { year: opened, from: earliest, to: latest });
  const near = kmTo(opening, findings, includeCoarse);
  const studied = [...Array(firms.count).keys()].filter((row) => firms.apart?.[row] !== 1);
  const rowOf = Int32Array.from(studied.filter((row) => !Number.isNaN(near(row))));
  const kms = Float64Array.from(rowOf, near);
  const times = to - from + 1;
  const y = new Float64Array(rowOf.length * times);
  const place = new Map(Array.from(rowOf, (row, at) => [row, at]));
  dated.row.forEach((row, event) => {
    const [at, year] = [place.get(row), dated.year[event]];
    if (at !== undefined && year >= from && year <= to) y[at * times + year - from]++;
  });
  return {
    ok: true,
    value: {
      panel: {
        unit: Int32Array.from(y, (_, i) => Math.floor(i / times)),
        time: Int32Array.from(y, (_, i) => i % times),
        y: isYesNo ? y.map((value) => Math.min(1, value)) : y,
        ...{ times, group: new Int32Array(rowOf.length) },
        since: Int32Array.from(kms, (distance) => (distance <= km ? opened - from : NEVER)),
      },
      times: Array.from({ length: times }, (_, at) => String(from + at)),
      leftOut: studied.flatMap((row) =>
        Number.isNaN(near(row)) ? [{ row, why: 'notLocated' as const }] : [],
      ),
      ...{ by: 'year', rowOf, km: kms },
    },
  };
}
