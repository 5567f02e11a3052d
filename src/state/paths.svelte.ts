import {
  DEFAULT_PATH,
  type Findings,
  type Outcome,
  type PathSettings,
  type StudyFile,
} from '../model';
import type { StudySettings } from '../model';
import { checkSettings, clusterPaths, outcomeOf, reachColumn, type ClusterPath } from '../study';

/** What it needs of the app. */
interface Host {
  readonly study: StudyFile | null;
  readonly findings: Findings | null;
  changeSettings(change: Partial<StudySettings>, merge?: string): void;
}

/** The paths of all clusters, and how they are judged. */
export class PathsState {
  readonly #host: Host;

  /** One per cluster, in the order of their numbers. */
  readonly paths: readonly ClusterPath[] = $derived.by(() => {
    const { findings } = this.#host;
    return findings ? clusterPaths(findings, this.outcome, this.reach, this.settings) : [];
  });

  constructor(host: Host) {
    this.#host = host;
  }

  get settings(): PathSettings {
    return this.#host.study?.settings.path ?? DEFAULT_PATH;
  }
  get outcome(): Outcome | null {
    const { study, findings } = this.#host;
    return study && findings ? outcomeOf(study, findings) : null;
  }
  /** Column of the study's distances that says what is in reach, and its kilometres. */
  get reach(): number {
    return reachColumn(this.#host.findings?.proximity.withinKm ?? [], this.settings);
  }
  get reachKm(): number {
    return this.#host.findings?.proximity.withinKm[this.reach] ?? NaN;
  }

  /** Sets a threshold; false where it is no share, or what is weak would reach above what is strong. */
  setLimit(limit: 'weakBelow' | 'strongFrom', share: number): boolean {
    const next: PathSettings = { ...this.settings, ...{ [limit]: share } };
    const { study } = this.#host;
    const isFine = study !== null && !checkSettings({ ...study.settings, path: next });
    if (isFine) this.change({ [limit]: share });
    return isFine;
  }

  change(change: Partial<PathSettings>): void {
    this.#host.changeSettings({ path: { ...this.settings, ...change } });
  }
}
