import {
  DEFAULT_ACCESS,
  DEFAULT_PATH,
  DEFAULT_WIDEST_KM,
  type AccessSettings,
  type PathSettings,
  type StudySettings,
} from '../model';
import { LINKAGE_LIMITS } from './linkage-settings';

/** Least and most of the numbers of a path, of a firm's access and of a cluster's width. */
export const LOOKING_LIMITS = {
  percentile: { least: 0, most: 1 },
  reachKm: { least: 0.1, most: 3000 },
  nearest: { least: 1, most: 20 },
  widestKm: { least: 1, most: 1000 },
} as const;

type Looking = Pick<StudySettings, 'path' | 'access' | 'widestKm'>;

/** `path`, `access` and `widestKm` of study.json. What is missing takes its default; what is all default is left out. */
export function readLooking({ path, access, widestKm }: Record<string, unknown>): Looking {
  return withoutDefaults({
    ...(isRecord(path) ? { path: readPath(path) } : {}),
    ...(isRecord(access) ? { access: readAccess(access) } : {}),
    ...(typeof widestKm === 'number' ? { widestKm } : {}),
  });
}

/** Settings that say what every study says unless told otherwise are not written. */
export function withoutDefaults({ path, access, widestKm }: Looking): Looking {
  return {
    ...(path && !isSame(path, DEFAULT_PATH) ? { path } : {}),
    ...(access && !isSame(access, DEFAULT_ACCESS) ? { access } : {}),
    ...(widestKm === undefined || widestKm === DEFAULT_WIDEST_KM ? {} : { widestKm }),
  };
}

interface Checked {
  readonly name: string;
  readonly value: number;
  readonly limits: { readonly least: number; readonly most: number };
  readonly whole?: boolean;
}

/** The numbers to check, each with its name and its limits: what is strong can't lie below what is weak. */
export function lookingNumbers({
  path = DEFAULT_PATH,
  access = DEFAULT_ACCESS,
  widestKm = DEFAULT_WIDEST_KM,
}: Looking) {
  const { weakBelow, strongFrom, reachKm } = path;
  const { percentile, nearest } = LOOKING_LIMITS;
  const checked: Checked[] = [
    { name: 'path.weakBelow', value: weakBelow, limits: percentile },
    { name: 'path.strongFrom', value: strongFrom, limits: { ...percentile, least: weakBelow } },
    { name: 'access.halfKm', value: access.halfKm, limits: LINKAGE_LIMITS.halfKm },
    { name: 'widestKm', value: widestKm, limits: LOOKING_LIMITS.widestKm },
    { name: 'access.nearest', value: access.nearest, limits: nearest, whole: true },
  ];
  if (reachKm !== null)
    checked.push({ name: 'path.reachKm', value: reachKm, limits: LOOKING_LIMITS.reachKm });
  return checked;
}

/** The column of the study's distances that says what is in reach: the one that was chosen while it is there, else the shortest. */
export function reachColumn(withinKm: readonly number[], { reachKm }: PathSettings): number {
  return Math.max(0, reachKm === null ? 0 : withinKm.indexOf(reachKm));
}

function readPath({ weakBelow, strongFrom, reachKm }: Record<string, unknown>): PathSettings {
  return {
    weakBelow: numberOr(weakBelow, DEFAULT_PATH.weakBelow),
    strongFrom: numberOr(strongFrom, DEFAULT_PATH.strongFrom),
    reachKm: typeof reachKm === 'number' ? reachKm : null,
  };
}

function readAccess({ decay, halfKm, nearest }: Record<string, unknown>): AccessSettings {
  return {
    decay: decay === 'power' ? 'power' : 'exponential',
    halfKm: numberOr(halfKm, DEFAULT_ACCESS.halfKm),
    nearest: numberOr(nearest, DEFAULT_ACCESS.nearest),
  };
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

function isSame<T extends object>(one: T, other: T): boolean {
  return (Object.keys(other) as (keyof T)[]).every((key) => one[key] === other[key]);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
