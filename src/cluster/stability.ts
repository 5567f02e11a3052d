import type { Membership } from '../model/cluster';
import { ROLE_CODE } from '../model/cluster';
import { UNATTENDED, type Run } from '../model/run';
import type { ClusterInput } from './dbscan';
import { dbscan } from './dbscan';
import type { HdbscanSettings } from './hdbscan';
import { hdbscan } from './hdbscan';

/** One cell of the heat map: what a definition finds. */
export interface GridCell {
  readonly clusters: number;
  /** Share of the firms that take part which are inside; NaN where none takes part. */
  readonly insideShare: number;
}

export interface StabilityGrid {
  /** One row per radius (or the single row of HDBSCAN), one cell per minimum. */
  readonly cells: readonly (readonly GridCell[])[];
  /** Of each firm: the share of the definitions in which it is inside; NaN where it takes no part. */
  readonly share: Float64Array;
}

/**
 * How much depends on the definition: clusters by every combination of radius and minimum. Throws as `dbscan` does. Takes as
 * long as radii × minimums clusterings.
 */
export async function dbscanStability(
  input: ClusterInput,
  radiiKm: readonly number[],
  minimums: readonly number[],
  run: Run = UNATTENDED,
): Promise<StabilityGrid> {
  const tally = new Tally(input.lng.length, radiiKm.length * minimums.length, run);
  const cells: GridCell[][] = [];
  for (const radiusKm of radiiKm) {
    const row: GridCell[] = [];
    for (const minFirms of minimums)
      row.push(await tally.add(dbscan(input, { radiusKm, minFirms })));
    cells.push(row);
  }
  return { cells, share: tally.share() };
}

/** The same over HDBSCAN's smallest cluster sizes, all else as given. Throws as `hdbscan` does. */
export async function hdbscanStability(
  input: ClusterInput,
  sizes: readonly number[],
  settings: Omit<HdbscanSettings, 'minClusterSize'> = {},
  run: Run = UNATTENDED,
): Promise<StabilityGrid> {
  const tally = new Tally(input.lng.length, sizes.length, run);
  const quiet: Run = { progress: () => undefined, checkpoint: () => run.checkpoint() };
  const row: GridCell[] = [];
  for (const minClusterSize of sizes)
    row.push(await tally.add(await hdbscan(input, { ...settings, minClusterSize }, quiet)));
  return { cells: [row], share: tally.share() };
}

/** Counts in how many definitions each firm is inside. */
class Tally {
  readonly #inside: Int32Array;
  readonly #excluded: Uint8Array;
  readonly #definitions: number;
  readonly #run: Run;
  #done = 0;

  constructor(firms: number, definitions: number, run: Run) {
    this.#inside = new Int32Array(firms);
    this.#excluded = new Uint8Array(firms);
    this.#definitions = definitions;
    this.#run = run;
  }

  async add({ role, clusterCount }: Membership): Promise<GridCell> {
    let inside = 0;
    let taking = 0;
    for (let i = 0; i < role.length; i++) {
      if (role[i] === ROLE_CODE.excluded) {
        this.#excluded[i] = 1;
        continue;
      }
      taking++;
      if (role[i] === ROLE_CODE.outside) continue;
      inside++;
      this.#inside[i]++;
    }
    this.#run.progress(++this.#done / this.#definitions);
    const wait = this.#run.checkpoint();
    if (wait) await wait;
    return { clusters: clusterCount, insideShare: taking > 0 ? inside / taking : NaN };
  }

  share(): Float64Array {
    return Float64Array.from(this.#inside, (count, i) =>
      this.#excluded[i] === 1 || this.#definitions === 0 ? NaN : count / this.#definitions,
    );
  }
}
