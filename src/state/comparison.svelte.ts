import type { Findings, Municipality, SavedSelection, StudyFile } from '../model';
import {
  clusterOfGroup,
  groupsOf,
  measureGroup,
  rowsOfGroup,
  sharedRows,
  type Group,
  type GroupMeasures,
} from '../study';
import { boundsOf } from './bounds';
import type { ChartsState } from './charts.svelte';
import type { OnShow } from './on-show.svelte';

/** What it needs of the app. */
interface Host {
  readonly study: StudyFile | null;
  readonly findings: Findings | null;
  readonly municipalities: readonly Municipality[];
  readonly charts: ChartsState;
  readonly shown: Pick<OnShow, 'table' | 'lookAt'>;
}

/** One of the two groups that are compared, with its firms and measures. */
export interface Side {
  readonly group: Group;
  readonly rows: readonly number[];
  /** Number of its cluster; null for another kind of group. */
  readonly cluster: number | null;
  readonly measures: GroupMeasures;
}

export type SideName = 'a' | 'b';
/** The legend covers the left of the map: so much of the groups' width is left free for it. */
const LEGEND_SHARE = 0.4;
const NOTHING_SAVED: readonly SavedSelection[] = [];

/** Two groups of firms beside each other, on the page and on the map. */
export class ComparisonState {
  readonly #host: Host;
  #chosen = $state.raw<{ readonly a: Group | null; readonly b: Group | null }>({
    a: null,
    b: null,
  });
  #pointed = $state.raw<SideName | null>(null);

  readonly groups: readonly Group[] = $derived.by(() => {
    const { findings } = this.#host;
    return findings ? groupsOf(findings, this.#saved) : [];
  });
  readonly a: Side | null = $derived.by(() => this.#side(this.#chosen.a ?? this.groups[0]));
  readonly b: Side | null = $derived.by(() => this.#side(this.#chosen.b ?? this.groups[1]));
  /** Firms that belong to both. */
  readonly shared: number = $derived(this.a && this.b ? sharedRows(this.a.rows, this.b.rows) : 0);

  /**
   * What the map outlines instead of the selection: both groups while they are on show, the one that is pointed at alone; null while
   * no comparison is open.
   */
  readonly outlined: { readonly clusters: number[]; readonly firms: number[] } | null = $derived.by(
    () => {
      const { name, height } = this.#host.shown.table;
      if (name !== 'comparison' || height === 'closed') return null;
      const sides = (['a', 'b'] as const)
        .filter((side) => this.#pointed === null || this.#pointed === side)
        .map((side) => this[side])
        .filter((side) => side !== null);
      return {
        clusters: sides.flatMap(({ cluster }) => (cluster === null ? [] : [cluster])),
        firms: sides.flatMap(({ cluster, rows }) => (cluster === null ? [...rows] : [])),
      };
    },
  );

  constructor(host: Host) {
    this.#host = host;
  }

  /** Compares another group, and shows both on the map. */
  choose(side: SideName, group: Group): void {
    this.#chosen = { ...this.#chosen, [side]: group };
    this.showBoth();
  }

  point(side: SideName | null): void {
    this.#pointed = side;
  }

  showBoth(): void {
    const places = this.#host.findings?.firmPlaces;
    if (!places) return;
    const rows = [...(this.a?.rows ?? []), ...(this.b?.rows ?? [])];
    const bounds = boundsOf(rows.map((row) => [places.lng[row], places.lat[row]]));
    if (!bounds) return;
    const [west, south, east, north] = bounds;
    this.#host.shown.lookAt([west - LEGEND_SHARE * (east - west), south, east, north]);
  }

  get #saved(): readonly SavedSelection[] {
    return this.#host.study?.selections ?? NOTHING_SAVED;
  }

  #side(group: Group | undefined): Side | null {
    const { findings, charts } = this.#host;
    if (!findings || !group) return null;
    const cluster = clusterOfGroup(findings, group);
    const rows = rowsOfGroup(findings, group, this.#saved);
    const measures = measureGroup(findings, rows, cluster, charts.outcome, charts.linkage);
    return { group, rows, cluster: cluster?.index ?? null, measures };
  }
}
