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
  type ModelRequest,
  type Nearness,
} from '../../evidence';
import {
  named,
  type CodeQuestion,
  type ColumnCodes,
  type OwnControl,
  type Problem,
  type Run,
  type Table,
} from '../../model';
import { parseYesNo, roundSignificant, type ParsedCell } from '../../tables';
import { codedColumn } from '../firms/codes';
import { readControls } from '../comparison/controls';
import { offsetOf, refusalOfControls, refusalOfOffset } from '../questions/model-setup';
import { groupsJson, numberedGroups, type TableGroups } from './evidence-groups';
import { spatialAnswer, type SpatialRequest } from './spatial';
import { fault, readMeasure, type ColumnFault, type ColumnRead } from './columns';

export { FAMILIES };

/** Whether a family takes terms of a zero part. */
export function hasZeroPart(family: Family): boolean {
  return FAMILY_VARIANTS[family].second === 'zero-part';
}

/** Columns whose values could be codes, which are not guessed. */
interface Asked {
  readonly ok: false;
  readonly asked: readonly CodeQuestion[];
}

/** Either the JSON of an answer, with what was noticed in the columns, or why there is none. */
export type EvidenceAnswer =
  | { readonly ok: true; readonly json: JsonObject; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problem: EvidenceProblem }
  | { readonly ok: false; readonly fault: ColumnFault }
  | Asked;

/** Inside against outside by a table's columns. */
export async function compareColumns(
  table: Table,
  columns: {
    readonly outcome: number;
    readonly inside: number;
    readonly groups: TableGroups;
    readonly codes?: readonly ColumnCodes[];
    readonly weights: number | null;
    /** Errors go by distance. */
    readonly near?: Nearness;
  },
  options: { readonly seed: number; readonly draws: number; readonly wild?: boolean },
  run: Run,
): Promise<EvidenceAnswer> {
  const { codes } = columns;
  const asked = questionsAbout(table, [columns.outcome], [columns.inside], codes);
  if (asked) return asked;
  const outcome = readMeasure(table, columns.outcome, parserOf(table, columns.outcome, codes));
  if (!outcome.ok) return outcome;
  const inside = readInside(table, columns.inside, parserOf(table, columns.inside, codes));
  if (!inside.ok) return inside;
  const weights = readWeights(table, columns.weights);
  if (!weights.ok) return weights;
  const groups = numberedGroups(columns.groups);
  const asWeighted = { ...options, near: columns.near, weights: weights.values ?? undefined };
  const answer = await compare(outcome.values, inside.values, groups, asWeighted, run);
  if (!answer.ok) return answer;
  const json = comparisonJson(table.header[columns.outcome], answer.value, answer.notes);
  return {
    ok: true,
    json: { ...json, ...groupsJson(columns.groups) },
    problems: [...outcome.problems, ...weights.problems],
  };
}

/** Survey weights; null where no column is named. */
function readWeights(table: Table, column: number | null): ColumnRead<Float64Array | null> {
  return column === null ? { ok: true, values: null, problems: [] } : readMeasure(table, column);
}

