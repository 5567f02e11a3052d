import type { Remote } from 'comlink';
import type { InputKind, ReadOptions } from '../../model';
import type { EngineHost } from './engine-host';
import type { NamedFile } from './named-files';

interface KeptInput {
  readonly kind: InputKind;
  readonly file: File;
  readonly options: ReadOptions;
}

/** A folder's files with paths relative to it. */
export interface ChosenFolder {
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly file: Blob }[];
}

/** What a worker was given and holds, as it must be given again to a new one. */
export class KeptFiles {
  /** Tables by the keys of their previews. */
  readonly inputs = new Map<string, KeptInput>();
  /** Polygon layers, each by its files. */
  readonly areas: (readonly NamedFile[])[] = [];
  gazetteer: ChosenFolder | { readonly name: string; readonly pack: Blob } | null = null;

  async giveTo(host: Remote<EngineHost>): Promise<void> {
    for (const { kind, file, options } of this.inputs.values())
      await host.readInput(kind, file, file.name, options);
    for (const files of this.areas) await host.readAreas(files);
    const kept = this.gazetteer;
    if (kept && 'pack' in kept) await host.openPack(kept.name, kept.pack);
    else if (kept) await host.setGazetteer(kept.name, kept.files);
  }
}
