import {
  compare,
  comparisonJson,
  FAMILIES,
  FAMILY_VARIANTS,
  fitModel,
  modelJson,
  parseTerms,
  type EvidenceProblem,
  type Family,
  type JsonObject,
  type ModelColumn,
} from '../../evidence';
import type { Problem, Run, Table } from '../../model';
import { parseYesNo, roundSignificant } from '../../tables';
import { groupsJson, numberedGroups, type TableGroups } from './evidence-groups';
import { fault, readMeasure, type ColumnFault, type ColumnRead } from './columns';

export { FAMILIES };

/** Whether a family takes terms of a zero part. */
export function hasZeroPart(family: Family): boolean {
  return FAMILY_VARIANTS[family].second === 'zero-part';
}

/** Either the JSON of an answer, with what was noticed in the columns, or why there is none. */
export type EvidenceAnswer =
  | { readonly ok: true; readonly json: JsonObject; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problem: EvidenceProblem }
  | { readonly ok: false; readonly fault: ColumnFault };

/** Inside against outside by a table's columns. */
export async function compareColumns(
  table: Table,
  columns: {
    readonly outcome: number;
    readonly inside: number;
    readonly groups: TableGroups;
  },
  options: { readonly seed: number; readonly draws: number },
  run: Run,
): Promise<EvidenceAnswer> {
  const outcome = readMeasure(table, columns.outcome);
  if (!outcome.ok) return outcome;
  const inside = readInside(table, columns.inside);
  if (!inside.ok) return inside;
  const groups = numberedGroups(columns.groups);
  const answer = await compare(outcome.values, inside.values, groups, options, run);
  if (!answer.ok) return answer;
  const json = comparisonJson(table.header[columns.outcome], answer.value, answer.notes);
  return {
    ok: true,
    json: { ...json, ...groupsJson(columns.groups) },
    problems: outcome.problems,
  };
}

/** One regression by a table's columns. Text columns become dummies, and so do those named in `categories`. */
export function fitColumns(
  table: Table,
  request: {
    readonly outcome: number;
    readonly family: Family;
    readonly terms: readonly string[];
    readonly zeroTerms: readonly string[] | null;
    readonly categories: readonly number[];
    readonly groups: TableGroups;
  },
): EvidenceAnswer {
  const outcome = readMeasure(table, request.outcome);
  if (!outcome.ok) return outcome;
  const terms = parseTerms(request.terms, table.header);
  if (!terms.ok) return terms;
  const zeroTerms = request.zeroTerms && parseTerms(request.zeroTerms, table.header);
  if (zeroTerms && !zeroTerms.ok) return zeroTerms;
  const problems: Problem[] = [...outcome.problems];
  const used = new Set([...terms.terms.flat(), ...(zeroTerms?.terms.flat() ?? [])]);
  const columns: Record<string, ModelColumn> = {};
  for (const name of used) {
    const column = table.header.indexOf(name);
    const read = request.categories.includes(column) ? null : readMeasure(table, column);
    const isNumeric = read?.ok === true && !isYesNoText(table.columns[column]);
    columns[name] = isNumeric ? read.values : asLevels(table.columns[column]);
    if (isNumeric) problems.push(...read.problems);
  }
  const answer = fitModel({
    family: request.family,
    outcome: outcome.values,
    terms: terms.terms,
    ...(zeroTerms ? { zeroTerms: zeroTerms.terms } : {}),
    columns,
    groups: numberedGroups(request.groups),
  });
  if (!answer.ok) return answer;
  const json = modelJson(table.header[request.outcome], answer.value, answer.notes);
  return { ok: true, json: { ...json, ...groupsJson(request.groups) }, problems };
}

/** JSON text of an answer: computed numbers with 10 significant digits, counts in full. */
export function evidenceText(json: JsonObject): string {
  const rounded = (_key: string, value: unknown): unknown =>
    typeof value === 'number' && !Number.isInteger(value) ? roundSignificant(value) : value;
  return `${JSON.stringify(json, rounded, 2)}\n`;
}

/** Roles as `shuseki cluster` and a study write them, beside yes and no. */
const SIDES: Readonly<Record<string, number>> = {
  core: 1,
  border: 1,
  inside: 1,
  集積内: 1,
  outside: 0,
  集積外: 0,
  excluded: NaN,
  対象外: NaN,
};

/** 1 inside, 0 outside, NaN in neither group. */
function readInside(table: Table, column: number): ColumnRead<Float64Array> {
  const cells = table.columns[column];
  const values = new Float64Array(cells.length).fill(NaN);
  for (let row = 0; row < cells.length; row++) {
    const text = cells[row].trim().toLowerCase();
    if (Object.hasOwn(SIDES, text)) {
      values[row] = SIDES[text];
      continue;
    }
    const parsed = parseYesNo(text);
    if (parsed.kind === 'unreadable')
      return { ok: false, fault: fault('not-yes-no', table, column, row) };
    if (parsed.kind === 'number') values[row] = parsed.value;
  }
  return { ok: true, values, problems: [] };
}

/** Words for yes and no stay words: their dummies then bear the level's name. */
function isYesNoText(cells: readonly string[]): boolean {
  return cells.some((cell) => /\p{L}/u.test(cell)) && cells.every((cell) => !/\d/.test(cell));
}

function asLevels(cells: readonly string[]): readonly string[] {
  return cells.map((cell) => (cell.trim() === 'NA' ? '' : cell.trim()));
}
