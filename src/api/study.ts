import type {
  Cluster,
  ClusterSettings,
  Findings,
  GeocodeLevel,
  Problem,
  StudyFile,
} from '../model';
import type { Answers, AskKind, ExportName, Questions } from '../study';

/** A firm with its place. */
export interface LocatedFirm {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  /** Degrees, WGS84; null where it has no place. */
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly level: GeocodeLevel;
  /** Kilometres: the radius that holds the true place with 95 % probability; null where it has no place. */
  readonly errorKm: number | null;
  readonly prefecture: string;
  readonly municipality: string;
  readonly town: string;
}

/**
 * A study at work. What is asked is computed when it is asked for, and remembered until something that it is made of changes. Every method
 * rejects with UnusableStudy where the study's settings or tables do not allow what is asked.
 */
export interface OpenStudy {
  /** The study as study.json holds it; its definition of clusters is found with the first findings. */
  readonly study: StudyFile;
  /** What was told of the files that were read; what the findings tell is theirs (`problems`). */
  readonly problems: readonly Problem[];
  /** One sentence for a problem, in the language in which the study was opened. */
  tell(problem: Problem): string;
  /** Everything that is found at the present settings: columns of firms, places, clusters, institutions, ties, and what was told. */
  findings(): Promise<Findings>;
  /** Where the firms are, in the order of their table. */
  locate(): Promise<LocatedFirm[]>;
  /**
   * The clusters: by the definition that the study has, else with these settings in their place, which the study keeps. A radius or a minimum
   * ends the search for a definition; `definition: 'wanted'` begins it anew.
   */
  cluster(settings?: Partial<ClusterSettings>): Promise<readonly Cluster[]>;
  /** Answers a question about the study, such as `promptEvidence`, `models` or `space`; null where it has nothing to ask about. */
  ask<K extends AskKind>(kind: K, question: Questions[K]): Promise<Answers[K] | null>;
  /** A file of the study, as the app and `shuseki run` write it; null where the study has nothing of it. */
  export(name: ExportName): Promise<string | null>;
  /** One `.shuseki` file with the study, its tables and the rows of its gazetteer. */
  save(): Promise<Uint8Array>;
}
