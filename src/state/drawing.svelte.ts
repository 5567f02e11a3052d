import { problem, type DrawnBoundary, type MultiPolygonCoordinates, type Problem } from '../model';
import {
  crossingProblems,
  crossingsOf,
  normalPolygons,
  readBoundaryFile,
  repaired,
  splitBy,
  toDrawn,
  without,
} from '../study';
import { drawnFrom, withMerged, withParts, withShape } from './boundary-lists';
import {
  MOST_HANDLES,
  type BroughtFile,
  type DrawingRefusal,
  type DrawingTool,
  type DrawnStudy,
} from './drawing-tools';

/** A shape that crosses itself: it waits until the person repairs it or gives it up. */
interface Waiting {
  readonly shape: MultiPolygonCoordinates;
  /** The boundary whose shape it would be; null for a new one. */
  readonly id: string | null;
}

/** Drawing boundaries. Every change is a change of the study, so undo takes it back; a drag is one step. */
export class Drawing {
  readonly #app: DrawnStudy;
  #tool = $state<DrawingTool | null>(null);
  #selected = $state<string | null>(null);
  #waiting = $state.raw<Waiting | null>(null);
  #problem = $state.raw<Problem | null>(null);
  #refusal = $state<DrawingRefusal | null>(null);
  #brought = $state.raw<BroughtFile | null>(null);
  /** Counts what the map must draw anew although the study is the same. */
  #revision = $state(0);

  constructor(app: DrawnStudy) {
    this.#app = app;
  }

