import { DEFAULT_SETTINGS, type DrawnBoundary, type MultiPolygonCoordinates } from '../../model';
import { isItsOwn } from '../../study';
import { drawnFrom, overrideOf, withShape } from './boundary-lists';
import type { DrawnStudy } from './drawing-tools';

/**
 * The study's boundaries: those that are clusters of their own and those that override a derived cluster. Whoever changes the former
 * wants them as the clusters; a change of the latter leaves the clusters derived. Every change is one of the study.
 */
export class DrawnLists {
  readonly #app: DrawnStudy;

  constructor(app: DrawnStudy) {
    this.#app = app;
  }

  get all(): readonly DrawnBoundary[] {
    return this.#app.study?.boundaries ?? NONE;
  }
  get own(): readonly DrawnBoundary[] {
    return this.all.filter(isItsOwn);
  }
  get overrides(): readonly DrawnBoundary[] {
    return this.all.filter((each) => !isItsOwn(each));
  }
  /** True while the clusters are the drawn boundaries. */
  get areUsed(): boolean {
    return this.#app.study?.settings.clusters.method === 'drawn';
  }

  /** Boundaries that are the clusters from now on; overrides are kept beside them. */
  take(own: readonly DrawnBoundary[], merge = ''): void {
    const settings = this.#app.study?.settings;
    if (!settings) return;
    const clusters = { ...settings.clusters, method: 'drawn' as const };
    const boundaries = [...own, ...this.overrides];
    this.#app.change({ boundaries, settings: { ...settings, clusters } }, merge);
  }

  /** All boundaries, with the method as it is. */
  keep(boundaries: readonly DrawnBoundary[], merge = ''): void {
    this.#app.change({ boundaries }, merge);
  }

  /** Clusters are derived again; the boundaries are kept. */
  putAside(): void {
    const settings = this.#app.study?.settings;
    if (!settings) return;
    const clusters = { ...settings.clusters, method: DEFAULT_SETTINGS.clusters.method };
    this.#app.change({ settings: { ...settings, clusters } });
  }

  reshape(id: string, coordinates: MultiPolygonCoordinates, merge = ''): void {
    if (coordinates.length > 0) this.#put(id, withShape(this.all, id, coordinates), merge);
  }

  /** An override has the name of the cluster that it stands for. */
  rename(id: string, name: string): void {
    const { overrides } = this.all.find((each) => each.id === id) ?? {};
    if (overrides !== undefined) this.#app.renameCluster(overrides, name);
    else
      this.take(this.own.map((each) => (each.id === id ? { ...each, name: name.trim() } : each)));
  }

  remove(id: string): void {
    this.#put(
      id,
      this.all.filter((each) => each.id !== id),
    );
  }

  /** The clusters on show become boundaries of their own, in the place of those there are. */
  takeDerived(): void {
    this.take(drawnFrom(this.#app.findings?.clusters ?? [], this.overrides));
  }

  /** A derived cluster's boundary becomes an override of it; its id, null where that can't be. */
  override(cluster: number): string | null {
    const derived = this.#app.findings?.clusters[cluster];
    const made = derived && overrideOf(derived, this.all);
    if (!made) return null;
    this.keep([...this.all, made]);
    return made.id;
  }

  #put(id: string, boundaries: readonly DrawnBoundary[], merge = ''): void {
    if (this.overrides.some((each) => each.id === id)) this.keep(boundaries, merge);
    else this.take(boundaries.filter(isItsOwn), merge);
  }
}

const NONE: readonly DrawnBoundary[] = [];
