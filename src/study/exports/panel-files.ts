import { ABSENT, NEVER, OUTSIDE } from '../../evidence';
import { formatNumber, writeCsvForExcel } from '../../tables';
import type { StudyDifference, StudyPanel } from '../questions/panel';
import type { ExportKind } from './export-kind';
import type { ExportInput } from './input';
import { LEFT_OUT } from './panel-json';

/** Counted from 1; '' for none. */
const ordinal = (at: number): string => (at < 0 ? '' : String(at + 1));

/**
 * rounds.csv: a row per row of the firms table that is in a round and within the study's scope, for replay.R. `firm`: the same number in every
 * round, '' without an id. `place`: the number of its cluster in that round, −1 outside, '' where it is not located well enough. `institutions`: the
 * numbers of those it has ties with in the round; no such column where ties of rounds are not known.
 */
function roundsCsv(
  { findings: { firms, firmPlaces } }: Pick<ExportInput, 'findings'>,
  { found, at, tied }: NonNullable<StudyPanel['rounds']>,
): Promise<string[]> {
  const { firm, of } = firms.rounds!;
  const rows = [...at.keys()].filter((row) => at[row] !== ABSENT);
  const column = (cell: (row: number) => string) => rows.map(cell);
  return writeCsvForExcel(
    [
      ...['firm', 'id', 'round', 'name', 'place', 'lng', 'lat', 'error_km'],
      ...(tied ? ['institutions'] : []),
    ],
    [
      column((row) => ordinal(firm[row])),
      column((row) => firms.id[row]),
      column((row) => ordinal(of[row])),
      column((row) => found[of[row]].name),
      column((row) => (at[row] < OUTSIDE ? '' : String(at[row]))),
      column((row) => formatNumber(firmPlaces.lng[row])),
      column((row) => formatNumber(firmPlaces.lat[row])),
      column((row) => formatNumber(firmPlaces.errorKm[row])),
      ...(tied ? [column((row) => tied[row].map(ordinal).join(' '))] : []),
    ],
  );
}

/**
 * panel.csv: a row per firm and time of the difference in differences, then one per firm that is left out, with the reason. `since`: the number of the first
 * time at which it has happened, '' for never; `group`: whom the firm's errors may be like, '' for itself alone; `km`: to the institution that opened.
 */
function panelCsv(
  { findings: { firms } }: Pick<ExportInput, 'findings'>,
  { panel, times, rowOf, leftOut, km }: StudyDifference,
): Promise<string[]> {
  const { unit, time, y, since, group } = panel;
  const column = (
    seen: (firm: number, i: number) => string,
    left: (of: StudyDifference['leftOut'][number]) => string = () => '',
  ) => [...Array.from(unit, seen), ...leftOut.map(left)];
  return writeCsvForExcel(
    [
      ...['firm', 'id', 'time', 'name', 'outcome', 'since', 'group', 'left_out'],
      ...(km ? ['km'] : []),
    ],
    [
      column(ordinal),
      column(
        (firm) => firms.id[rowOf[firm]],
        ({ row }) => firms.id[row],
      ),
      column((_, i) => ordinal(time[i])),
      column((_, i) => times[time[i]]),
      column((_, i) => formatNumber(y[i])),
      column((firm) => (since[firm] === NEVER ? '' : ordinal(since[firm]))),
      column((firm) => ordinal(group[firm])),
      column(
        () => '',
        ({ why }) => LEFT_OUT[why],
      ),
      // All digits: a firm may lie just within the distance.
      ...(km ? [column((firm) => String(km[firm]))] : []),
    ],
  );
}

export const roundsExport: ExportKind<'rounds.csv'> = {
  name: 'rounds.csv',
  type: 'text/csv',
  written: 'with-report',
  optional: true,
  count: ({ firms: { rounds } }) => (rounds && !rounds.refusal ? rounds.names.length : 0),
  make: async (input, { ask }) => {
    const rounds = (await ask('panel', {}))?.rounds;
    return rounds ? roundsCsv(input, rounds) : null;
  },
};

export const panelExport: ExportKind<'panel.csv'> = {
  name: 'panel.csv',
  type: 'text/csv',
  written: 'with-report',
  optional: true,
  count: ({ firms: { rounds } }, { opening }) => (opening || (rounds && !rounds.refusal) ? 1 : 0),
  make: async (input, { ask }) => {
    const difference = (await ask('panel', {}))?.difference;
    return difference && 'found' in difference ? panelCsv(input, difference) : null;
  },
};
