import type { SchemaFault } from '../../model';

const FAULTS = {
  json: 'the text is no JSON',
  'no-object': 'it holds no object',
  'not-an-object': 'it holds no object',
  features: '“features” is no list',
  feature: 'the feature is no object',
  depth: 'too many values inside each other',
  zip: 'the archive’s structure',
  checksum: 'a checksum does not match',
  'workbook-structure': 'the workbook’s structure',
  compressed: 'it is compressed once more',
  'too short': 'it is too short',
  'not a pack': 'it is not a pack',
  'cut off': 'its end is missing',
  header: 'its header',
  counts: 'its counts do not match its contents',
  other: 'of another kind, or damaged',
};
/** What a value at a place in the file is not. */
const AT = {
  missing: (place: string) => `“${place}” is missing`,
  text: (place: string) => `“${place}” is no text`,
  number: (place: string) => `“${place}” is no number`,
  whole: (place: string) => `“${place}” is no whole number`,
  flag: (place: string) => `“${place}” is neither true nor false`,
  list: (place: string) => `“${place}” is no list, or one of another length`,
  object: (place: string) => `“${place}” is no object, or holds what it can’t`,
  word: (place: string) => `“${place}” is none of the words known there`,
  range: (place: string) => `the number at “${place}” is out of range`,
  empty: (place: string) => `“${place}” is empty`,
  short: (place: string) => `“${place}” has too few entries`,
  length: (place: string) => `“${place}” has another number of entries`,
  twice: (place: string) => `“${place}” repeats an earlier entry`,
  ring: (place: string) => `the ring at “${place}” is not closed`,
} satisfies Record<SchemaFault, (place: string) => string>;
export type FaultsAt = typeof AT;

export type Faults = Record<keyof typeof FAULTS, string>;

/**
 * What is wrong with a file, in words: from a code, `json:12` for a line, `missing:inputs.firms`, or the place in the file that can't be
 * used, such as `fixes[3]`. A sentence of a library becomes the general words.
 */
export function faultOf(reason: string): string {
  const [code, rest] = reason.split(/:(.*)/s);
  if (code === 'json' && rest) return `${FAULTS.json}, line ${rest}`;
  const at = /^at:(.*):(\w+)$/s.exec(reason);
  if (at && Object.hasOwn(AT, at[2])) return AT[at[2] as SchemaFault](at[1]);
  if (code === 'missing' && rest) return `no “${rest}”`;
  if (code === 'type') return `its type is “${rest}”`;
  if (Object.hasOwn(FAULTS, reason)) return FAULTS[reason as keyof Faults];
  const version = /^version (\d+)$/.exec(reason);
  if (version) return `its version is ${version[1]}`;
  return /^"?[\w.[\]]+"?$/.test(reason) ? reason : FAULTS.other;
}
