import {
  columnOf,
  problem,
  type Findings,
  type Problem,
  type RowFilter,
  type StudyFile,
  type StudySettings,
} from '../../model';
import type { ColumnFacts, DerivedColumn } from '../../study';
import type { EngineClient } from '../engine/engine-client';
import { selectFirms, type Selection } from './selection';

/** What it needs of the app. */
interface Host {
  readonly engine: Pick<EngineClient, 'ask'>;
  readonly study: StudyFile | null;
  readonly findings: Findings | null;
  readonly shown: { select(selection: Selection): void };
  changeSettings(change: Partial<StudySettings>): void;
  say(found: Problem): void;
}

const NO_FILTERS: readonly RowFilter[] = [];

/** Which firms map, tables, charts and counts show: those that pass all filters. A look at the findings, which stay as they are. */
export class FiltersState {
  readonly #host: Host;
  #filters = $state.raw<readonly RowFilter[]>(NO_FILTERS);
  /** Made of the findings with these firms and places. */
  #passed = $state.raw<{
    readonly of: Pick<Findings, 'firms' | 'firmPlaces'>;
    readonly mask: Uint8Array;
  } | null>(null);
  #editing = $state.raw<number | 'new' | null>(null);
  #asking = new AbortController();

  /** 1 for every firm on show; null where all are. */
  readonly passed: Uint8Array | null = $derived.by(() => {
    const { findings } = this.#host;
    const { of, mask } = this.#passed ?? {};
    // Measures and counted events may be filtered by, as places may.
    const isOf = of && of.firmPlaces === findings?.firmPlaces && of.firms === findings.firms;
    return isOf ? (mask ?? null) : null;
  });
  /** How many firms are on show. */
  readonly count: number = $derived.by(() => {
    const all = this.#host.findings?.firms.count ?? 0;
    return this.passed?.reduce((sum, one) => sum + one, 0) ?? all;
  });

  constructor(host: Host) {
    this.#host = host;
  }

  get filters(): readonly RowFilter[] {
    return this.#filters;
  }
  /** The filters that say whom the study is about; empty for all firms. */
  get scope(): readonly RowFilter[] {
    return this.#host.study?.settings.scope ?? NO_FILTERS;
  }
  /** The filter that is being set, by its place in the list; null while none is. */
  get editing(): number | 'new' | null {
    return this.#editing;
  }

  edit(which: number | 'new' | null): void {
    this.#editing = which;
  }

  /** Takes a filter in the place of the one being set, or beside the others. */
  async take(filter: RowFilter): Promise<void> {
    const at = this.#editing;
    this.#editing = null;
    await this.#show(
      typeof at === 'number'
        ? this.#filters.map((each, i) => (i === at ? filter : each))
        : [...this.#filters, filter],
    );
  }

  async remove(at: number): Promise<void> {
    await this.#show(this.#filters.filter((_, i) => i !== at));
  }

  async clear(): Promise<void> {
    await this.#show(NO_FILTERS);
  }

  /** What a column of the firms table holds; null where there is no such column. */
  async factsOf(column: string): Promise<ColumnFacts | null> {
    const answer = await this.#host.engine.ask('columnFacts', { column });
    return answer.ok ? answer.value : null;
  }

  /** Columns that filters can read beside the table's. */
  async derived(): Promise<readonly DerivedColumn[]> {
    const answer = await this.#host.engine.ask('filterColumns', {});
    return (answer.ok && answer.value) || [];
  }

  /** A filter with what its column is called: a measure's label, as the page has it. */
  named(filter: RowFilter): RowFilter {
    const column = columnOf(filter);
    const outcomes = this.#host.findings?.firms.outcomes ?? [];
    const label = outcomes.find(({ key }) => key === column)?.label;
    return label === undefined || label === column ? filter : { ...filter, called: label };
  }

  /** Selects the firms on show. */
  selectShown(): void {
    const { passed } = this;
    if (passed)
      this.#host.shown.select(selectFirms([...passed.keys()].filter((row) => passed[row])));
  }

  /** Makes the firms on show the study's: it is about them and no others. Refused where there are none. */
  async studyOnly(): Promise<void> {
    const filters = this.#filters;
    if (filters.length === 0) return;
    const { findings } = this.#host;
    const isAnyone = this.passed?.some((one, row) => one && findings?.firms.apart?.[row] !== 1);
    if (!isAnyone) {
      const all = [...this.scope, ...filters];
      this.#host.say(
        problem('scope-empty', 'error', {}, { filters: all.map((each) => this.named(each)) }),
      );
      return;
    }
    this.#host.changeSettings({ scope: [...this.scope, ...filters] });
    await this.#show(NO_FILTERS);
  }

  /** The study is about all firms again, or about those that the other filters leave. */
  studyMore(at?: number): void {
    const scope = at === undefined ? [] : this.scope.filter((_, i) => i !== at);
    this.#host.changeSettings({ scope: scope.length > 0 ? scope : undefined });
  }

  /** The findings have changed: places may have, and with them who passes. */
  async refresh(): Promise<void> {
    const { findings } = this.#host;
    const { of } = this.#passed ?? {};
    const isOf = of && of.firmPlaces === findings?.firmPlaces && of.firms === findings.firms;
    if (this.#filters.length > 0 && !isOf) await this.#show(this.#filters);
  }

  /** Another study: its columns are others. */
  forget(): void {
    this.#asking.abort();
    this.#filters = NO_FILTERS;
    this.#passed = null;
    this.#editing = null;
  }

  async #show(filters: readonly RowFilter[]): Promise<void> {
    this.#asking.abort();
    const { signal } = (this.#asking = new AbortController());
    const { findings } = this.#host;
    if (filters.length === 0 || !findings) {
      this.#filters = filters;
      this.#passed = null;
      return;
    }
    const answer = await this.#host.engine.ask('filterFirms', { filters }, { signal });
    if (signal.aborted) return;
    if (!answer.ok) this.#host.say(answer.problem);
    else if (!answer.value?.includes(1) && filters !== this.#filters)
      // What was on show stays: an empty map tells nothing.
      this.#host.say(
        problem('filter-empty', 'warning', {}, { filters: filters.map((f) => this.named(f)) }),
      );
    else if (answer.value) {
      this.#filters = filters;
      this.#passed = { of: findings, mask: answer.value };
    }
  }
}
