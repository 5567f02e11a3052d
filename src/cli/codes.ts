import {
  CODE_MEANINGS,
  RANGE_TAKES,
  type AnswerCode,
  type CodeBook,
  type CodeQuestion,
  type ColumnCodes,
  type ColumnRanges,
} from '../model';
import {
  proposedText,
  statedValue,
  headerCodes,
  bookFor,
  type BookTarget,
  codeBookIn,
  codeBookProblems,
} from '../tables';
import { columnNamed, plain } from './columns';
import type { Job } from './job';
import type { OptionKinds } from './options';
import { Refusal, unusable, wrongOption } from './refusal';

/** Options that say what the codes of a questionnaire mean. */
export const CODE_OPTIONS: OptionKinds = { codes: 'text', scale: 'text', codebook: 'text' };

/** Options of `run` that say how cells are read that hold no one number. */
export const CELL_OPTIONS: OptionKinds = { ranges: 'text', multiple: 'text' };

const MOST_STEPS = 100;
/** A word, or the number that a code is worth. */
const MEANING = String.raw`(?:${CODE_MEANINGS.filter((means) => means !== 'value').join('|')}|-?\d+(?:\.\d+)?)`;
const COLUMN_CODES = new RegExp(`^(.+?):(numbers|[^=,]+=${MEANING}(?:,[^=,]+=${MEANING})*)$`);
const SCALE = /^(.+)=(\d+)\.\.(\d+)$/;

/**
 * What `--codes`, `--scale` and `--codebook` say of a table, in this order of weight; columns apart by semicolons. An option's
 * column must be one of the table's; a code book may hold other tables' columns too.
 */
export async function codesFrom(
  job: Job,
  table: BookTarget & { readonly name: string },
  given?: CodeBook | null,
): Promise<readonly ColumnCodes[]> {
  const { options } = job;
  const found = given === undefined ? await bookFrom(job) : given;
  const book = found && bookFor(found, table);
  const named = [
    ...parts(options.text('codes'), table.header).map((text) => codesOf(text, table.header)),
    ...parts(options.text('scale')).map(scaleOf),
  ].map((entry) =>
    namedByHeader({ ...entry, column: table.header[columnNamed(table, entry.column)] }),
  );
  const stated = [...named, ...(book?.codes ?? [])];
  const columns = new Set(stated.map(({ column }) => column));
  return [...columns].map((name) => stated.find(({ column }) => column === name)!);
}

/** Codes with the labels that their column's header has for them. */
function namedByHeader({ column, codes }: ColumnCodes): ColumnCodes {
  const labels = new Map(headerCodes(column)?.map(({ value, label }) => [value, label]));
  const named = codes.map((code) => {
    const label = labels.get(code.value);
    return label === undefined ? code : { ...code, label };
  });
  return { column, codes: named };
}

/** What `--ranges COL=middle` says of a table; columns apart by semicolons. */
export function rangesFrom(
  { options }: Job,
  table: { readonly name: string; readonly header: readonly string[] },
): readonly ColumnRanges[] {
  return parts(options.text('ranges')).map((text): ColumnRanges => {
    const at = text.lastIndexOf('=');
    const take = RANGE_TAKES.find((known) => known === text.slice(at + 1).trim());
    if (at < 1 || !take) throw wrongOption((usage) => usage.notRanges(text));
    return { column: table.header[columnNamed(table, text.slice(0, at).trim())], take };
  });
}

/** The columns that `--multiple COL` names, as codes: those that are stated, each an answer that may stand beside others. */
export function severalFrom(
  { options }: Job,
  table: { readonly name: string; readonly header: readonly string[] },
  stated: readonly ColumnCodes[],
): readonly ColumnCodes[] {
  return parts(options.text('multiple')).map((name): ColumnCodes => {
    const column = table.header[columnNamed(table, name)];
    const codes = stated.find((entry) => entry.column === column)?.codes ?? [];
    const answers = codes.map((code): AnswerCode =>
      code.means === 'missing' ? code : { ...code, means: 'yes' },
    );
    return { column, codes: answers, several: true };
  });
}

/** Parts by semicolons, but for those of a column's own name. */
function parts(text: string | undefined, header: readonly string[] = []): readonly string[] {
  if (text === undefined) return [];
  const found: string[] = [];
  for (let rest = plain(text); rest !== '';) {
    const own = header.map(plain).find((name) => name.includes(';') && rest.startsWith(`${name}:`));
    const at = rest.indexOf(';', own?.length ?? 0);
    found.push((at < 0 ? rest : rest.slice(0, at)).trim());
    rest = at < 0 ? '' : rest.slice(at + 1).trimStart();
  }
  return found.length > 0 ? found : [''];
}

/** A column whose own name has colons and equal signs is known by the table. */
function codesOf(text: string, header: readonly string[]): ColumnCodes {
  const named = header
    .map(plain)
    .filter((name) => text.startsWith(`${name}:`))
    .sort((a, b) => b.length - a.length)[0];
  const match = COLUMN_CODES.exec(named === undefined ? text : `-:${text.slice(named.length + 1)}`);
  if (!match) throw wrongOption((usage) => usage.notCodes(text));
  const [, first, stated] = match;
  const column = named ?? first;
  if (stated === 'numbers') return { column, codes: [] };
  const codes = stated.split(',').map((pair): AnswerCode => {
    const [value, means] = pair.split('=');
    const number = Number(means);
    return Number.isNaN(number)
      ? { value: statedValue(value), means: means as AnswerCode['means'] }
      : { value: statedValue(value), means: 'value', number };
  });
  const values = codes.map(({ value }) => value);
  if (values.includes('') || new Set(values).size < values.length)
    throw wrongOption((usage) => usage.notCodes(text));
  return { column, codes };
}

function scaleOf(text: string): ColumnCodes {
  const match = SCALE.exec(text);
  const [least, most] = [Number(match?.[2]), Number(match?.[3])];
  if (!match || !(most > least) || most - least >= MOST_STEPS)
    throw wrongOption((usage) => usage.notAScale(text));
  const codes = Array.from({ length: most - least + 1 }, (_, step): AnswerCode => {
    return { value: String(least + step), means: 'level' };
  });
  return { column: match[1], codes };
}

/** The code book that `--codebook` names; null where the option was not given. */
export async function bookFrom(job: Job): Promise<CodeBook | null> {
  const path = job.options.text('codebook');
  if (path === undefined) return null;
  const table = await job.readTable(path, { wanted: 'codes' });
  const book = codeBookIn(table);
  if (!book) throw unusable((input) => input.notACodeBook(table.name));
  job.noteAll(codeBookProblems(table.name, book));
  return book;
}

/** Ends a command that would have to guess what codes mean, with the option that says it. `sheet`: of the file, which is its code book; null for none. */
export function askedRefusal(
  file: string,
  questions: readonly CodeQuestion[],
  sheet: string | null,
): Refusal {
  return new Refusal(1, ({ cli }) => {
    const columns = questions.map(({ column, values }) => {
      const shown = values.map(({ value, rows }) => cli.input.valueRows(value, rows));
      return cli.input.codesOfColumn(column, shown);
    });
    const several = questions.filter(({ looks }) => looks === 'several');
    const coded = questions
      .filter(({ looks }) => looks !== 'several')
      .map((question) => `${question.column}:${proposedText(question)}`);
    const options = [
      ...(coded.length > 0 ? [`--codes '${coded.join(';')}'`] : []),
      ...(several.length > 0
        ? [`--multiple '${several.map(({ column }) => column).join(';')}'`]
        : []),
    ];
    return cli.input.codesAsked(file, columns, options.join(' '), sheet);
  });
}
