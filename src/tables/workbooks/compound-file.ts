/**
 * The structure of a compound file ([MS-CFB]), in which an .xls lies: whether the chains of its sectors end and the entries of its directory are
 * trees, as they have to. A library that follows damaged links from sector to sector or from entry to entry never comes to an end.
 */

/** Entries that an entry leads to by its number; NONE for none. */
export interface EntryLinks {
  readonly left: number;
  readonly right: number;
  readonly child: number;
}

export const NONE = -1;

/**
 * Whether no entry is led to twice, none leads to itself by whatever way, and none to what is not there. `entries`: null for one that is not in
 * use; the first is the root.
 */
export function areTrees(entries: readonly (EntryLinks | null)[]): boolean {
  const parent = new Int32Array(entries.length).fill(NONE);
  for (const [at, entry] of entries.entries())
    for (const to of entry ? [entry.left, entry.right, entry.child] : []) {
      if (to === NONE) continue;
      if (!entries[to] || parent[to] !== NONE) return false;
      parent[to] = at;
    }
  // With one way to each entry a circle is closed in itself: from none of its entries is there a way up to one without a parent.
  const isRooted = new Uint8Array(entries.length);
  for (let from = 0; from < entries.length; from++) {
    const way: number[] = [];
    let at = from;
    while (at !== NONE && !isRooted[at] && way.length <= entries.length) {
      way.push(at);
      at = parent[at];
    }
    if (way.length > entries.length) return false;
    for (const each of way) isRooted[each] = 1;
  }
  return true;
}

/** Whether no chain comes back to where it was. `next`: the sector behind each; below zero, or none of the file's, where a chain ends. */
export function areChains(next: Int32Array): boolean {
  const seenBy = new Int32Array(next.length).fill(NONE);
  for (let from = 0; from < next.length; from++)
    for (let at = from; at >= 0 && at < next.length && seenBy[at] !== from; at = next[at]) {
      // What an earlier chain has followed to its end needs no second look.
      if (seenBy[at] !== NONE) break;
      seenBy[at] = from;
      if (next[at] >= 0 && seenBy[next[at]] === from) return false;
    }
  return true;
}

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0];
const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
/** Where an entry's links begin. */
const LINKS_AT = 68;
/** Sectors of the allocation table that the header itself names. */
const NAMED_SECTORS = 109;

export const isCompound = (bytes: Uint8Array): boolean =>
  bytes.length >= HEADER_BYTES && SIGNATURE.every((byte, at) => bytes[at] === byte);

/**
 * A compound file that can be followed to its ends: the very bytes, or a copy in which entries that are not in use lead nowhere, whatever is left over
 * in them; null for one that can't. What is no compound file of a known version is for whoever opens it.
 */
export function soundCompound(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return bytes;
  const sectors = { view, size: 1 << shift, count: Math.ceil(bytes.length / (1 << shift)) - 1 };
  const next = allocation(sectors);
  if (!areChains(next)) return null;
  const places = entryPlaces(sectors, next);
  const entries = places.map((at) => (isUsed(sectors, at) ? linksAt(sectors, at) : null));
  if (entries.length > 0 && (!entries[0] || !areTrees(entries))) return null;
  const idle = places.filter((at) => !isUsed(sectors, at));
  return idle.every((at) => linksOf(linksAt(sectors, at)).every((to) => to === NONE))
    ? bytes
    : withoutLinks(bytes, idle);
}

const linksOf = ({ left, right, child }: EntryLinks): number[] => [left, right, child];

/** The bytes with the entries at these places leading nowhere. */
function withoutLinks(bytes: Uint8Array, places: readonly number[]): Uint8Array {
  const copy = bytes.slice();
  for (const at of places) copy.fill(0xff, at + LINKS_AT, at + LINKS_AT + 3 * 4);
  return copy;
}

interface Sectors {
  readonly view: DataView;
  /** Bytes. */
  readonly size: number;
  /** Behind the header; the last one may be cut off. */
  readonly count: number;
}

/** What is cut off counts as zero, as the library takes it. */
const intAt = ({ view }: Sectors, at: number): number =>
  at + 4 <= view.byteLength ? view.getInt32(at, true) : 0;
const isHere = ({ count }: Sectors, sector: number): boolean => sector >= 0 && sector < count;
const placeOf = ({ size }: Sectors, sector: number): number => (sector + 1) * size;

/** The sector behind each that the tables have room for, which may be more than the file has; NONE where no table tells it. */
function allocation(sectors: Sectors): Int32Array {
  const tables = tableSectors(sectors);
  const each = sectors.size / 4;
  const next = new Int32Array(tables.length * each).fill(NONE);
  for (const [nth, table] of tables.entries()) {
    if (!isHere(sectors, table)) continue;
    const from = placeOf(sectors, table);
    for (let i = 0; i < each; i++) next[nth * each + i] = intAt(sectors, from + 4 * i);
  }
  return next;
}

/** The sectors of the allocation table, in its order: those that the header names, and those that the chain behind it does. */
function tableSectors(sectors: Sectors): number[] {
  const { view, size, count } = sectors;
  const found: number[] = [];
  for (let i = 0; i < NAMED_SECTORS; i++) {
    const sector = view.getInt32(76 + 4 * i, true);
    if (sector < 0) break;
    found.push(sector);
  }
  let chain = view.getInt32(68, true);
  for (let read = 0; isHere(sectors, chain) && read < count; read++) {
    const from = placeOf(sectors, chain);
    for (let at = from; at < from + size - 4; at += 4) found.push(intAt(sectors, at));
    chain = intAt(sectors, from + size - 4);
  }
  return found;
}

/** Where the directory's entries lie. `next` holds chains that end. */
function entryPlaces(sectors: Sectors, next: Int32Array): number[] {
  const places: number[] = [];
  let sector = sectors.view.getInt32(48, true);
  for (; isHere(sectors, sector); sector = next[sector] ?? NONE) {
    const from = placeOf(sectors, sector);
    for (let at = from; at < from + sectors.size; at += ENTRY_BYTES) places.push(at);
  }
  return places;
}

const isUsed = (sectors: Sectors, at: number): boolean =>
  (intAt(sectors, at + 64) & 0xff0000) !== 0;

function linksAt(sectors: Sectors, at: number): EntryLinks {
  const [left, right, child] = [0, 4, 8].map((offset) => intAt(sectors, at + LINKS_AT + offset));
  return { left, right, child };
}
