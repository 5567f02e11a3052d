import { type DrawnBoundary, type MultiPolygonCoordinates, type Problem } from '../../model';
import {
  crossingsOf,
  isItsOwn,
  normalPolygons,
  repaired,
  splitBy,
  toDrawn,
  without,
} from '../../study';
import { withMerged, withParts } from './boundary-lists';
import {
  MOST_HANDLES,
  readBrought,
  type BroughtFile,
  type DrawingRefusal,
  type DrawingTool,
  type DrawnStudy,
} from './drawing-tools';
import { DrawingFaults } from './drawing-faults.svelte';
import { DrawnLists } from './drawn-lists';

/** Drawing boundaries. Every change is a change of the study, so undo takes it back; a drag is one step. */
export class Drawing {
  readonly #app: DrawnStudy;
  readonly #lists: DrawnLists;
  readonly #faults = new DrawingFaults();
  #tool = $state<DrawingTool | null>(null);
  #selected = $state<string | null>(null);
  #brought = $state.raw<BroughtFile | null>(null);
  /** Counts what the map must draw anew although the study is the same. */
  #revision = $state(0);

  constructor(app: DrawnStudy) {
    this.#app = app;
    this.#lists = new DrawnLists(app);
  }

  get tool(): DrawingTool | null {
    return this.#tool;
  }
  get problem(): Problem | null {
    return this.#faults.problem;
  }
  get refusal(): DrawingRefusal | null {
    return this.#faults.refusal;
  }
  get brought(): BroughtFile | null {
    return this.#brought;
  }
  get revision(): number {
    return this.#revision;
  }
  get canRepair(): boolean {
    return this.#faults.waiting !== null;
  }
  /** The boundaries that are clusters of their own. */
  get boundaries(): readonly DrawnBoundary[] {
    return this.#lists.own;
  }
  /** Those that stand in the place of a derived cluster. */
  get overrides(): readonly DrawnBoundary[] {
    return this.#lists.overrides;
  }
  /** The boundary that tools work on; null where it is gone, by undo for one. */
  get selected(): DrawnBoundary | null {
    const list = this.isUsed ? this.boundaries : this.#lists.all;
    return list.find(({ id }) => id === this.#selected) ?? null;
  }
  /** True while an override is in hand: what is drawn becomes its shape, and the other clusters stay derived. */
  get isOverriding(): boolean {
    return this.selected !== null && !isItsOwn(this.selected);
  }
  /** True while the clusters are the drawn boundaries. */
  get isUsed(): boolean {
    return this.#lists.areUsed;
  }

  // The mode

  use(tool: DrawingTool | null): void {
    this.#tool = tool;
    this.#faults.forgive();
    if (tool === null || this.isOverriding || this.isUsed) return;
    if (this.boundaries.length > 0) this.#take(this.boundaries);
  }

  /** Draws boundaries that are clusters of their own. */
  start(): void {
    if (this.isOverriding) this.#selected = null;
    this.use(this.boundaries.length > 0 ? 'edit' : 'polygon');
  }

  /** Takes a boundary in hand. */
  edit(id: string): void {
    this.select(id);
    this.use('edit');
    this.select(id);
  }

  /** One step out: from a tool to editing, from editing to the plain map. */
  escape(): void {
    if (this.#faults.waiting) this.giveUp();
    else if (this.#tool === 'edit' || (this.boundaries.length === 0 && !this.isOverriding))
      this.leave();
    else this.use('edit');
  }

  /** Shows the tools and what they have to say. */
  show(): void {
    this.#tool ??= 'edit';
  }

  leave(): void {
    this.#tool = null;
    this.#selected = null;
    this.#faults.forgive();
  }

  /** What was clicked on the map, as a cluster's index; null for none. */
  choose(cluster: number | null): void {
    const id = cluster === null ? undefined : this.#app.findings?.clusters[cluster]?.drawnId;
    const boundary = this.#lists.all.find((each) => each.id === id);
    if (!boundary) return;
    if (this.#tool === 'merge' && this.selected && this.selected.id !== boundary.id)
      this.#mergeWith(boundary);
    else this.select(boundary.id);
  }

  select(id: string | null): void {
    this.#selected = id;
    this.#faults.forgive();
    if (this.#tool === 'edit' && this.selected && !this.isMovable)
      this.#faults.refusal = 'too-fine';
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

  /** Adds boundaries and selects the last; while an override is in hand, the last becomes its shape. */
  add(shapes: readonly { readonly name: string; readonly shape: MultiPolygonCoordinates }[]): void {
    const brought = shapes.map((each) => ({ ...each, crossings: crossingsOf(each.shape) }));
    const added = toDrawn(brought, this.#lists.all);
    if (added.length === 0) {
      this.#faults.noArea();
      return;
    }
    const last = added[added.length - 1];
    if (this.selected && this.isOverriding) {
      this.#reshapeTo(this.selected.id, last.coordinates);
    } else {
      this.#take([...this.boundaries, ...added]);
      this.#selected = last.id;
    }
    if (this.#tool === 'polygon') this.#tool = 'edit';
  }

  /** A boundary's new shape; while the hand moves (`settled` false) all shapes together are one step of undo. */
  reshape(id: string, shape: MultiPolygonCoordinates, settled: boolean): void {
    if (this.#isSimple(shape, id)) this.#reshapeTo(id, normalPolygons(shape), `shape ${id}`);
    if (settled) this.#app.history.settle();
  }

  rename(id: string, name: string): void {
    this.#faults.forgive();
    this.#lists.rename(id, name);
  }

  /** Deletes a boundary; the derived cluster that it stood for comes back. */
  remove(id: string): void {
    this.#faults.forgive();
    this.#lists.remove(id);
  }

  /** Deletes the boundaries that are clusters of their own, or the overrides while clusters are derived. */
  clear(): void {
    this.#faults.forgive();
    if (this.isUsed) this.#lists.take([]);
    else this.#lists.keep(this.boundaries);
    this.#selected = null;
  }

  /** Cuts the selected boundary along a line into two. */
  split(line: readonly (readonly [number, number])[]): void {
    const whole = this.selected;
    if (!whole || this.isOverriding) return;
    const parts = splitBy(whole.coordinates, line);
    this.#faults.refusal = parts ? null : 'line-misses';
    if (!parts) return;
    this.#take(withParts(this.boundaries, whole.id, parts, this.#lists.all));
    this.#tool = 'edit';
  }

  #mergeWith(other: DrawnBoundary): void {
    const one = this.selected;
    if (!one || this.isOverriding) return;
    this.#take(withMerged(this.boundaries, one, other));
    this.#tool = 'edit';
  }

  #cutHole(hole: MultiPolygonCoordinates): void {
    const whole = this.selected;
    if (!whole) return;
    const coordinates = without(whole.coordinates, hole);
    this.#faults.refusal = coordinates.length === 0 ? 'nothing-left' : null;
    if (coordinates.length > 0) this.#reshapeTo(whole.id, coordinates);
    this.#tool = 'edit';
  }

  /** The clusters on show become boundaries, in the place of those there are. */
  takeDerived(): void {
    this.#faults.forgive();
    this.#lists.takeDerived();
  }

  /** A derived cluster's boundary is to be another: it becomes an override, in hand for editing. The others stay derived. */
  override(cluster: number): void {
    const id = this.#lists.override(cluster);
    if (id !== null) this.edit(id);
  }

  /** Clusters are derived again; the boundaries are kept. */
  putAside(): void {
    this.leave();
    this.#lists.putAside();
  }

  /** Clusters are the boundaries that were kept. */
  takeUp(): void {
    this.#take(this.boundaries);
  }

  // A shape that crosses itself

  repair(): void {
    const waiting = this.#faults.waiting;
    if (!waiting) return;
    const shape = repaired(waiting.shape);
    this.#faults.forgive();
    if (waiting.id !== null) this.#reshapeTo(waiting.id, shape);
    else if (this.#tool === 'hole') this.#cutHole(shape);
    else this.add([{ name: '', shape }]);
  }

  /** Drops the shape that waits; the map shows the study's again. */
  giveUp(): void {
    this.#faults.forgive();
    this.#revision++;
  }

  // Files

  /** Reads a file of boundaries and shows what is in it. */
  async openFile(file: File): Promise<void> {
    this.#brought = await readBrought(file);
  }

  /** Takes the boundaries of the file beside those there are, or in their place. Those that cross themselves are repaired. */
  takeFile(replace: boolean): void {
    const brought = this.#brought;
    if (!brought) return;
    this.#brought = null;
    const kept = replace ? [] : this.boundaries;
    const added = toDrawn(brought.boundaries, [...kept, ...this.overrides]);
    if (added.length === 0) this.#faults.noArea(brought.name);
    else this.#take([...kept, ...added]);
  }

  closeFile(): void {
    this.#brought = null;
  }

  #isSimple(shape: MultiPolygonCoordinates, id: string | null): boolean {
    const name = this.#lists.all.find((each) => each.id === id)?.name ?? '';
    return this.#faults.isSimple(shape, id, name);
  }

  #reshapeTo(id: string, coordinates: MultiPolygonCoordinates, merge = ''): void {
    this.#faults.forgive();
    this.#lists.reshape(id, coordinates, merge);
  }

  #take(boundaries: readonly DrawnBoundary[], merge = ''): void {
    this.#faults.forgive();
    this.#lists.take(boundaries, merge);
  }
}
