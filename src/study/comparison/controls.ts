import {
  controlKey,
  problem,
  type AnswerCode,
  type CodeQuestion,
  type ColumnCodes,
  type ControlColumn,
  type ControlColumns,
  type OffsetColumn,
  type OwnControl,
  type PlaceColumns,
  type Problem,
  type Table,
} from '../../model';
import { countAround, countWithin } from '../../geo/neighbours';
import { codeValue } from '../../tables';
import { askedProblem, codedColumn } from '../firms/codes';
import { locatedFirms } from '../clusters';
import { readMeasure } from '../commands/columns';

export interface ControlsRead {
  readonly columns: ControlColumns;
  readonly problems: readonly Problem[];
}

/** Reads the columns that are held constant, and the one that is an offset. One that can't be taken as asked has a fault, and what looks like codes is asked about. */
export function readControls(
  table: Table,
  wanted: readonly OwnControl[],
  codes: readonly ColumnCodes[] = [],
  offset?: string,
): ControlsRead {
  const asked: CodeQuestion[] = [];
  const problems: Problem[] = [];
  const keys = new Set<string>();
  const own = wanted.flatMap((control): ControlColumn[] => {
    const key = controlKey(control);
    if (keys.has(key)) return [];
    keys.add(key);
    const index = table.header.indexOf(control.column);
    if (index < 0) return [{ ...control, ...unread(table), key, fault: 'unknown' }];
    const question = questionAbout(table, index, control, codes);
    if (question) {
      if (!asked.some(({ column }) => column === control.column)) {
        asked.push(question);
        problems.push(askedProblem(table.name, question));
      }
      return [{ ...control, ...unread(table), key }];
    }
    const read =
      control.as === 'category'
        ? readCategory(table, index, control, codes)
        : readNumeric(table, index, control, codes, problems);
    return [{ ...control, ...read, key }];
  });
  const per =
    offset === undefined ? {} : { offset: readOffset(table, offset, codes, asked, problems) };
  return { columns: { offered: table.header, own, asked, ...per }, problems };
}

/** The column that counts are modelled per unit of; codes in it are asked about as in a control. */
function readOffset(
  table: Table,
  column: string,
  codes: readonly ColumnCodes[],
  asked: CodeQuestion[],
  problems: Problem[],
): OffsetColumn {
  const { values } = unread(table);
  const index = table.header.indexOf(column);
  if (index < 0) return { column, values, fault: 'unknown' };
  const coded = codedColumn(table, index, codes);
  if (coded.kind === 'asked') {
    if (!asked.some((question) => question.column === column)) {
      asked.push(coded.question);
      problems.push(askedProblem(table.name, coded.question));
    }
    return { column, values };
  }
  const read = readMeasure(table, index, coded.kind === 'coded' ? coded.parse : undefined);
  if (!read.ok || read.values.every(Number.isNaN)) return { column, values, fault: 'not-numeric' };
  problems.push(...read.problems);
  return { column, values: read.values };
}

function unread({ rowCount }: Table): { values: Float64Array; levels: readonly string[] } {
  return { values: new Float64Array(rowCount).fill(NaN), levels: [] };
}

/** Values of a category stand for themselves, unless one of them looks like no answer. */
function questionAbout(
  table: Table,
  index: number,
  { as }: OwnControl,
  codes: readonly ColumnCodes[],
): CodeQuestion | null {
  const coded = codedColumn(table, index, codes);
  if (coded.kind !== 'asked') return null;
  const { question } = coded;
  if (as !== 'category') return question;
  return question.proposed.some(({ means }) => means === 'missing') ? question : null;
}

function readCategory(
  table: Table,
  index: number,
  { column, base }: OwnControl,
  codes: readonly ColumnCodes[],
): Pick<ControlColumn, 'values' | 'levels' | 'fault'> {
  const stated = codes.find((entry) => entry.column === column)?.codes ?? [];
  const codeOf = new Map(stated.map((code) => [code.value, code]));
  const nameOf = ({ label, value }: AnswerCode) => label ?? value;
  const values = table.columns[index].map((cell) => {
    const code = codeOf.get(codeValue(cell));
    if (code) return code.means === 'missing' ? '' : nameOf(code);
    return codeValue(cell) === '' ? '' : cell.trim();
  });
  const found = [...new Set(values)].filter((value) => value !== '').sort();
  const first = base === undefined ? found[0] : nameOf(codeOf.get(base) ?? plain(base));
  if (base !== undefined && !found.includes(first))
    return { values, levels: found, fault: 'base-unknown' };
  return { values, levels: [first, ...found.filter((value) => value !== first)] };
}

const plain = (value: string): AnswerCode => ({ value, means: 'level' });

function readNumeric(
  table: Table,
  index: number,
  { as, column }: OwnControl,
  codes: readonly ColumnCodes[],
  problems: Problem[],
): Pick<ControlColumn, 'values' | 'levels' | 'fault'> {
  const coded = codedColumn(table, index, codes);
  const read = readMeasure(table, index, coded.kind === 'coded' ? coded.parse : undefined);
  if (!read.ok || read.values.every(Number.isNaN))
    return { ...unread(table), fault: 'not-numeric' };
  problems.push(...read.problems);
  if (as === 'number') return { values: read.values, levels: [] };
  const rows = read.values.reduce((count, value) => count + (value <= 0 ? 1 : 0), 0);
  if (rows > 0)
    problems.push(
      problem('control-not-positive', 'warning', { file: table.name, column }, { rows }),
    );
  return { values: read.values.map((value) => (value > 0 ? Math.log(value) : NaN)), levels: [] };
}

/**
 * Firms per square kilometre within `km` of each firm, itself counted; NaN where its place is not known well enough. Firms that the study is
 * not about count too: a list of all firms, of which the study takes some, is a background register. `register`: the places of another table's
 * rows, which are counted instead (NaN for those that take no part); a firm with none of them around stands for itself. `apart`: 1 for rows that are
 * other rounds of firms, which do not count.
 */
export function firmDensity(
  places: PlaceColumns,
  includeCoarse: boolean,
  km: number,
  register: { readonly lng: Float64Array; readonly lat: Float64Array } | null = null,
  apart: Uint8Array | null = null,
): Float64Array {
  const located = locatedFirms(apart ? { apart } : {}, places, includeCoarse);
  const rows: number[] = [];
  located.forEach((is, row) => {
    if (is === 1 && Number.isFinite(places.lng[row] + places.lat[row])) rows.push(row);
  });
  const wanted = Int32Array.from(rows);
  const counts = register
    ? countAround(places.lng, places.lat, wanted, register, km)
    : countWithin(places.lng, places.lat, wanted, km);
  const density = new Float64Array(located.length).fill(NaN);
  rows.forEach((row, i) => (density[row] = Math.max(1, counts[i]) / (Math.PI * km * km)));
  return density;
}
