import {
  problem,
  type Findings,
  type Problem,
  type SavedSelection,
  type StudyFile,
} from '../../model';
import {
  maskOf,
  rowsOfBoth,
  rowsOfIds,
  rowsWithout,
  withSelection,
  type Rows,
  type SelectionName,
} from '../../study';
import type { Making } from '../making.svelte';
import type { OnShow } from '../on-show.svelte';
import { firmsOf, selectFirms } from './selection';

/** What it needs of the app. */
interface Host {
  readonly study: StudyFile | null;
  readonly findings: Findings | null;
  readonly shown: Pick<OnShow, 'selection' | 'select'>;
  readonly making: Pick<Making, 'exportSelection'>;
  change(change: Partial<StudyFile>): void;
  say(found: Problem): void;
}

const NO_ROWS: readonly number[] = [];
const NO_MASK = new Uint8Array(0);

/** The selected firms as a thing of their own: brushed, turned round, saved, brought back, written to a file. */
export class SelectionsState {
  readonly #host: Host;
  #listing = $state(false);
  #missing = $state(0);
  #lasso = $state(false);

  /** Firms that the selection stands for; of a cluster or an institution its firms. */
  readonly rows: readonly number[] = $derived.by(() => {
    const { findings } = this.#host;
    const { selection } = this.#host.shown;
    return findings ? firmsOf(selection, findings) : NO_ROWS;
  });
  /** The same with 1 for each selected firm and 0 for the rest. */
  readonly mask: Uint8Array = $derived.by(() => {
    const { findings } = this.#host;
    return findings ? maskOf(this.rows, findings.firms.count) : NO_MASK;
  });

  constructor(host: Host) {
    this.#host = host;
  }

  get saved(): readonly SavedSelection[] {
    return this.#host.study?.selections ?? [];
  }
  /** The list of saved selections is open. */
  get listing(): boolean {
    return this.#listing;
  }
  /** Ids of the selection that was brought back last which no firm has any more. */
  get missing(): number {
    return this.#missing;
  }

  list(open: boolean): void {
    this.#listing = open;
    this.#missing = 0;
  }

  /** Selects firms, with `add` beside those that are selected. */
  brush(rows: Rows, add: boolean): void {
    const { findings } = this.#host;
    if (!findings) return;
    const all = add ? rowsOfBoth(this.rows, rows, findings.firms.count) : rows;
    this.#host.shown.select(selectFirms(all));
  }

  /** The next shape that is drawn on the map selects what it goes round. */
  get lasso(): boolean {
    return this.#lasso;
  }

  setLasso(on: boolean): void {
    this.#lasso = on;
  }

  /** Selects the firms that a shape was drawn around; where there are none, the selection stays and that is said. */
  takeArea(rows: Rows, add: boolean): void {
    this.#lasso = false;
    if (rows.length > 0) this.brush(rows, add);
    else this.#host.say(problem('area-empty', 'note', {}, {}));
  }

  invert(): void {
    const { findings } = this.#host;
    if (findings)
      this.#host.shown.select(selectFirms(rowsWithout(this.rows, findings.firms.count)));
  }

  /** Keeps the selected firms in the study; a selection of the same name gives way. */
  save(name: string): void {
    const { findings } = this.#host;
    const given = name.trim();
    if (!findings || given === '' || this.rows.length === 0) return;
    const ids = [...this.rows].sort((a, b) => a - b).map((row) => findings.firms.id[row]);
    this.#host.change({ selections: withSelection(this.saved, given, ids) });
  }

  restore({ firmIds }: SavedSelection): void {
    const { findings } = this.#host;
    if (!findings) return;
    const { rows, missing } = rowsOfIds(firmIds, findings.firms.id);
    this.#missing = missing;
    this.#host.shown.select(selectFirms(rows));
  }

  remove(name: string): void {
    this.#host.change({ selections: this.saved.filter((each) => each.name !== name) });
  }

  /** The selected firms as a file in pieces; null where there is none, with the reason on screen. */
  export(name: SelectionName): Promise<string[] | null> {
    return this.#host.making.exportSelection(name, Int32Array.from(this.rows).sort());
  }
}
