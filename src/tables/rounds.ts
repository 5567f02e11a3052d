import type { Table } from '../model';
import { parseDate } from './values/dates';
import { names, type HeaderRule } from './headers/header-rule';

/** Which round of a survey a row is of, where firms have a row per round. Believed only where ids come again (`areRounds`). */
export const SURVEY_ROUND: HeaderRule = {
  names: names(
    `調査回 調査回次 調査年 調査年度 調査時点 調査年次 調査時期 実施回 実施年 実施年度 回次 時点 パネル回 ラウンド 年度 年次 年 wave
     surveyround surveyyear panelwave panelround round timepoint year fiscalyear fy`,
  ),
};

/** An id without what spreadsheets change: 00123, 123.0 and '123 are one number. */
export const bareId = (id: string): string =>
  id
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^'/, '')
    .replace(/[\s‐－―-]+/g, '')
    .replace(/^(\d+)\.0+$/, '$1')
    .replace(/^0+(?=\d)/, '');

/** More different cells are no rounds. */
const MOST_ROUNDS = 60;

/** Whether a column parts the rows into rounds in which the same ids stand: some id has two of them, and few cells differ. */
export function areRounds(
  { columns }: Pick<Table, 'columns'>,
  id: number | undefined,
  round: number,
): boolean {
  if (id === undefined) return false;
  const first = new Map<string, string>();
  const rounds = new Set<string>();
  let again = 0;
  columns[id].forEach((cell, row) => {
    const [firm, own] = [bareId(cell), columns[round][row].trim()];
    if (firm === '' || own === '') return;
    rounds.add(own);
    const before = first.get(firm);
    if (before === undefined) first.set(firm, own);
    else if (before !== own) again++;
  });
  return again > 0 && rounds.size <= MOST_ROUNDS;
}

/** When a round was: a date as far as it is said, or its number. */
export interface Round {
  readonly kind: 'date' | 'number' | 'side';
  /** Sorts rounds of one kind; equal for two spellings of one round. */
  readonly order: string;
  /** NaN for numbers and sides. */
  readonly year: number;
}

const KANJI = '〇一二三四五六七八九十';
const NUMBERED =
  /^(?:第|no\.?|wave|round|survey|time|period|panel|phase|波|w|t|r)?[\s_-]*([0-9]{1,3}|[一二三四五六七八九十]{1,2})(?:st|nd|rd|th)?[\s_-]*(?:回|次|波|期|時点|ラウンド|wave|round|survey)?目?(?:の?調査)?$/;
const BEFORE = /前|初回|基準|ベースライン|before|pre|base|first/;
const AFTER = /後|追跡|フォロー|after|post|follow|second/;

/**
 * When a round was, by what its cell says: 2019, 令和元年, 2019年度調査, 第1回（2019年）, 第2回, 二回目, wave 1, 事前 and 事後. Null where it says nothing
 * that has an order. R1 and R6 are years of Reiwa where `asYears`, else numbers.
 */
export function roundOf(cell: string, asYears: boolean): Round | null {
  const text = cell.normalize('NFKC').trim().toLowerCase();
  if (text === '') return null;
  const numbered = NUMBERED.exec(text);
  if (numbered && !(asYears && /^[rh]\d/.test(text))) {
    const value = numberOf(numbered[1]);
    return { kind: 'number', order: String(value).padStart(4, '0'), year: NaN };
  }
  const date = dateIn(text);
  if (date) return { kind: 'date', order: date, year: Number(date.slice(0, 4)) };
  const [early, late] = [BEFORE.test(text), AFTER.test(text)];
  return early === late ? null : { kind: 'side', order: early ? '0' : '1', year: NaN };
}

function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const digits = [...text].map((digit) => KANJI.indexOf(digit));
  if (digits.length === 1) return digits[0];
  return digits[0] === 10 ? 10 + digits[1] : digits[0] * 10;
}

const SURVEY = /(?:の|に)?(?:調査|実施|現在|時点|回収|回答|分|版|survey|wave|round).*$/;
const YEAR = /(?:^|\D)((?:19|20)\d{2})(?!\d)/;
const ERA = /(?:令和|平成|昭和)\s*(?:元|\d{1,2})/;

function dateIn(text: string): string | null {
  const era = ERA.exec(text)?.[0];
  const candidates = [text, text.replace(SURVEY, ''), era && `${era}年`];
  for (const candidate of candidates) {
    const date = candidate ? parseDate(candidate) : null;
    if (date) return date.text;
  }
  return YEAR.exec(text)?.[1] ?? null;
}
