import type { Findings, Municipality } from '../model';
import { boundsAround, boundsOf, boundsOfMost } from './bounds';
import type { AllAsked } from './questions.svelte';
import type { SearchHit } from './search';
import {
  carryOver,
  NOTHING,
  selectCluster,
  toggleFirm,
  type Selection,
} from './selection/selection';

/** What the firms on the map can be coloured by. */
export type FirmColour =
  | 'cluster'
  | 'precision'
  | 'distance'
  | 'measure'
  | 'difference'
  | 'stability'
  | 'inside_probability'
  | 'hot_spot'
  | 'what_if';

/** Which overlays the map shows. */
export interface View {
  /** Layers of the map that a person switched on or off, by name; the map knows the rest. */
  readonly layers: Readonly<Record<string, boolean>>;
  readonly gsiTiles: boolean;
  /** What a person wants the firms' colours to stand for; null for what answers the open step's question. */
  readonly colour: FirmColour | null;
}

/** What firms are coloured by where nobody said otherwise; by their clusters in the other steps. */
const STEP_COLOURS: Readonly<Record<number, FirmColour>> = {
  1: 'precision',
  3: 'distance',
  4: 'measure',
  5: 'difference',
};

/** A request to move the map; a new object each time, so that the same place can be asked for again. */
export interface Focus {
  /** West, south, east, north in degrees. */
  readonly bounds: readonly [number, number, number, number];
}

/** `charts`, `paths` and `comparison` stand in the drawer beside the tables of rows. */
export type TableName = 'firms' | 'clusters' | 'institutions' | 'charts' | 'paths' | 'comparison';
export type TableHeight = 'closed' | 'half' | 'full';

/** What the page looks at. */
interface Host {
  readonly findings: Findings | null;
  readonly municipalities: readonly Municipality[];
  readonly asked: AllAsked;
}

/** What is on show: the open step, the map's layers, colours and extent, the table, and what is selected. */
export class OnShow {
  readonly #host: Host;
  #view = $state.raw<View>({ layers: {}, gsiTiles: false, colour: null });
  #step = $state<number | null>(null);
  #mapStep = $state(2);
  #focus = $state.raw<Focus | null>(null);
  #table = $state.raw<{ readonly name: TableName; readonly height: TableHeight }>({
    name: 'firms',
    height: 'closed',
  });
  #selection = $state.raw<Selection>(NOTHING);

  constructor(host: Host) {
    this.#host = host;
  }

  get view(): View {
    return this.#view;
  }
  get focus(): Focus | null {
    return this.#focus;
  }
  get table(): { readonly name: TableName; readonly height: TableHeight } {
    return this.#table;
  }
  get selection(): Selection {
    return this.#selection;
  }
  /** The open step, 1 to 5; 0 where all are folded, null before the first was opened. */
  get step(): number | null {
    return this.#step;
  }
  /** The step whose question the map answers: the one that was opened last. */
  get mapStep(): number {
    return this.#mapStep;
  }
  /** What the firms' colours stand for: as a person said, else what the open step asks. */
  get colour(): FirmColour {
    return this.#view.colour ?? STEP_COLOURS[this.#mapStep] ?? 'cluster';
  }

  openStep(step: number): void {
    this.#step = step;
    if (step > 0) this.#mapStep = step;
  }

  setView(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
    if (change.colour) this.#followColour(change.colour);
  }

  switchLayer(name: string, on: boolean): void {
    this.setView({ layers: { ...this.view.layers, [name]: on } });
  }

  showTable(name: TableName): void {
    const height = this.#table.height === 'closed' ? 'half' : this.#table.height;
    this.#table = { name, height };
  }

  setTableHeight(height: TableHeight): void {
    this.#table = { ...this.#table, height };
  }

  select(selection: Selection): void {
    this.#selection = selection;
  }

  selectFirm(firm: number, add: boolean): void {
    this.#selection = add ? toggleFirm(this.#selection, firm) : { kind: 'firms', indices: [firm] };
  }

  selectClusterAt(index: number): void {
    const { findings } = this.#host;
    if (findings) this.#selection = selectCluster(findings, index);
  }

  clearSelection(): void {
    this.#selection = NOTHING;
  }

  /** The findings are about to change: what is selected is found again among the new ones. */
  carryOver(before: Findings | null, now: Findings): void {
    this.#selection = carryOver(this.#selection, before, now);
  }

  /** Selects what was found or listed and moves the map to it. */
  show(target: { readonly kind: SearchHit['kind']; readonly index: number }): void {
    const { findings, municipalities } = this.#host;
    if (target.kind === 'municipality') {
      const { lng, lat, errorKm } = municipalities[target.index];
      this.#focus = { bounds: boundsAround(lng, lat, errorKm) };
      return;
    }
    if (!findings) return;
    if (target.kind === 'cluster') {
      this.selectClusterAt(target.index);
      const bounds = boundsOf(findings.clusters[target.index].boundary.flat(2));
      if (bounds) this.#focus = { bounds };
      return;
    }
    const places = target.kind === 'firm' ? findings.firmPlaces : findings.institutionPlaces;
    if (target.kind === 'firm') this.selectFirm(target.index, false);
    else this.select({ kind: 'institution', index: target.index });
    const lng = places.lng[target.index];
    if (!Number.isNaN(lng))
      this.#focus = { bounds: boundsAround(lng, places.lat[target.index], 4) };
  }

  lookAt(bounds: Focus['bounds']): void {
    this.#focus = { bounds };
  }

  /** Moves the map to where nearly all of the study's firms are. */
  showAll(): void {
    const places = this.#host.findings?.firmPlaces;
    const bounds = places && boundsOfMost(places.lng, places.lat);
    if (bounds) this.#focus = { bounds };
  }

  /** Colours that rest on an answer keep it up to date. */
  #followColour(colour: FirmColour): void {
    const { asked } = this.#host;
    if (colour === 'stability') asked.exploration.follow({});
    if (colour === 'hot_spot') asked.hotSpots.follow({});
    else asked.hotSpots.rest();
  }
}
