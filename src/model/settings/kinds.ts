import { problem, type Problem } from '../problem';

/** Least and most that a number may be. */
export interface NumberLimits {
  readonly least: number;
  readonly most: number;
  readonly whole?: boolean;
}

/** Where a value stands, and what is wrong with it. */
export interface Reading {
  /** Its key, as study.json nests it: `clusters.radiusKm`. */
  readonly key: string;
  /** The members beside it, as they were given. */
  readonly beside: Readonly<Record<string, unknown>>;
  /** Is added to: unknown words, numbers out of range, values of another type. */
  readonly wrong: Problem[];
}

/**
 * One kind of setting. What is missing (absent or null) takes the fallback and is no fault; what is there and can't be taken is told
 * in `wrong`, and the fallback stands in. Reading what was read before changes nothing, so that reading is also checking.
 */
export interface Kind<T> {
  readonly fallback: T;
  read(given: unknown, at: Reading): T;
  /** As study.json holds it; undefined for what is left out. */
  write(value: T): unknown;
}

export type ValueOf<K> = K extends Kind<infer T> ? T : never;

export interface NumberKind extends Kind<number> {
  readonly limits: NumberLimits;
}
export interface WordKind<T extends string> extends Kind<T> {
  readonly words: readonly T[];
}
export interface GroupKind<F extends Fields> extends Kind<GroupOf<F>> {
  readonly fields: F;
}
type Fields = Readonly<Record<string, Kind<unknown>>>;
type GroupOf<F> = { readonly [K in keyof F]: ValueOf<F[K]> };

function told<T>(at: Reading, found: Problem, fallback: T): T {
  at.wrong.push(found);
  return fallback;
}

const textOf = (given: unknown): string =>
  typeof given === 'string' || typeof given === 'number'
    ? String(given)
    : (JSON.stringify(given) ?? '–');

function unreadable<T>(given: unknown, at: Reading, fallback: T): T {
  const facts = { name: at.key, value: textOf(given) };
  return told(at, problem('parameter-unreadable', 'error', {}, facts), fallback);
}

function unknownWord<T>(given: unknown, known: readonly string[], at: Reading, fallback: T): T {
  const facts = { name: at.key, value: textOf(given), known };
  return told(at, problem('parameter-unknown', 'error', {}, facts), fallback);
}

const isMissing = (given: unknown): given is undefined | null =>
  given === undefined || given === null;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function kind<T>(fallback: T, take: (given: unknown, at: Reading) => T): Kind<T> {
  return {
    fallback,
    read: (given, at) => (isMissing(given) ? fallback : take(given, at)),
    write: (value) => value,
  };
}

/** A number within limits, of which one may depend on the members beside it. */
export function number(
  limits: NumberLimits,
  fallback: number,
  leastBeside?: (beside: Reading['beside']) => number | undefined,
): NumberKind {
  const take = (given: unknown, at: Reading): number => {
    if (typeof given !== 'number') return unreadable(given, at, fallback);
    const { most, whole = false } = limits;
    const least = leastBeside?.(at.beside) ?? limits.least;
    if (given >= least && given <= most && (!whole || Number.isInteger(given))) return given;
    const facts = {
      name: at.key,
      value: String(given),
      least: String(least),
      most: String(most),
    };
    return told(at, problem('parameter-out-of-range', 'error', {}, facts), fallback);
  };
  return { ...kind(fallback, take), limits };
}

export function word<T extends string>(words: readonly T[], fallback: T): WordKind<T> {
  const take = (given: unknown, at: Reading): T =>
    words.includes(given as T) ? (given as T) : unknownWord(given, words, at, fallback);
  return { ...kind(fallback, take), words };
}

/** Any of the known words, in the order in which they are known. */
export function words<T extends string>(
  known: readonly T[],
  fallback: readonly T[],
): Kind<readonly T[]> {
  return kind(fallback, (given, at) => {
    if (!Array.isArray(given)) return unreadable(given, at, fallback);
    const other = (given as unknown[]).find((each) => !known.includes(each as T));
    if (other !== undefined) return unknownWord(other, known, at, fallback);
    return known.filter((each) => given.includes(each));
  });
}

export function flag(fallback: boolean): Kind<boolean> {
  return kind(fallback, (given, at) =>
    typeof given === 'boolean' ? given : unreadable(given, at, fallback),
  );
}

export function text(fallback: string): Kind<string> {
  return kind(fallback, (given, at) =>
    typeof given === 'string' ? given : unreadable(given, at, fallback),
  );
}

export function texts(): Kind<readonly string[]> {
  return kind<readonly string[]>([], (given, at) =>
    Array.isArray(given) && given.every((each) => typeof each === 'string')
      ? (given as string[])
      : unreadable(given, at, []),
  );
}

/** Numbers within the same limits, ascending, none twice. */
export function numbers(
  limits: NumberLimits,
  fallback: readonly number[],
): Kind<readonly number[]> & { readonly limits: NumberLimits } {
  const each = number(limits, NaN);
  const take = (given: unknown, at: Reading): readonly number[] => {
    if (!Array.isArray(given)) return unreadable(given, at, fallback);
    const read = given.map((value) => each.read(value ?? NaN, at));
    return [...new Set(read)].sort((a, b) => a - b);
  };
  return { ...kind(fallback, take), limits };
}

/** From and to. */
export function band(
  limits: NumberLimits,
): Kind<readonly [number, number] | null> & { readonly limits: NumberLimits } {
  const each = number(limits, NaN);
  const take = (given: unknown, at: Reading): readonly [number, number] | null =>
    Array.isArray(given) && given.length === 2
      ? [each.read(given[0] ?? NaN, at), each.read(given[1] ?? NaN, at)]
      : unreadable(given, at, null);
  return { ...kind<readonly [number, number] | null>(null, take), limits };
}

