import type { InputKind, ReadOptions } from '../../model';

/** An input as it must be given again to a new worker. */
export interface KeptInput {
  readonly kind: InputKind;
  readonly file: File;
  readonly options: ReadOptions;
}

/** A folder's files with paths relative to it. */
export interface ChosenFolder {
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly file: Blob }[];
}

/** The gazetteer as it must be given again to a new worker. */
export type KeptGazetteer = ChosenFolder | { readonly name: string; readonly pack: Blob };
