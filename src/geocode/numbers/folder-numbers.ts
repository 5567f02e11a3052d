import type { FileSource } from '../../model/run';
import type { TownRows } from '../town-rows';
import { encodeNumbers, NumberChunk } from './number-chunk';
import { NUMBER_FILES, readNumberFile, type NumberFileFault } from './number-file';
import type { NumberKind, TownNumbers } from './number-rows';

/** Why numbers of a file are not used: the whole file, or (`other-town`, `outside`) some of its towns. */
export type NumberFault = NumberFileFault | 'unread' | 'other-town' | 'outside';

export interface FolderNumbers {
  readonly chunk: NumberChunk | null;
  /** By path of the file. */
  readonly faults: ReadonlyMap<string, NumberFault>;
}

/** How far a number may lie from the points of its municipality's towns, degrees: about ten kilometres. */
const OUTSIDE_DEGREES = 0.1;

/** Path of a file of numbers beside a municipality's file of towns. */
export function numbersPath(townsPath: string, kind: NumberKind): string {
  return townsPath.replace(/\.json$/, `-${NUMBER_FILES[kind]}.txt`);
}

/** The same folder, whose files of numbers are never asked for. */
export function withoutNumbers(files: FileSource): FileSource {
  const endings = Object.values(NUMBER_FILES).map((name) => `-${name}.txt`);
  return {
    name: files.name,
    read: (path) =>
      endings.some((ending) => path.endsWith(ending)) ? Promise.resolve(null) : files.read(path),
  };
}

/** Names of towns as the files of numbers have them. */
function namesOf(rows: TownRows): ReadonlySet<string> {
  const names = new Set<string>();
  for (let i = 0; i < rows.count; i++) names.add(rows.oaza[i] + rows.chome[i] + rows.koaza[i]);
  return names;
}

type Bounds = readonly [west: number, south: number, east: number, north: number];

function boundsOf({ lng, lat }: TownRows): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < lng.length; i++) {
    if (Number.isNaN(lng[i])) continue;
    west = Math.min(west, lng[i]);
    east = Math.max(east, lng[i]);
    south = Math.min(south, lat[i]);
    north = Math.max(north, lat[i]);
  }
  return [
    west - OUTSIDE_DEGREES,
    south - OUTSIDE_DEGREES,
    east + OUTSIDE_DEGREES,
    north + OUTSIDE_DEGREES,
  ];
}

function isInside({ lng, lat }: TownNumbers, [west, south, east, north]: Bounds): boolean {
  return (
    lng.every((degrees) => degrees >= west && degrees <= east) &&
    lat.every((degrees) => degrees >= south && degrees <= north)
  );
}

/**
 * The numbers of one municipality of a folder, as far as its files hold them. A file that is not there is no fault: nobody has
 * to want numbers. What is broken is left aside, and the rest used.
 */
export async function readFolderNumbers(
  files: FileSource,
  townsPath: string,
  rows: TownRows,
): Promise<FolderNumbers> {
  const faults = new Map<string, NumberFault>();
  const read: Record<NumberKind, ReadonlyMap<string, TownNumbers>> = {
    residence: new Map(),
    parcel: new Map(),
  };
  const names = namesOf(rows);
  const bounds = boundsOf(rows);
  for (const kind of ['residence', 'parcel'] as const) {
    const path = numbersPath(townsPath, kind);
    let bytes: Uint8Array | null;
    try {
      bytes = await files.read(path);
    } catch {
      faults.set(path, 'unread');
      continue;
    }
    if (bytes === null) continue;
    const towns = readNumberFile(bytes, kind);
    if (typeof towns === 'string') {
      faults.set(path, towns);
      continue;
    }
    const kept = new Map<string, TownNumbers>();
    for (const [town, numbers] of towns) {
      if (!names.has(town)) faults.set(path, 'other-town');
      else if (!isInside(numbers, bounds)) faults.set(path, 'outside');
      else kept.set(town, numbers);
    }
    read[kind] = kept;
  }
  const isEmpty = read.residence.size + read.parcel.size === 0;
  return { chunk: isEmpty ? null : new NumberChunk(encodeNumbers(read)), faults };
}
