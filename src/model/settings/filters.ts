import { SIZE_GROUPS } from '../enterprise-size';
import type { RowFilter } from '../filter';
import {
  byKind,
  flag,
  group,
  isRecord,
  needed,
  number,
  orNull,
  text,
  texts,
  unlessUsual,
  word,
  type Kind,
  type Reading,
} from './kinds';

const column = needed(text(''));
const not = unlessUsual(flag(false));
const end = orNull(number({ least: -Infinity, most: Infinity }, 0));

/** One condition on rows. */
const filter = byKind(
  {
    values: group({ column, values: needed(texts()), not }),
    text: group({ column, text: needed(text('')), not }),
    number: group({ column, low: end, high: end, not }),
    dates: group({ column, from: text(''), to: text(''), not }),
    missing: group({ column, not }),
    municipality: group({ values: needed(texts()), not }),
    box: group({ box: needed(corners()), not }),
    size: group({
      is: needed(word(SIZE_GROUPS, 'sme')),
      unknown: needed(word(['in', 'out'] as const, 'out')),
      not,
    }),
    firms: group({ ids: needed(texts()), not }),
  },
  { kind: 'firms', ids: [], not: undefined },
);

/** Conditions that all have to hold. What version 0.1 wrote, one column with its values, is read as one of them. */
export const filters: Kind<readonly RowFilter[]> = {
  fallback: [],
  read: (given, at) => {
    if (given === undefined || given === null) return [];
    const list = Array.isArray(given) ? (given as unknown[]) : [ofOneColumn(given)];
    return list.map((each) => filter.read(each ?? {}, at));
  },
  write: (value) =>
    value.map((each) => {
      const kept: { called?: string } = { ...each };
      delete kept.called;
      return kept;
    }),
};

const ofOneColumn = (given: unknown): unknown =>
  isRecord(given) && !('kind' in given) ? { ...given, kind: 'values' } : given;

/** West, south, east and north in degrees. */
function corners(): Kind<readonly number[]> {
  const each = number({ least: -360, most: 360 }, NaN);
  return {
    fallback: [],
    read: (given: unknown, at: Reading) => {
      const four = Array.isArray(given) && given.length === 4 ? (given as unknown[]) : [null];
      return four.map((value) => each.read(value ?? '', at));
    },
    write: (value) => value,
  };
}
