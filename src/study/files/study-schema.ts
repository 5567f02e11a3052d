import * as v from 'valibot';
import {
  PLANE_SYSTEMS,
  CODE_MEANINGS,
  DELIMITERS,
  ENCODINGS,
  isRecord,
  RANGE_TAKES,
  YEN_UNITS,
  type LinkFix,
  type StudyFile,
} from '../../model';
import { keyOfFix } from '../ties/link-fixes';

/** More than half the Earth's circumference says nothing. */
export const FARTHEST_ERROR_KM = 20_000;

const text = v.string();
const named = v.pipe(
  text,
  v.check((name) => name.trim() !== '', 'empty'),
);
const filled = v.pipe(text, v.nonEmpty());
const index = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const within = (least: number, most: number) =>
  v.pipe(v.number(), v.minValue(least), v.maxValue(most));
const listOf = <const Item extends v.GenericSchema>(item: Item) =>
  v.pipe(v.array(item), v.nonEmpty());

/** No two items of a list have the same key; those without a key have none in common. */
const once = <Item>(keyOf: (item: Item) => string | undefined) =>
  v.rawCheck<Item[]>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const seen = new Set<string>();
    dataset.value.forEach((value, key) => {
      const own = keyOf(value);
      if (own === undefined) return;
      if (seen.has(own))
        addIssue({
          message: 'twice',
          path: [{ type: 'array', origin: 'value', input: dataset.value, key, value }],
        });
      seen.add(own);
    });
  });

const file = { name: text, path: text, sha256: text };
const rows = {
  header: v.optional(v.boolean()),
  headerRows: v.optional(v.strictTuple([index, index])),
  leftOut: v.optional(v.array(index)),
};
const input = v.object({
  ...file,
  encoding: v.optional(v.picklist(ENCODINGS)),
  delimiter: v.optional(v.picklist(Object.values(DELIMITERS))),
  sheet: v.optional(text),
  sheets: v.optional(v.array(v.object({ name: text, ...rows }))),
  ...rows,
  roles: v.record(text, v.array(index)),
  municipality: v.optional(text),
  plane: v.optional(
    v.union([
      v.literal('stated'),
      v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(PLANE_SYSTEMS)),
    ]),
  ),
  planeX: v.optional(v.picklist(['north', 'east'])),
  extendsBuiltIn: v.optional(v.boolean()),
});

const ring = v.pipe(
  v.array(v.strictTuple([within(-360, 360), within(-90, 90)])),
  v.minLength(4),
  v.check((ring) => ring[0].join() === ring[ring.length - 1].join(), 'ring'),
);
const boundary = v.object({
  id: filled,
  name: text,
  overrides: v.optional(filled),
  coordinates: listOf(listOf(ring)),
});

const fix = v.variant('kind', [
  v.object({ id: filled, kind: v.literal('address'), address: text }),
  v.object({
    id: filled,
    kind: v.literal('point'),
    lng: within(-180, 180),
    lat: within(-90, 90),
    errorKm: within(0, FARTHEST_ERROR_KM),
  }),
  v.object({
    id: filled,
    kind: v.literal('candidate'),
    name: text,
    municipalityCode: text,
    town: text,
  }),
]);
const rule = v.object({ text: filled, means: text, anywhere: v.boolean() });

const code = v.object({
  value: filled,
  means: v.picklist(CODE_MEANINGS),
  number: v.optional(v.number()),
  label: v.optional(text),
  labelEn: v.optional(text),
});
const columnCodes = v.object({
  column: filled,
  several: v.optional(v.literal(true)),
  codes: v.pipe(
    v.array(code),
    once(({ value }) => value),
  ),
});

/** Fixes and rules, as study.json and a file of fixes have them. */
export const FIXES = v.object({
  fixes: v.optional(
    v.pipe(
      v.array(fix),
      once(({ id }) => id),
    ),
    [],
  ),
  rules: v.optional(v.array(rule), []),
});

/** What a person decided, each absent where there was nothing to decide. */
const DECIDED = v.object({
  boundaries: v.optional(
    v.pipe(
      v.array(boundary),
      once(({ id }) => id),
      // No cluster is overridden twice.
      once(({ overrides }) => overrides),
    ),
  ),
  ...FIXES.entries,
  linkFixes: v.optional(
    v.pipe(
      v.array(v.object({ end: v.picklist(['firm', 'institution']), text, id: v.nullable(filled) })),
      once<LinkFix>(keyOfFix),
    ),
  ),
  codes: v.optional(
    v.pipe(
      v.array(columnCodes),
      once(({ column }) => column),
    ),
  ),
  columnNames: v.optional(
    v.pipe(
      v.array(v.object({ column: filled, ja: v.optional(text), en: v.optional(text) })),
      once(({ column }) => column),
    ),
  ),
  ranges: v.optional(
    v.pipe(
      v.array(v.object({ column: text, take: v.picklist(RANGE_TAKES) })),
      once(({ column }) => column),
    ),
  ),
  capitalUnit: v.optional(v.object({ column: text, yen: v.picklist(YEN_UNITS) })),
  selections: v.optional(
    v.pipe(
      v.array(v.object({ name: named, firmIds: listOf(text) })),
      once(({ name }) => name),
    ),
  ),
});

/** All of study.json but its settings, which `model/settings` reads. Members that are not named here are passed over. */
export const STUDY = v.object({
  name: v.optional(text, ''),
  simulated: v.optional(v.boolean(), false),
  inputs: v.object({
    firms: input,
    institutions: v.optional(input),
    links: v.optional(input),
    outcomes: v.optional(input),
    background: v.optional(input),
    areas: v.optional(listOf(v.object(file))),
  }),
  gazetteer: v.nullish(v.object({ source: text, date: v.optional(text, '') }), null),
  // A name may be any text, also one that v.record would pass over.
  clusterNames: v.optional(
    v.custom<Readonly<Record<string, string>>>(
      (names) => isRecord(names) && Object.values(names).every((name) => typeof name === 'string'),
    ),
    {},
  ),
  ...DECIDED.entries,
  notes: v.optional(text, ''),
  tried: v.optional(index),
});

/** For writing, which only wants the order: each corner of a coast would be looked at otherwise. */
const ORDERED = v.object({
  ...DECIDED.entries,
  boundaries: v.optional(v.array(v.object({ ...boundary.entries, coordinates: v.any() }))),
});

type Decided = Pick<
  StudyFile,
  | 'boundaries'
  | 'fixes'
  | 'rules'
  | 'linkFixes'
  | 'codes'
  | 'columnNames'
  | 'ranges'
  | 'capitalUnit'
  | 'selections'
>;

/** What a person decided, in the order in which it is written, each member's own members too; absent rather than empty. */
export function decidedIn(study: Decided): Decided {
  return withoutEmpty(v.safeParse(ORDERED, study).output as Decided);
}

/** The members that say something. */
export const withoutEmpty = <T extends object>(members: T): T =>
  Object.fromEntries(
    Object.entries(members).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  ) as T;
