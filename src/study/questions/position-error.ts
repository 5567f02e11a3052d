import {
  clusterMethod,
  positionErrorOf,
  positionRedraws,
  USUAL_TOLERANCE,
  type PositionError,
  type RedrawnPart,
} from '../../cluster';
import {
  DEFAULT_CERTAINTY,
  type BackgroundColumns,
  type ClusterSettings,
  type Findings,
  type Run,
  type StudySettings,
} from '../../model';
import { quietly, UNATTENDED } from '../../model/run';
import { drawInParts, type DrawPlan, type DrawTask } from '../../stats/draw-parts';
import { usesRegister } from '../clusters';
import { clusteringOf, type Clustering } from '../overrides';

const USUAL_REDRAWS = 200;
const LEAST_REDRAWS = 20;
const REDRAWN_DRAWS = 39;

/** What of the settings says how often positions are redrawn. */
export interface RedrawSettings extends Pick<StudySettings, 'certainty'> {
  readonly clusters: Pick<StudySettings['clusters'], 'method'>;
}

/** Rows that are moved in a redraw: the firms, and those of the register that they are compared with. */
export function redrawnRows(
  clusters: Pick<ClusterSettings, 'method' | 'background'>,
  firms: number,
  background: Pick<BackgroundColumns, 'count'> | null | undefined,
): number {
  return firms + (usesRegister(clusters) ? (background?.count ?? 0) : 0);
}

/** How often positions are redrawn: as often as the person wants, else 200 times, and less often for very many rows. */
export function redrawsOf({ clusters, certainty }: RedrawSettings, rows: number): number {
  const { redraws } = certainty ?? DEFAULT_CERTAINTY;
  if (redraws !== null) return redraws;
  const { moved } = clusterMethod(clusters.method).affordable;
  const affordable = Math.floor(moved / Math.max(1, rows));
  return Math.min(USUAL_REDRAWS, Math.max(LEAST_REDRAWS, affordable));
}

/** Of a method with draws of its own each redraw makes fewer: which circle is found hangs little on them. */
export function quicker(clustering: Clustering): Clustering {
  const { definition } = clustering;
  if (!clusterMethod(definition.method).compares) return clustering;
  // Of a method that judges place by place so many that two of them may pass a place within the tolerance.
  const judges = Object.values(clusterMethod(definition.method).options).includes('tolerance');
  const enough = judges ? Math.ceil(3 / (definition.tolerance ?? USUAL_TOLERANCE)) - 1 : 0;
  const fewer = Math.max(REDRAWN_DRAWS, enough);
  const draws = Math.min(definition.draws ?? fewer, fewer);
  return { ...clustering, definition: { ...definition, draws } };
}

/** Elementary operations in what a method calls affordable. */
const AFFORDED = 8e9;

/** How often rows are moved and clustered, and what each time takes, roughly. */
export function redrawPlan(settings: RedrawSettings, rows: number): DrawPlan {
  const { moved } = clusterMethod(settings.clusters.method).affordable;
  return { draws: redrawsOf(settings, rows), cost: (AFFORDED / moved) * rows };
}

interface Redraws {
  readonly firmPlaces: Findings['firmPlaces'];
  readonly membership: Findings['membership'];
  readonly clustering: Clustering;
  readonly seed: number;
}

/** Clusters redrawn positions. */
export const POSITION_REDRAWS: DrawTask<Redraws, RedrawnPart> = {
  name: 'position-error',
  start: ({ firmPlaces, membership, clustering, seed }) => {
    const cluster = clusteringOf(quicker(clustering));
    let host: Run = UNATTENDED;
    const make = positionRedraws(
      firmPlaces,
      membership,
      (moved, draw) => cluster({ ...firmPlaces, ...moved }, quietly(host), draw),
      { errorKm: firmPlaces.errorKm, seed },
    );
    return (from, to, run) => {
      host = run;
      return make(from, to, run);
    };
  },
};

/** Clusters the study's firms again and again with their positions redrawn within their error radii. */
export async function studyPositionError(
  settings: RedrawSettings & Pick<StudySettings, 'seed'>,
  { firmPlaces, membership }: Pick<Findings, 'firmPlaces' | 'membership'>,
  clustering: Clustering,
  run: Run,
): Promise<PositionError> {
  const rows = redrawnRows(clustering.definition, firmPlaces.count, clustering.firms.background);
  const { seed } = settings;
  const plan = redrawPlan(settings, rows);
  const input = { firmPlaces, membership, clustering, seed };
  const parts = await drawInParts(POSITION_REDRAWS, input, plan, run);
  return positionErrorOf(membership, parts, { draws: plan.draws, seed });
}
