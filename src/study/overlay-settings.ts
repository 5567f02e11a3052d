import {
  CLASS_METHODS,
  DEFAULT_OVERLAY,
  OVERLAY_SCALES,
  OVERLAY_UNITS,
  SECOND_MEASURES,
  STATISTICS,
  type AreaFile,
  type OverlaySettings,
  type StudyFile,
  type StudySettings,
} from '../model';
import { LEAST_CLASSES, MOST_CLASSES } from '../innovation';

/** Least and most of the numbers of an overlay. */
export const OVERLAY_LIMITS = {
  classes: { least: LEAST_CLASSES, most: MOST_CLASSES },
  leastFirms: { least: 1, most: 1000 },
  hexagonKm: { least: 0.5, most: 200 },
} as const;

/**
 * `overlay` of study.json. Unknown members are ignored, and what is missing takes its default; a word that names no way of showing
 * is for `checkOverlay` to refuse, since another map than the one that was saved would say nothing of it.
 */
export function readOverlay(data: unknown): Pick<StudySettings, 'overlay'> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return {};
  const given = data as Record<string, unknown>;
  const base = DEFAULT_OVERLAY;
  const like = <K extends keyof OverlaySettings>(key: K): OverlaySettings[K] =>
    typeof given[key] === typeof base[key] ? (given[key] as OverlaySettings[K]) : base[key];
  const outcomes = Array.isArray(given.outcomes) ? given.outcomes : [];
  const overlay: OverlaySettings = {
    shown: like('shown'),
    unit: like('unit'),
    outcomes: outcomes.filter((key) => typeof key === 'string'),
    perEmployee: like('perEmployee'),
    statistic: like('statistic'),
    scale: like('scale'),
    method: like('method'),
    classes: like('classes'),
    second: like('second'),
    leastFirms: like('leastFirms'),
    hexagonKm: like('hexagonKm'),
    bySize: like('bySize'),
  };
  return isDefaultOverlay(overlay) ? {} : { overlay };
}

/** The settings that say what every study says unless told otherwise; study.json leaves them out. */
export function isDefaultOverlay(overlay: OverlaySettings): boolean {
  return (Object.keys(DEFAULT_OVERLAY) as (keyof OverlaySettings)[]).every(
    (key) => JSON.stringify(overlay[key]) === JSON.stringify(DEFAULT_OVERLAY[key]),
  );
}

const WORDS = {
  unit: OVERLAY_UNITS,
  statistic: STATISTICS,
  scale: OVERLAY_SCALES,
  method: CLASS_METHODS,
  second: SECOND_MEASURES,
} as const;

/** Which word of an overlay is none that is known, for people who write study.json by hand; null for none. */
export function checkOverlayWords(data: unknown): string | null {
  if (typeof data !== 'object' || data === null) return null;
  const given = data as Record<string, unknown>;
  for (const [key, known] of Object.entries(WORDS))
    if (given[key] !== undefined && !(known as readonly unknown[]).includes(given[key]))
      return `"settings.overlay.${key}": ${known.join(', ')}`;
  return null;
}

/** The numbers to check, each with its name and its limits. */
export function overlayNumbers(overlay: OverlaySettings): readonly {
  name: string;
  value: number;
  limits: { least: number; most: number };
  whole: boolean;
}[] {
  return (['classes', 'leastFirms', 'hexagonKm'] as const).map((key) => ({
    name: `overlay.${key}`,
    value: overlay[key],
    limits: OVERLAY_LIMITS[key],
    whole: key !== 'hexagonKm',
  }));
}

/** Whether `inputs.areas` of study.json is absent or a list of files. */
export function areAreaFiles(data: unknown): data is readonly AreaFile[] | undefined {
  if (data === undefined) return true;
  return (
    Array.isArray(data) &&
    data.length > 0 &&
    data.every((file: unknown) => {
      const { name, path, sha256 } = (file ?? {}) as Record<string, unknown>;
      return [name, path, sha256].every((text) => typeof text === 'string');
    })
  );
}

/** The files of the study's polygon layer; none for a study without one. */
export const areaFilesOf = (study: StudyFile): readonly AreaFile[] => study.inputs.areas ?? [];