  get tool(): DrawingTool | null {
    return this.#tool;
  }
  get problem(): Problem | null {
    return this.#problem;
  }
  get refusal(): DrawingRefusal | null {
    return this.#refusal;
  }
  get brought(): BroughtFile | null {
    return this.#brought;
  }
  get revision(): number {
    return this.#revision;
  }
  get canRepair(): boolean {
    return this.#waiting !== null;
  }
  get boundaries(): readonly DrawnBoundary[] {
    return this.#app.study?.boundaries ?? NONE;
  }
  /** The boundary that tools work on; null where it is gone, by undo for one. */
  get selected(): DrawnBoundary | null {
    return this.boundaries.find(({ id }) => id === this.#selected) ?? null;
  }
  /** True while the clusters are the drawn boundaries. */
  get isUsed(): boolean {
    return this.#app.study?.settings.clusters.method === 'drawn';
  }

  // The mode

  use(tool: DrawingTool | null): void {
    this.#tool = tool;
    this.#forgive();
    if (tool !== null && this.boundaries.length > 0 && !this.isUsed) this.#take(this.boundaries);
  }

  /** One step out: from a tool to editing, from editing to the plain map. */
  escape(): void {
    if (this.#waiting) this.giveUp();
    else if (this.#tool === 'edit' || this.boundaries.length === 0) this.leave();
    else this.use('edit');
  }

  /** Shows the tools and what they have to say. */
  show(): void {
    this.#tool ??= 'edit';
  }

  leave(): void {
    this.#tool = null;
    this.#selected = null;
    this.#forgive();
  }

  /** What was clicked on the map, as a cluster's index; null for none. */
  choose(cluster: number | null): void {
    const boundary = this.isUsed && cluster !== null ? this.boundaries[cluster] : undefined;
    if (!boundary) return;
    if (this.#tool === 'merge' && this.selected && this.selected.id !== boundary.id)
      this.#mergeWith(boundary);
    else this.select(boundary.id);
  }

  select(id: string | null): void {
    this.#selected = id;
    this.#forgive();
    const index = this.boundaries.findIndex((boundary) => boundary.id === id);
    const tooFine = (this.boundaries[index]?.coordinates.flat(2).length ?? 0) > MOST_HANDLES;
    if (this.#tool === 'edit' && tooFine) this.#refusal = 'too-fine';
  }

  /** True where the selected boundary's corners can be moved on the map. */
  get isMovable(): boolean {
    return (this.selected?.coordinates.flat(2).length ?? Infinity) <= MOST_HANDLES;
  }

  // Shapes

  /** A shape from the map or from numbers, for the tool in use: a boundary of its own, or a hole in the selected one. */
  draw(shape: MultiPolygonCoordinates): void {
    if (!this.#isSimple(shape, null)) return;
    if (this.#tool === 'hole') this.#cutHole(shape);
    else this.add([{ name: '', shape }]);
  }

  /** Adds boundaries and selects the last. */
  add(shapes: readonly { readonly name: string; readonly shape: MultiPolygonCoordinates }[]): void {
    const brought = shapes.map((each) => ({ ...each, crossings: crossingsOf(each.shape) }));
    const added = toDrawn(brought, this.boundaries);
    if (added.length === 0) {
      this.#problem = problem('boundary-without-area', 'error', {}, {});
      return;
    }
    this.#take([...this.boundaries, ...added]);
    this.#selected = added[added.length - 1].id;
    if (this.#tool === 'polygon') this.#tool = 'edit';
  }

  /** A boundary's new shape; while the hand moves (`settled` false) all shapes together are one step of undo. */
  reshape(id: string, shape: MultiPolygonCoordinates, settled: boolean): void {
    if (this.#isSimple(shape, id)) this.#reshapeTo(id, normalPolygons(shape), `shape ${id}`);
    if (settled) this.#app.history.settle();
  }

  rename(id: string, name: string): void {
    this.#take(
      this.boundaries.map((each) => (each.id === id ? { ...each, name: name.trim() } : each)),
    );
  }

  remove(id: string): void {
    this.#take(this.boundaries.filter((each) => each.id !== id));
  }

  clear(): void {
    this.#take(NONE);
    this.#selected = null;
  }

  /** Cuts the selected boundary along a line into two. */
  split(line: readonly (readonly [number, number])[]): void {
    const whole = this.selected;
    if (!whole) return;
    const parts = splitBy(whole.coordinates, line);
    this.#refusal = parts ? null : 'line-misses';
    if (!parts) return;
    this.#take(withParts(this.boundaries, whole.id, parts));
    this.#tool = 'edit';
  }

  #mergeWith(other: DrawnBoundary): void {
    const one = this.selected;
    if (!one) return;
    this.#take(withMerged(this.boundaries, one, other));
    this.#tool = 'edit';
  }

  #cutHole(hole: MultiPolygonCoordinates): void {
    const whole = this.selected;
    if (!whole) return;
    const coordinates = without(whole.coordinates, hole);
    this.#refusal = coordinates.length === 0 ? 'nothing-left' : null;
    if (coordinates.length > 0) this.#reshapeTo(whole.id, coordinates);
    this.#tool = 'edit';
  }

  /** The clusters on show become boundaries, in the place of those there are. */
  takeDerived(): void {
    this.#take(drawnFrom(this.#app.findings?.clusters ?? []));
  }

  /** The same, with one of them chosen for editing: its boundary is to be another than the derived one. */
  override(cluster: number): void {
    this.takeDerived();
    const boundary = this.boundaries[cluster];
    if (!boundary) return;
    this.use('edit');
    this.select(boundary.id);
  }

  /** Clusters are derived again; the boundaries are kept. */
  putAside(): void {
    this.leave();
    const settings = this.#app.study?.settings;
    if (settings)
      this.#app.change({
        settings: { ...settings, clusters: { ...settings.clusters, method: 'dbscan' } },
      });
  }

  /** Clusters are the boundaries that were kept. */
  takeUp(): void {
    this.#take(this.boundaries);
  }

  // A shape that crosses itself

  repair(): void {
    const waiting = this.#waiting;
    if (!waiting) return;
    const shape = repaired(waiting.shape);
    this.#forgive();
    if (waiting.id !== null) this.#reshapeTo(waiting.id, shape);
    else if (this.#tool === 'hole') this.#cutHole(shape);
    else this.add([{ name: '', shape }]);
  }

  /** Drops the shape that waits; the map shows the study's again. */
  giveUp(): void {
    this.#forgive();
    this.#revision++;
  }

  // Files

  /** Reads a file of boundaries and shows what is in it. */
  async openFile(file: File): Promise<void> {
    const read = readBoundaryFile(file.name, new Uint8Array(await file.arrayBuffer()));
    this.#brought = read.ok
      ? { name: file.name, boundaries: read.value, problems: read.problems }
      : { name: file.name, boundaries: [], problems: [read.problem] };
  }

  /** Takes the boundaries of the file beside those there are, or in their place. Those that cross themselves are repaired. */
  takeFile(replace: boolean): void {
    const brought = this.#brought;
    if (!brought) return;
    this.#brought = null;
    const kept = replace ? NONE : this.boundaries;
    const added = toDrawn(brought.boundaries, kept);
    if (added.length === 0)
      this.#problem = problem('boundary-without-area', 'error', { file: brought.name }, {});
    else this.#take([...kept, ...added]);
  }

  closeFile(): void {
    this.#brought = null;
  }

  dismissProblem(): void {
    this.giveUp();
  }

  #isSimple(shape: MultiPolygonCoordinates, id: string | null): boolean {
    const crossings = crossingsOf(shape);
    const name = this.boundaries.find((each) => each.id === id)?.name ?? '';
    this.#problem = crossingProblems('', [{ name, shape, crossings }])[0] ?? null;
    this.#waiting = crossings.length > 0 ? { shape, id } : null;
    return crossings.length === 0;
  }

  #reshapeTo(id: string, coordinates: MultiPolygonCoordinates, merge = ''): void {
    if (coordinates.length === 0) return;
    this.#take(withShape(this.boundaries, id, coordinates), merge);
  }

  #take(boundaries: readonly DrawnBoundary[], merge = ''): void {
    const settings = this.#app.study?.settings;
    if (!settings) return;
    this.#forgive();
    const clusters = { ...settings.clusters, method: 'drawn' as const };
    this.#app.change({ boundaries, settings: { ...settings, clusters } }, merge);
  }

  #forgive(): void {
    this.#waiting = null;
    this.#problem = null;
    this.#refusal = null;
  }
}

const NONE: readonly DrawnBoundary[] = [];
