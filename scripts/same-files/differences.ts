/** How two files, or two folders of files, differ: as sentences that a person can follow. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Differences of one file that are told one by one; the rest is counted. */
const MOST_TOLD = 8;
const AROUND = 50;

interface Difference {
  readonly file: string;
  readonly told: readonly string[];
}

interface Comparison {
  readonly same: number;
  readonly different: readonly Difference[];
}

interface Noted {
  count: number;
  readonly first: string;
}

type Found = Map<string, Noted>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The bytes as text, without what any release changes. Files state no time. */
function comparable(path: string): string {
  return readFileSync(path, 'latin1').replaceAll(
    /Shuseki \d+\.\d+\.\d+[\w.-]*/g,
    'Shuseki VERSION',
  );
}

function filesUnder(folder: string, base = folder): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path, base) : relative(base, path);
  });
}

/** One entry per file that is not the same in both folders: `{ file, told }`; and how many are the same. */
export function compareFolders(base: string, head: string): Comparison {
  const names = [...new Set([...filesUnder(base), ...filesUnder(head)])].sort();
  const different: Difference[] = [];
  for (const file of names) {
    const [before, after] = [join(base, file), join(head, file)];
    const there = [existsSync(before), existsSync(after)];
    if (!there[0] || !there[1])
      different.push({ file, told: [there[0] ? 'is no longer made' : 'is new'] });
    else {
      const told = compareTexts(file, comparable(before), comparable(after));
      if (told.length > 0) different.push({ file, told });
    }
  }
  return { same: names.length - different.length, different };
}

/** What to tell of two texts of bytes (latin1); nothing where they are the same. */
export function compareTexts(name: string, before: string, after: string): string[] {
  if (before === after) return [];
  const asJson = /\.(geo)?json$/.test(name) ? compareJson(before, after) : null;
  return asJson ?? compareLines(before, after);
}

const readable = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');

function compareLines(before: string, after: string): string[] {
  const [left, right] = [before.split('\n'), after.split('\n')];
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, i) => i).filter(
    (i) => left[i] !== right[i],
  );
  const told = rows.slice(0, MOST_TOLD).map((i) => `line ${i + 1}: ${aside(left[i], right[i])}`);
  if (left.length !== right.length) told.unshift(`${left.length} lines → ${right.length}`);
  return counted(told, rows.length, 'lines');
}

/** Both texts around the first character in which they differ. */
function aside(left: string | undefined, right: string | undefined): string {
  if (left === undefined) return `only now: ${readable(right ?? '').slice(0, 2 * AROUND)}`;
  if (right === undefined) return `only before: ${readable(left).slice(0, 2 * AROUND)}`;
  let at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  const cut = (text: string): string => readable(text.slice(Math.max(0, at - AROUND), at + AROUND));
  return `…${cut(left)}… → …${cut(right)}…`;
}

/** Which members differ, places in lists aside; null where a text is no JSON. */
function compareJson(before: string, after: string): string[] | null {
  let values: readonly unknown[];
  try {
    values = [JSON.parse(readable(before)), JSON.parse(readable(after))];
  } catch {
    return null;
  }
  const found = new Map<string, Noted>();
  walk(values[0], values[1], '', '', found);
  if (found.size === 0)
    return ['the same content, written otherwise', ...compareLines(before, after)];
  const told = [...found].map(
    ([path, { count, first }]) =>
      `${path || '(root)'}: ${count === 1 ? first : `${count} times, first ${first}`}`,
  );
  return counted(told.slice(0, MOST_TOLD), told.length, 'members');
}

function walk(left: unknown, right: unknown, path: string, where: string, found: Found): void {
  if (Object.is(left, right)) return;
  if (Array.isArray(left) && Array.isArray(right)) {
    if (left.length !== right.length)
      note(found, `${path} length`, `${where}: ${left.length} → ${right.length}`);
    for (let i = 0; i < Math.min(left.length, right.length); i++)
      walk(left[i], right[i], `${path}[]`, `${where}[${i}]`, found);
  } else if (isRecord(left) && isRecord(right))
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)]))
      walk(left[key], right[key], `${path}.${key}`, `${where}.${key}`, found);
  else note(found, path, `${where}: ${short(left)} → ${short(right)}`);
}

const short = (value: unknown): string =>
  value === undefined ? '(absent)' : JSON.stringify(value).slice(0, 2 * AROUND);

function note(found: Found, path: string, first: string): void {
  const known = found.get(path);
  if (known) known.count++;
  else found.set(path, { count: 1, first });
}

function counted(told: string[], count: number, things: string): string[] {
  return count > MOST_TOLD ? [...told, `… and ${count - MOST_TOLD} ${things} more`] : told;
}