/** A number for each of some names. Entries that say `usual` are left out. */
export function numberEach<T extends string>(
  known: readonly T[],
  limits: NumberLimits,
  usual: number,
): Kind<Readonly<Partial<Record<T, number>>>> & { readonly limits: NumberLimits } {
  const each = number(limits, usual);
  type Each = Readonly<Partial<Record<T, number>>>;
  const none = {} as Each;
  const take = (given: unknown, at: Reading): Each => {
    if (!isRecord(given)) return unreadable(given, at, none);
    const other = Object.keys(given).find((name) => !known.includes(name as T));
    if (other !== undefined) return unknownWord(other, known, at, none);
    const entries = known
      .map((name) => [name, each.read(given[name], { ...at, key: `${at.key} ${name}` })] as const)
      .filter(([, value]) => value !== usual);
    return Object.fromEntries(entries) as Each;
  };
  const write = (value: Each) =>
    Object.fromEntries(Object.entries(value).filter(([, each]) => each !== usual));
  return { ...kind<Each>(none, take), write, limits };
}

/** Any number of one kind, in the order given. */
export function listOf<T>(each: Kind<T>): Kind<readonly T[]> {
  const take = (given: unknown, at: Reading): readonly T[] =>
    Array.isArray(given)
      ? given.map((one, i) => each.read(one, { ...at, key: `${at.key}[${i}]` }))
      : unreadable(given, at, []);
  return {
    ...kind<readonly T[]>([], take),
    write: (value) => value.map((one) => each.write(one)),
  };
}

/** Null for none. */
export function orNull<K extends Kind<unknown>>(
  of: K,
): Omit<K, keyof Kind<0>> & Kind<ValueOf<K> | null> {
  type Value = ValueOf<K> | null;
  return { ...of, ...kind<Value>(null, (given, at) => of.read(given, at) as Value) };
}

/** Absent unless it was given. */
export function whenGiven<K extends Kind<unknown>>(
  of: K,
): Omit<K, keyof Kind<0>> &
  Kind<Exclude<ValueOf<K>, null> | undefined> & { readonly usual: ValueOf<K> } {
  type Value = Exclude<ValueOf<K>, null> | undefined;
  return {
    ...of,
    fallback: undefined,
    usual: of.fallback as ValueOf<K>,
    read: (given, at) => (isMissing(given) ? undefined : (of.read(given, at) as Value)),
    write: (value) => (value === undefined ? undefined : of.write(value)),
  };
}

/** Absent where it says what every study says unless told otherwise. */
export function unlessUsual<K extends Kind<unknown>>(
  of: K,
): Omit<K, keyof Kind<0>> & Kind<ValueOf<K> | undefined> & { readonly usual: ValueOf<K> } {
  type Value = ValueOf<K> | undefined;
  const usual = JSON.stringify(of.write(of.fallback));
  const used = (value: unknown): Value =>
    JSON.stringify(of.write(value)) === usual ? undefined : (value as Value);
  return {
    ...of,
    fallback: undefined,
    usual: of.fallback as ValueOf<K>,
    read: (given, at) => (isMissing(given) ? undefined : used(of.read(given, at))),
    write: (value) => {
      const kept = value === undefined ? undefined : used(value);
      return kept === undefined ? undefined : of.write(kept);
    },
  };
}

/** Settings under names of their own, written in their order. Members that are not known are ignored. */
export function group<F extends Fields>(fields: F): GroupKind<F> {
  const entries = Object.entries(fields) as [string, Kind<unknown>][];
  const present = (pairs: (readonly [string, unknown])[]) =>
    Object.fromEntries(pairs.filter(([, value]) => value !== undefined)) as GroupOf<F>;
  const fallback = present(entries.map(([name, field]) => [name, field.fallback]));
  return {
    fields,
    fallback,
    read: (given, at) => {
      if (isMissing(given)) return fallback;
      if (!isRecord(given)) return unreadable(given, at, fallback);
      return present(
        entries.map(([name, field]) => {
          const key = at.key === '' ? name : `${at.key}.${name}`;
          return [name, field.read(given[name], { key, beside: given, wrong: at.wrong })];
        }),
      );
    },
    write: (value) =>
      present(
        entries.map(([name, field]) => {
          const member = (value as Readonly<Record<string, unknown>>)[name];
          return [name, member === undefined ? undefined : field.write(member)];
        }),
      ),
  };
}

/** A group of its own for each word that stands under `kind`. */
export function byKind<G extends Readonly<Record<string, GroupKind<Fields>>>>(
  variants: G,
  fallback: ByKind<G>,
): Kind<ByKind<G>> & { readonly variants: G } {
  const known = Object.keys(variants);
  const take = (given: unknown, at: Reading): ByKind<G> => {
    if (!isRecord(given)) return unreadable(given, at, fallback);
    const wanted = given.kind;
    if (typeof wanted !== 'string' || !known.includes(wanted))
      return unknownWord(wanted, known, { ...at, key: `${at.key}.kind` }, fallback);
    return { kind: wanted, ...variants[wanted].read(given, at) } as unknown as ByKind<G>;
  };
  return { ...kind(fallback, take), variants };
}
type ByKind<G> = {
  [K in keyof G]: { readonly kind: K } & ValueOf<G[K]>;
}[keyof G];

/** Has to be there. */
export function needed<K extends Kind<unknown>>(of: K): K {
  return {
    ...of,
    read: (given: unknown, at: Reading) =>
      isMissing(given) ? unreadable(given, at, of.fallback) : of.read(given, at),
  };
}
