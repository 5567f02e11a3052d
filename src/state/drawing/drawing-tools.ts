import type { Findings, MultiPolygonCoordinates, Problem, StudyFile } from '../../model';
import { readBoundaryFile, type BroughtBoundary } from '../../study';

/** What the pointer does on the map while boundaries are being drawn. */
export const DRAWING_TOOLS = ['polygon', 'edit', 'split', 'merge', 'hole'] as const;
export type DrawingTool = (typeof DRAWING_TOOLS)[number];

/** Boundaries out of a file, before a person takes them. */
export interface BroughtFile {
  readonly name: string;
  readonly boundaries: readonly BroughtBoundary[];
  readonly problems: readonly Problem[];
}

/** A shape that crosses itself: it waits until the person repairs it or gives it up. */
export interface WaitingShape {
  readonly shape: MultiPolygonCoordinates;
  /** The boundary whose shape it would be; null for a new one. */
  readonly id: string | null;
}

/** Why the last wish came to nothing. */
export type DrawingRefusal = 'line-misses' | 'nothing-left' | 'too-fine';

/** What drawing needs of the app. */
export interface DrawnStudy {
  readonly study: StudyFile | null;
  readonly findings: Findings | null;
  change(change: Partial<StudyFile>, merge?: string): void;
  renameCluster(anchorFirmId: string, name: string): void;
  readonly history: { settle(): void };
}

/** More corners than this can't be moved one by one. */
export const MOST_HANDLES = 2000;

/** How much of a file is looked at to see what it holds. */
const LOOKED_AT_BYTES = 1 << 18;

/** True for a GeoJSON of polygons, by its beginning. */
export async function holdsBoundaries(file: File): Promise<boolean> {
  if (!/\.(geo)?json$/i.test(file.name)) return false;
  const start = await file.slice(0, LOOKED_AT_BYTES).text();
  return /"type"\s*:\s*"(Multi)?Polygon"/.test(start);
}

/** Reads a file of boundaries, for a person to look at before they are taken. */
export async function readBrought(file: File): Promise<BroughtFile> {
  const read = await readBoundaryFile(file.name, new Uint8Array(await file.arrayBuffer()));
  return read.ok
    ? { name: file.name, boundaries: read.value, problems: read.problems }
    : { name: file.name, boundaries: [], problems: [read.problem] };
}