/** One regression by a table's columns. Text columns become dummies, and so do those named in `categories`. */
export async function fitColumns(
  table: Table,
  request: {
    readonly outcome: number;
    readonly family: Family;
    readonly terms: readonly string[];
    readonly zeroTerms: readonly string[] | null;
    readonly categories: readonly number[];
    readonly groups: TableGroups;
    readonly codes?: readonly ColumnCodes[];
    readonly weights: number | null;
    readonly controls?: readonly OwnControl[];
    readonly near?: Nearness;
    readonly spatial?: SpatialRequest;
    /** Header of what the counts are per. */
    readonly offset?: string;
  },
  run: Run,
): Promise<EvidenceAnswer> {
  const terms = parseTerms(request.terms, table.header);
  if (!terms.ok) return terms;
  const zeroTerms = request.zeroTerms && parseTerms(request.zeroTerms, table.header);
  if (zeroTerms && !zeroTerms.ok) return zeroTerms;
  const used = new Set([...terms.terms.flat(), ...(zeroTerms?.terms.flat() ?? [])]);
  const { codes, categories } = request;
  const measured = [...used].map((name) => table.header.indexOf(name));
  const asked = questionsAbout(
    table,
    [request.outcome],
    measured.filter((column) => !categories.includes(column)),
    codes,
  );
  const held = readControls(table, request.controls ?? [], codes, request.offset);
  const questions = [...(asked?.asked ?? []), ...held.columns.asked];
  if (questions.length > 0) return { ok: false, asked: questions };
  const refusal = refusalOfControls(
    { key: table.header[request.outcome] },
    { controls: held.columns },
  );
  if (refusal) return refusal;
  const outcome = readMeasure(table, request.outcome, parserOf(table, request.outcome, codes));
  if (!outcome.ok) return outcome;
  const measure = { key: table.header[request.outcome], values: outcome.values };
  const unfit = refusalOfOffset(measure, { controls: held.columns }, request.family);
  if (unfit) return unfit;
  const offset = offsetOf({ controls: held.columns }, outcome.values);
  const weights = readWeights(table, request.weights);
  if (!weights.ok) return weights;
  const problems: Problem[] = [...outcome.problems, ...weights.problems, ...held.problems];
  const columns = named<ModelColumn>();
  for (const name of used) {
    const column = table.header.indexOf(name);
    const parse = parserOf(table, column, codes);
    const read = categories.includes(column) ? null : readMeasure(table, column, parse);
    const isNumeric =
      read?.ok === true && (parse !== undefined || !isYesNoText(table.columns[column]));
    columns[name] = isNumeric ? read.values : asLevels(table.columns[column]);
    if (isNumeric) problems.push(...read.problems);
  }
  const { own } = held.columns;
  for (const { key, values } of own) columns[key] = values;
  const { near, spatial } = request;
  const asks: ModelRequest = {
    family: request.family,
    outcome: outcome.values,
    terms: [...terms.terms, ...own.map(({ key }) => [key])],
    bases: Object.fromEntries(own.map(({ key, levels: [first = ''] }) => [key, first])),
    ...(near
      ? {
          errors: 'conley' as const,
          positions: near.positions,
          errorParameters: { conleyKm: near.km, conleyKernel: near.kernel },
        }
      : {}),
    ...(zeroTerms ? { zeroTerms: zeroTerms.terms } : {}),
    columns,
    ...(offset ? { offset } : {}),
    profiles: true,
    groups: numberedGroups(request.groups),
    weights: weights.values ?? undefined,
  };
  const answer = fitModel(asks);
  if (!answer.ok) return answer;
  const beside = spatial && (await spatialAnswer(asks, spatial, run));
  if (beside && !beside.ok) return beside;
  const json = modelJson(table.header[request.outcome], answer.value, answer.notes);
  return {
    ok: true,
    json: {
      ...json,
      ...(offset ? { offset_left_out: { zero_or_less: offset.zero, missing: offset.blank } } : {}),
      ...groupsJson(request.groups),
      ...(beside ? { spatial_model: beside.value } : {}),
    },
    problems,
  };
}

/** The questions about columns that would have to be guessed; words are asked about only in a `measure`, since terms may be words. */
function questionsAbout(
  table: Table,
  measures: readonly number[],
  terms: readonly number[],
  codes?: readonly ColumnCodes[],
): Asked | null {
  const questions = [...new Set([...measures, ...terms])].flatMap((column) => {
    const coded = codedColumn(table, column, codes);
    if (coded.kind !== 'asked') return [];
    const { question } = coded;
    const words = question.looks === 'labels';
    // Words for yes and no alone are understood without asking.
    const plain =
      words &&
      (!measures.includes(column) ||
        table.columns[column].every((cell) => parseYesNo(cell).kind !== 'unreadable'));
    return plain ? [] : [question];
  });
  return questions.length > 0 ? { ok: false, asked: questions } : null;
}

/** How a column's codes are read; undefined where it has none. */
function parserOf(table: Table, column: number, codes?: readonly ColumnCodes[]) {
  const coded = codedColumn(table, column, codes);
  return coded.kind === 'coded' ? coded.parse : undefined;
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
function readInside(
  table: Table,
  column: number,
  parse: (cell: string) => ParsedCell = parseYesNo,
): ColumnRead<Float64Array> {
  const cells = table.columns[column];
  const values = new Float64Array(cells.length).fill(NaN);
  for (let row = 0; row < cells.length; row++) {
    const text = cells[row].trim().toLowerCase();
    if (Object.hasOwn(SIDES, text)) {
      values[row] = SIDES[text];
      continue;
    }
    const parsed = parse(text);
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
