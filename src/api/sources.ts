import type { InputKind, ReadOptions, StudySettings } from '../model';
import type { Geodata, NamedBytes } from '../study';

/** A table's file, with what a person knows about it. */
export interface TableFile extends NamedBytes {
  /** Columns by their names for the roles that they have (`address`, `outcome`, `industry` …); what is not named is found by headers and cells. */
  readonly columns?: Readonly<Record<string, string | readonly string[]>>;
  /** How it is read: sheet, encoding, header rows; what is not said is found. */
  readonly reading?: ReadOptions;
}

/** Tables of a new study. Without `institutions` the built-in list is used. */
export interface NewStudySources extends Readonly<Partial<Record<InputKind, TableFile>>> {
  readonly firms: TableFile;
  /** The study's name; else that of the firms' file. */
  readonly name?: string;
  /** What is not said has its default; radius and minimum are found from the firms' positions unless `clusters` says them. */
  readonly settings?: Partial<Omit<StudySettings, 'clusters'>> & {
    readonly clusters?: Partial<StudySettings['clusters']>;
  };
}

/** A study that was saved: one `.shuseki` file, or study.json with the files that it names. */
export interface SavedStudySources {
  readonly study: NamedBytes;
  /** Files that it names, in any order: they are known by their SHA-256. */
  readonly files?: readonly NamedBytes[];
}

export type StudySources = NewStudySources | SavedStudySources;

export interface OpenOptions {
  /** A pack of gazetteer rows (`shuseki gazetteer build`); null or none for municipalities alone, or what the saved study brings. */
  readonly gazetteer?: NamedBytes | null;
  /** In which language problems are told and code books name things; `en` where it is not said. */
  readonly language?: 'ja' | 'en';
  /** What ships with Shuseki, or where it lies, as a folder's address with a slash at its end; that of the package where it is not said. */
  readonly geodata?: Geodata | URL | string;
  /** Hears the share of the work that is done, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
}
