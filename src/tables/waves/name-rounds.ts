import type { Table, TableOrigin } from '../../model';
import { foldHeader, means } from '../headers/header-rule';
import { roundOf, SURVEY_ROUND } from '../rounds';
import { yearOfSheet } from '../workbooks/sheet-years';

/** What may say which round of a survey a file holds, the surest first: its name, the sheet's, the rows above its header. */
export interface FileWords {
  readonly file: string;
  readonly sheet: string;
  readonly title: string;
}

/** Names of the rounds that files hold, in the files' order. */
export type NamedRounds =
  /** `numbered`: nothing says them, so that they are numbered in the files' order. */
  | { readonly names: readonly string[]; readonly numbered: boolean }
  /** Two files that say the same round, and nothing tells them apart. */
  | { readonly twice: string; readonly files: readonly [string, string] };

/** Names of rounds are the same where they are read as the same time. */
const keyOf = (name: string): string =>
  roundOf(name, true)?.order ?? name.normalize('NFKC').trim().toLowerCase();

/** The first two of the names that are the same round; null where all differ. */
export function sameRound(names: readonly string[]): readonly [number, number] | null {
  const keys = names.map(keyOf);
  for (const [at, key] of keys.entries()) {
    const before = keys.indexOf(key);
    if (before < at) return [before, at];
  }
  return null;
}

/**
 * The rounds that several lists are, as their own column of rounds says them where all of its cells are one, else as years, numbers (第1回, wave 2), days or
 * words for before and after in the names of the files, of their sheets or above their headers. One kind of these is taken for all; where the years are the
 * same the next kind is tried.
 */
export function nameRounds(words: readonly FileWords[], tables: readonly Table[]): NamedRounds {
  const found = saidByAll([tables.map(ownRound), ...saidByWords(words)]);
  const names = found.find((each) => sameRound(each) === null);
  if (names) return { names, numbered: false };
  const [twice] = found;
  const pair = twice && sameRound(twice);
  if (pair) return { twice: twice[pair[0]], files: [words[pair[0]].file, words[pair[1]].file] };
  return { names: words.map((_, at) => String(at + 1)), numbered: true };
}

/** The names of the rounds, first to last by time, as files' words alone say them; null where these do not say them of all, or say one twice. */
export function roundsOfFiles(words: readonly FileWords[]): readonly string[] | null {
  const names = saidByAll(saidByWords(words)).find((each) => sameRound(each) === null);
  return names ?? null;
}

/** The order of rounds by their names. */
export const byRound = (a: string, b: string): number => (keyOf(a) < keyOf(b) ? -1 : 1);

const saidByWords = (words: readonly FileWords[]): (string | null)[][] =>
  [yearIn, numberIn, dayIn, sideIn].map((find) =>
    words.map(({ file, sheet, title }) => {
      const stem = file.replace(/\.[^.]+$/, '');
      return find(stem) ?? find(sheet) ?? find(title);
    }),
  );

const saidByAll = (found: readonly (readonly (string | null)[])[]): string[][] =>
  found.flatMap((names) => (names.every((name) => name !== null) ? [[...names]] : []));

/** What of a file says its round. */
export function fileWords(file: string, origin: TableOrigin | undefined): FileWords {
  const { sheet = '', top = [], headerRows: [header] = [1] } = origin ?? {};
  const above = top.filter(({ line }) => line < header).flatMap(({ cells }) => cells);
  return { file, sheet, title: above.join(' ') };
}

/** What the only column of rounds of a list says, where it is the same in all rows. */
function ownRound({ header, columns }: Table): string | null {
  const said = header.flatMap((name, column) => {
    if (!means(foldHeader(name), SURVEY_ROUND)) return [];
    const cells = new Set(columns[column].map((cell) => cell.trim()));
    const [cell] = cells;
    return cells.size === 1 && roundOf(cell, true) ? [cell] : [];
  });
  return said.length === 1 ? said[0] : null;
}

const plain = (text: string): string => text.normalize('NFKC');
/** 20191001 and 201910, which no other digit touches. */
const DIGITS = /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)?(?!\d)/;
const PARTED = /(?<!\d)((?:19|20)\d{2})[-_./年\s]+(0?[1-9]|1[0-2])(?:[-_./月\s]+([0-3]?\d))?(?!\d)/;
const NUMBERED =
  /第\s*(?:\d{1,3}|[一二三四五六七八九十]{1,2})\s*[回次波期]|(?<!\d)\d{1,3}\s*回目|[一二三四五六七八九]回目|(?:wave|round|phase|survey)[\s_-]*\d{1,3}(?!\d)|(?<!\d)\d{1,3}(?:st|nd|rd|th)[\s_-]*(?:wave|round|survey)/i;
const SIDES = /事前|事後|ベースライン|フォローアップ|追跡|baseline|follow[\s_-]?up/i;

function yearIn(text: string): string | null {
  const year = yearOfSheet(text) ?? DIGITS.exec(plain(text))?.[1];
  return year === undefined ? null : String(year);
}

function numberIn(text: string): string | null {
  const found = NUMBERED.exec(plain(text))?.[0].replaceAll('_', ' ');
  return found && roundOf(found, false)?.kind === 'number' ? found : null;
}

function dayIn(text: string): string | null {
  const [, year, month, day] = DIGITS.exec(plain(text)) ?? PARTED.exec(plain(text)) ?? [];
  if (year === undefined) return null;
  return [year, month, day].flatMap((part) => (part ? [part.padStart(2, '0')] : [])).join('-');
}

const sideIn = (text: string): string | null => SIDES.exec(plain(text))?.[0] ?? null;
