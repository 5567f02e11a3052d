import * as v from 'valibot';
import {
  failure,
  isRecord,
  jsonFault,
  problem,
  schemaFault,
  success,
  type AddressRule,
  type PlaceFix,
  type Problem,
  type Result,
} from '../../model';
import { FARTHEST_ERROR_KM, FIXES } from '../files/study-schema';

/** Fixes and rules as they are kept apart from a study, to be used with another one of the same firms. */
export interface FixesFile {
  readonly fixes: readonly PlaceFix[];
  readonly rules: readonly AddressRule[];
}

export const FIXES_FORMAT = 1;

/** Fixes as text: JSON with one fix per line, so that two files can be compared line by line. */
export function writeFixesFile(file: FixesFile): string {
  // What it holds is right by its type: the schema only brings its members in order.
  const { fixes, rules } = v.safeParse(FIXES, file).output as FixesFile;
  const list = (items: readonly object[]) =>
    items.length === 0
      ? '[]'
      : `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
  return `{\n  "shuseki_fixes": ${FIXES_FORMAT},\n  "fixes": ${list(fixes)},\n  "rules": ${list(rules)}\n}\n`;
}

/** Reads what `writeFixesFile` wrote, or a study file, of which only fixes and rules are taken. */
export function readFixesFile(name: string, text: string): Result<FixesFile> {
  const invalid = (reason: string): Result<FixesFile> =>
    failure(problem('fixes-invalid', 'error', { file: name }, { reason }));
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return invalid(jsonFault(text, error));
  }
  if (!isRecord(data) || !('shuseki_fixes' in data || 'shuseki_study' in data))
    return invalid('missing:shuseki_fixes');
  const format = data.shuseki_fixes;
  if (typeof format === 'number' && format > FIXES_FORMAT)
    return failure(
      problem('study-file-newer', 'error', { file: name }, { format, known: FIXES_FORMAT }),
    );
  const read = v.safeParse(FIXES, data, { abortEarly: true });
  return read.success ? success(read.output) : invalid(schemaFault(read.issues[0]));
}

/** The file's fixes and rules added to those at hand: for the same firm, or the same text, the file's count. */
export function mergeFixes(present: FixesFile, added: FixesFile): FixesFile {
  const ids = new Set(added.fixes.map(({ id }) => id));
  const texts = new Set(added.rules.map(({ text }) => text));
  return {
    fixes: [...present.fixes.filter(({ id }) => !ids.has(id)), ...added.fixes],
    rules: [...present.rules.filter(({ text }) => !texts.has(text)), ...added.rules],
  };
}

/** What can't be used in a pair of coordinates and their error, or null. */
export function checkPoint(lng: number, lat: number, errorKm: number): Problem | null {
  const limits = [
    ['longitude', lng, -180, 180],
    ['latitude', lat, -90, 90],
    ['error_km', errorKm, 0, FARTHEST_ERROR_KM],
  ] as const;
  for (const [name, value, least, most] of limits)
    if (!(value >= least && value <= most)) {
      const facts = { name, value: String(value), least: String(least), most: String(most) };
      return problem('parameter-out-of-range', 'error', {}, facts);
    }
  return null;
}
