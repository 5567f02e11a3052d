import { joinedBytes } from '../../src/model/bytes';
import type { Random } from '../../src/stats/random';
import { unzippedBytes, zippedBytes, type NamedBytes } from '../../src/tables';

/** How a file is built, which says how it can be damaged so that its reader gets further than its first check. */
export type Form = 'text' | 'json' | 'bytes' | 'zip';

/** One step of damage; `draw` seeds its choices, so that a step can be taken out without changing the others. */
export interface Step {
  readonly kind: 'raw' | 'structure';
  readonly draw: number;
}

/** Values that readers have failed on, or that lie at the end of what a type holds. */
const TOKENS = [
  ...['', ' ', '0', '-0', '-1', '1e309', '-1e-320', 'NaN', 'Infinity', '9999999999999'],
  ...['0.1234567890123456789', '12345678901234567890', '2147483648', '4294967295', '１２３'],
  ...['null', 'true', '{}', '[]', '""', '__proto__', 'constructor', 'toString', '\u0000', '\ufeff'],
  ...[
    '\ud800',
    '髙﨑①',
    '=1+1',
    '<b>',
    '&amp;',
    '&#0;',
    '"',
    "'",
    ',',
    '\t',
    ';',
    '\r',
    '\n',
    '\r\n',
  ],
  ...[
    '9/9/9999',
    '昭和99年13月',
    '1899-12-31',
    '-32768',
    '1048577',
    'XFD1048576',
    'A0',
    '../x',
    '/',
  ],
  ...[' '.repeat(3000), '丁目'.repeat(500), '['.repeat(2000), '"'.repeat(1001), '-1-'.repeat(500)],
];

const pick = <T>(random: Random, of: readonly T[]): T => of[random.below(of.length)];

/** Damages a file of this form by one step. */
export function damaged(bytes: Uint8Array, form: Form, step: Step, random: Random): Uint8Array {
  if (bytes.length === 0) return bytes;
  if (step.kind === 'raw' || form === 'bytes') return damagedBytes(bytes, random);
  if (form === 'zip') return damagedZip(bytes, step, random);
  const text = new TextDecoder().decode(bytes);
  const other = form === 'json' ? damagedJson(text, random) : damagedText(text, random);
  return new TextEncoder().encode(other);
}

const EXTREMES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

/** A number replaced, a bit turned, a piece cut out, doubled or moved, or the end cut off. */
function damagedBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length);
  const length = 1 + random.below(Math.min(64, bytes.length));
  const copy = bytes.slice();
  switch (random.below(6)) {
    case 0:
      return bytes.slice(0, at);
    case 1:
      copy[at] ^= 1 << random.below(8);
      return copy;
    case 2:
      return joinedBytes([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 3:
      return joinedBytes([
        bytes.subarray(0, at),
        bytes.subarray(at, at + length),
        bytes.subarray(at),
      ]);
    case 4:
      copy.set(
        bytes.subarray(at, at + length),
        random.below(bytes.length - Math.min(length, bytes.length - at) + 1),
      );
      return copy;
    default: {
      const value = pick(random, EXTREMES);
      const width = pick(random, [1, 2, 4]);
      const isLittle = random.below(2) === 0;
      for (let i = 0; i < width && at + i < copy.length; i++)
        copy[at + i] = value >>> (8 * (isLittle ? i : width - 1 - i));
      return copy;
    }
  }
}

/** Words, numbers, quoted texts and tags of any text, as units that can be replaced, taken out, doubled or exchanged. */
function damagedText(text: string, random: Random): string {
  const tokens = text.match(/<[^<>]{0,200}>|"[^"\n]{0,200}"|[-+]?\d+(?:\.\d+)?|[\p{L}_]+|[\s\S]/gu);
  if (!tokens) return pick(random, TOKENS);
  const at = random.below(tokens.length);
  const count = 1 + random.below(8);
  switch (random.below(5)) {
    case 0:
      tokens[at] = pick(random, TOKENS);
      break;
    case 1:
      tokens.splice(at, count);
      break;
    case 2:
      tokens.splice(at, 0, ...tokens.slice(at, at + count));
      break;
    case 3: {
      const other = random.below(tokens.length);
      [tokens[at], tokens[other]] = [tokens[other], tokens[at]];
      break;
    }
    default:
      tokens[at] += pick(random, TOKENS);
  }
  return tokens.join('');
}

const VALUES: readonly unknown[] = [
  ...[null, true, 0, -1, 1e308, -0.5, 1e21, 9999999999999, '', 'x', '__proto__', [], {}, [[]]],
  ...[[null], { __proto__: 1 }, ['x', 'y'], [1e9, 1e9], '\ud800', ' '.repeat(2000), [[[[[]]]]]],
];

/** A value anywhere in the tree replaced, taken out, doubled or put under another name; text that is no JSON as text. */
function damagedJson(text: string, random: Random): string {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return damagedText(text, random);
  }
  const holders: (Record<string, unknown> | unknown[])[] = [];
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    holders.push(value as Record<string, unknown>);
    Object.values(value).forEach(visit);
  };
  visit(root);
  if (holders.length === 0 || random.below(8) === 0) return damagedText(text, random);
  const holder = pick(random, holders) as Record<string, unknown>;
  const keys = Object.keys(holder);
  const key = keys.length > 0 ? pick(random, keys) : 'x';
  const kind = random.below(5);
  if (kind === 0 && Array.isArray(holder)) holder.splice(Number(key), 1);
  else if (kind === 0) delete holder[key];
  else if (kind === 1) holder[key] = nested(holder[key], 2 + random.below(300));
  else if (kind === 2 && Array.isArray(holder)) holder.push(holder[Number(key)]);
  else if (kind === 2) holder[pick(random, TOKENS)] = holder[key];
  else if (kind === 3)
    holder[key] = pick(
      random,
      holders.slice(-20).map((one) => structuredClone(one)),
    );
  else holder[key] = pick(random, VALUES);
  return JSON.stringify(root);
}

function nested(value: unknown, depth: number): unknown {
  return depth === 0 ? value : [nested(value, depth - 1)];
}

/** One member damaged by its own form and packed again, so that checksums hold; or taken out, doubled or renamed. */
function damagedZip(bytes: Uint8Array, step: Step, random: Random): Uint8Array {
  let members: NamedBytes[];
  try {
    members = unzippedBytes(bytes);
  } catch {
    return damagedBytes(bytes, random);
  }
  if (members.length === 0) return bytes;
  const at = random.below(members.length);
  const { name, bytes: inside } = members[at];
  const kind = random.below(12);
  if (kind === 0) members.splice(at, 1);
  else if (kind === 1) members.push({ name: `x/${name}`, bytes: inside });
  else if (kind === 2)
    members[at] = { name: `x${pick(random, TOKENS).slice(0, 60)}`, bytes: inside };
  else members[at] = { name, bytes: damaged(inside, formOf(name), step, random) };
  return zippedBytes(members);
}

function formOf(name: string): Form {
  if (/\.json$/.test(name)) return 'json';
  return /\.(xml|rels|csv|kml|prj|cpg)$/.test(name) ? 'text' : 'bytes';
}
