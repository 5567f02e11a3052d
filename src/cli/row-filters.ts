import { SIZE_GROUPS, type Findings, type ProblemFacts, type RowFilter } from '../model';
import { dateEnds } from '../study';
import type { Options } from './options';
import { wrongOption } from './refusal';

/** Options that say which firms a new study is about. */
export const SCOPE_OPTIONS = {
  only: 'text',
  'only-in': 'text',
  'only-box': 'text',
  population: 'text',
  'size-unknown': 'text',
} as const;

/** The study's filters as the options say them; empty for all firms. */
export function scopeFrom(options: Options): readonly RowFilter[] {
  const columns = options.text('only')?.split(';').map(columnFilter) ?? [];
  const places = options.text('only-in');
  const box = options.numbers('only-box', { least: -180, most: 180 });
  if (box && (box.length !== 4 || box[0] > box[2] || box[1] > box[3]))
    throw wrongOption((usage) => usage.notABox);
  const size = options.oneOf('population', SIZE_GROUPS);
  const unknown = options.oneOf('size-unknown', ['in', 'out'] as const);
  if (unknown && !size) throw wrongOption((usage) => usage.needs('--size-unknown', '--population'));
  return [
    ...columns,
    ...(places === undefined
      ? []
      : [{ kind: 'municipality' as const, values: valuesOf(places, '--only-in') }]),
    ...(box ? [{ kind: 'box' as const, box }] : []),
    ...(size ? [{ kind: 'size' as const, is: size, unknown: unknown ?? 'out' }] : []),
  ];
}

/** Ends the command where firms were chosen by their size and nobody said what becomes of those that can't be judged. */
export function refuseDoubtfulSizes(options: Options, { problems, firms }: Findings): void {
  if (options.text('population') === undefined || options.text('size-unknown') !== undefined)
    return;
  const doubtful = problems.find(({ code }) => code === 'size-doubtful');
  if (!doubtful) return;
  const { rows } = doubtful.facts as ProblemFacts['size-doubtful'];
  const isUnitOpen = firms.capitalAsked !== undefined;
  throw wrongOption((usage) => usage.sizesUnknown(rows, isUnitOpen));
}

const RANGE = /^(-?[\d.]*)\.\.(-?[\d.]*)$/;

/**
 * `COL=a,b` for values, `COL=10..50` for numbers, `COL=` for no value, `COL~words` for text, `COL@2015-04..2020-03` for dates; `!` before the
 * sign for all others. The last sign counts, since a column's name may hold one.
 */
function columnFilter(text: string): RowFilter {
  const at = ['=', '~', '@'].map((sign) => text.lastIndexOf(sign)).find((place) => place > 0);
  if (at === undefined) throw wrongOption((usage) => usage.notAScope(text));
  const isNot = text[at - 1] === '!';
  const column = text.slice(0, isNot ? at - 1 : at).trim();
  if (column === '') throw wrongOption((usage) => usage.notAScope(text));
  const not = isNot ? { not: true } : {};
  const said = text.slice(at + 1).trim();
  if (text[at] === '~') {
    if (said === '') throw wrongOption((usage) => usage.notAScope(text));
    return { kind: 'text', column, text: said, ...not };
  }
  if (text[at] === '@') return { kind: 'dates', column, ...datesOf(said, text), ...not };
  if (said === '') return { kind: 'missing', column, ...not };
  const range = RANGE.exec(said);
  if (range && said !== '..') {
    const [low, high] = [range[1], range[2]].map((end) => (end === '' ? null : Number(end)));
    if (Number.isNaN(low) || Number.isNaN(high))
      throw wrongOption((usage) => usage.notAScope(text));
    return { kind: 'number', column, low, high, ...not };
  }
  return { kind: 'values', column, values: valuesOf(said, text), ...not };
}

function datesOf(said: string, whole: string): { from: string; to: string } {
  const ends = endsOf(said);
  if (!ends) throw wrongOption((usage) => usage.notAScope(whole));
  return ends;
}

/** `2015..2020-03`, `2015..`, `..2020` or `2015`: a period, both ends of which belong to it. */
export function periodFrom(said: string, option: string): { from: string; to: string } {
  const ends = endsOf(said);
  if (!ends) throw wrongOption((usage) => usage.notAPeriod(option, said));
  return ends;
}

function endsOf(said: string): { from: string; to: string } | null {
  const [from, to = from, ...more] = said.split('..').map((end) => end.trim());
  return more.length > 0 || !dateEnds(from, to) || from + to === '' ? null : { from, to };
}

function valuesOf(said: string, whole: string): string[] {
  const values = said.split(',').map((value) => value.trim());
  if (values.includes('')) throw wrongOption((usage) => usage.notAScope(whole));
  return values;
}
