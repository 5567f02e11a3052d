/** How much of a date is known. */
export type DatePrecision = 'year' | 'month' | 'day';

/** A date as far as it is known: `2019`, `1970-03`, `1988-04-01`. Texts of this form sort as the dates do. */
export interface PartialDate {
  readonly text: string;
  readonly precision: DatePrecision;
}

/** First year of each era less one, and its first and last day: 令和1年 is 2019. */
const ERAS = [
  { name: /^(?:令和|令|r|㋿)/, before: 2018, from: '2019-05-01', to: '9999-12-31' },
  { name: /^(?:平成|平|h|㍻)/, before: 1988, from: '1989-01-08', to: '2019-04-30' },
  { name: /^(?:昭和|昭|s|㍼)/, before: 1925, from: '1926-12-25', to: '1989-01-07' },
  { name: /^(?:大正|大|t|㍽)/, before: 1911, from: '1912-07-30', to: '1926-12-24' },
  { name: /^(?:明治|明|m|㍾)/, before: 1867, from: '1868-01-25', to: '1912-07-29' },
] as const;

/** Year, month and day behind an era or as a common year, with 年月日 or with - / . between. */
const PARTS =
  /^(元|\d{1,4})(?:\s*(?:年度?|[-/.])\s*(?:(\d{1,2})\s*(?:月|[-/.]|$)\s*(?:(\d{1,2})\s*(?:日|(?!\d)))?)?)?/;
/** What may stand behind a date: a weekday, a time, a word for before or about. */
const BEHIND =
  /^(?:\s*[(（][月火水木金土日・祝]+[)）])?(?:[\st]+\d{1,2}:\d{2}(?::\d{2})?\S*)?\s*(?:頃|ごろ|設立|創業|創立|生)?$/;

/**
 * The date in a cell, as far as it is said: 昭和45年3月, S63.4.1, 令和元年, R1.5, 1988/4, 2020年4月1日(水), 20200401, FY2019, and what
 * workbooks give. Null where there is none, or none that the calendar has (2月30日, 令和0年). An era is believed within its own years only.
 */
export function parseDate(cell: string): PartialDate | null {
  const text = cell
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^(?:西暦|fy|約)\s*/, '');
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (packed) return dateOf(Number(packed[1]), Number(packed[2]), Number(packed[3]));
  const era = ERAS.find(({ name }) => name.test(text));
  const rest = era ? text.replace(era.name, '').replace(/^\s*\.?\s*/, '') : text;
  const parts = PARTS.exec(rest);
  if (!parts || !BEHIND.test(rest.slice(parts[0].length))) return null;
  const [, said, month, day] = parts;
  const year = said === '元' ? 1 : Number(said);
  if (!era) {
    // A bare number of four digits is a year; of fewer, a number.
    if (said.length !== 4) return null;
    return dateOf(year, optional(month), optional(day));
  }
  if (year < 1) return null;
  const date = dateOf(era.before + year, optional(month), optional(day));
  const { length } = date?.text ?? '';
  const within =
    date && date.text >= era.from.slice(0, length) && date.text <= era.to.slice(0, length);
  return within ? date : null;
}

const optional = (text: string | undefined) => (text === undefined ? undefined : Number(text));

function dateOf(year: number, month?: number, day?: number): PartialDate | null {
  if (year < 1600 || year > 2200) return null;
  const two = (n: number) => String(n).padStart(2, '0');
  if (month === undefined) return { text: String(year), precision: 'year' };
  if (month < 1 || month > 12) return null;
  if (day === undefined) return { text: `${year}-${two(month)}`, precision: 'month' };
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day < 1 || day > last) return null;
  return { text: `${year}-${two(month)}-${two(day)}`, precision: 'day' };
}
