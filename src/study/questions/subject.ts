import type { AreaFile, Findings, Municipality, StudyFile } from '../../model';
import type { AreaLayer } from '../overlay-units';
import type { TownAreaSource } from '../town-areas';

/** Polygon layers that a session holds. */
export interface HeldLayers {
  /** Null where they did not come with the geodata. */
  prefectures(): AreaLayer | null;
  /** The layer that was read from these files; null where it is not held. */
  imported(files: readonly AreaFile[]): AreaLayer | null;
  /** What makes areas of the gazetteer's towns; null without a gazetteer or the land. The same for as long as they are. */
  towns(): TownAreaSource | null;
}

/** All that a question may declare a part of. */
export interface Subject {
  readonly study: StudyFile;
  readonly findings: Findings;
  readonly municipalities: readonly Municipality[];
  readonly layers: HeldLayers;
}
