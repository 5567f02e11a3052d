import type { Findings, InstitutionKind, Outcome, StudyFile } from '../model';
import {
  availableRankings,
  firmMeasures,
  industriesByFirm,
  measureOf,
  outcomeOf,
  type FirmMeasure,
  type Ranking,
  type StudyLinkage,
} from '../study';
import type { AllAsked } from './questions.svelte';

/** What it needs of the app. */
interface Host {
  readonly study: StudyFile | null;
  readonly findings: Findings | null;
  readonly asked: AllAsked;
  /** 1 for the firms on show; null where all are. */
  readonly filters: { readonly passed: Uint8Array | null };
}

/** What a person chose to look at in the charts. Keys that a study does not have stand for what it has. */
export interface ChartChoice {
  readonly x: string;
  readonly y: string;
  readonly bars: string;
  readonly logX: boolean;
  readonly logY: boolean;
  readonly logBars: boolean;
  readonly ranking: Ranking;
  readonly industries: 'firms' | 'mean';
  /** Null: institutions of any kind. */
  readonly kind: InstitutionKind | null;
  /** Half the width of the smoother, kilometres; null for the rule of thumb. */
  readonly bandwidthKm: number | null;
}

const FIRST: ChartChoice = {
  x: 'distance',
  y: '',
  bars: 'distance',
  logX: false,
  logY: false,
  logBars: false,
  ranking: 'density',
  industries: 'firms',
  kind: null,
  bandwidthKm: null,
};

/** The charts of a study: what they show, and what they are made from. */
export class ChartsState {
  readonly #host: Host;
  #choice = $state.raw<ChartChoice>(FIRST);

  readonly measures: readonly FirmMeasure[] = $derived.by(() => {
    const { findings } = this.#host;
    const { passed } = this.#host.filters;
    const measures = findings ? firmMeasures(findings, this.linkage) : [];
    return passed ? measures.map((measure) => onlyOf(measure, passed)) : measures;
  });
  readonly outcome: Outcome | null = $derived.by(() => {
    const { study, findings } = this.#host;
    return study && findings ? outcomeOf(study, findings) : null;
  });
  /** The outcome of the firms on show. */
  readonly outcomeShown: Outcome | null = $derived.by(() => {
    const { passed } = this.#host.filters;
    return this.outcome && passed ? onlyOf(this.outcome, passed) : this.outcome;
  });
  readonly x = $derived(measureOf(this.measures, this.#choice.x, 'distance'));
  readonly y = $derived(
    measureOf(this.measures, this.#choice.y || `outcome ${this.outcome?.key}`, 'outcome'),
  );
  readonly bars = $derived(measureOf(this.measures, this.#choice.bars, 'distance'));
  readonly rankings = $derived(availableRankings(this.outcome, this.linkage));
  readonly ranking = $derived(
    this.rankings.includes(this.#choice.ranking) ? this.#choice.ranking : 'firms',
  );
  readonly industries = $derived.by(() => {
    const { findings } = this.#host;
    return findings && industriesByFirm(findings.firms.industry, this.#host.filters.passed);
  });

  constructor(host: Host) {
    this.#host = host;
  }

  get choice(): ChartChoice {
    return this.#choice;
  }
  /** How strong the ties are, where that is known of these findings. */
  get linkage(): StudyLinkage | null {
    const { answer } = this.#host.asked.linkage;
    const firms = this.#host.findings?.firms.count;
    return answer?.firms.ties.length === firms ? answer : null;
  }

  change(change: Partial<ChartChoice>): void {
    this.#choice = { ...this.#choice, ...change };
    if (change.bandwidthKm === undefined) return;
    this.follow(true);
    void this.#host.asked.distanceDecay.ask({ bandwidthKm: change.bandwidthKm });
  }

  /** The curve of distance is kept up to date while it is on show. */
  follow(shown: boolean): void {
    const { distanceDecay } = this.#host.asked;
    if (shown) distanceDecay.follow({ bandwidthKm: this.#choice.bandwidthKm });
    else distanceDecay.rest();
  }
}

/** The measure with NaN for the firms that are not on show. */
function onlyOf<T extends { readonly values: Float64Array }>(measure: T, passed: Uint8Array): T {
  return { ...measure, values: measure.values.map((value, row) => (passed[row] ? value : NaN)) };
}
