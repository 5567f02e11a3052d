import {
  failure,
  jsonFault,
  problem,
  success,
  type AddressRule,
  type PlaceFix,
  type Problem,
  type Result,
} from '../model';

/** Fixes and rules as they are kept apart from a study, to be used with another one of the same firms. */
export interface FixesFile {
  readonly fixes: readonly PlaceFix[];
  readonly rules: readonly AddressRule[];
}

export const FIXES_FORMAT = 1;
/** More than half the Earth's circumference says nothing. */
const FARTHEST_ERROR_KM = 20_000;

/** Fixes as text: JSON with one fix per line, so that two files can be compared line by line. */
export function writeFixesFile({ fixes, rules }: FixesFile): string {
  const list = (items: readonly object[]) =>
    items.length === 0
      ? '[]'
      : `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
  return `{\n  "shuseki_fixes": ${FIXES_FORMAT},\n  "fixes": ${list(fixes.map(orderedFix))},\n  "rules": ${list(rules.map(orderedRule))}\n}\n`;
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
  const wrong = checkFixes(data.fixes) ?? checkRules(data.rules);
  if (wrong) return invalid(wrong);
  return success(readFixes(data));
}

/** Fixes and rules out of checked data, their members in a fixed order; empty lists where there are none. */
export function readFixes(data: { readonly fixes?: unknown; readonly rules?: unknown }): FixesFile {
  return {
    fixes: ((data.fixes ?? []) as PlaceFix[]).map(orderedFix),
    rules: ((data.rules ?? []) as AddressRule[]).map(orderedRule),
  };
}

/** The first fix that can't be used, as `fixes[3]`; null where all can. */
export function checkFixes(data: unknown): string | null {
  if (data === undefined) return null;
  if (!Array.isArray(data)) return '"fixes"';
  const ids = new Set<unknown>();
  const wrong = data.findIndex((fix) => {
    const fine = isFix(fix) && !ids.has(fix.id);
    if (fine) ids.add(fix.id);
    return !fine;
  });
  return wrong < 0 ? null : `fixes[${wrong}]`;
}

export function checkRules(data: unknown): string | null {
  if (data === undefined) return null;
  if (!Array.isArray(data)) return '"rules"';
  const wrong = data.findIndex((rule) => !isRule(rule));
  return wrong < 0 ? null : `rules[${wrong}]`;
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

function isFix(fix: unknown): fix is PlaceFix {
  if (!isRecord(fix) || typeof fix.id !== 'string' || fix.id === '') return false;
  if (fix.kind === 'address') return typeof fix.address === 'string';
  if (fix.kind === 'candidate')
    return [fix.name, fix.municipalityCode, fix.town].every((text) => typeof text === 'string');
  const { lng, lat, errorKm } = fix;
  return (
    fix.kind === 'point' &&
    [lng, lat, errorKm].every((value) => typeof value === 'number') &&
    checkPoint(lng as number, lat as number, errorKm as number) === null
  );
}

function isRule(rule: unknown): rule is AddressRule {
  return (
    isRecord(rule) &&
    typeof rule.text === 'string' &&
    rule.text !== '' &&
    typeof rule.means === 'string' &&
    typeof rule.anywhere === 'boolean'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function orderedFix(fix: PlaceFix): PlaceFix {
  const { id, kind } = fix;
  if (kind === 'address') return { id, kind, address: fix.address };
  if (kind === 'point') return { id, kind, lng: fix.lng, lat: fix.lat, errorKm: fix.errorKm };
  const { name, municipalityCode, town } = fix;
  return { id, kind, name, municipalityCode, town };
}

function orderedRule({ text, means, anywhere }: AddressRule): AddressRule {
  return { text, means, anywhere };
}
