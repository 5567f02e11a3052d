import {
  Cancelled,
  failure,
  problem,
  success,
  type ByteSource,
  type GazetteerSpec,
  type Result,
  type Run,
  type StudyFile,
} from '../../model';
import {
  packFolder,
  type BuiltPack,
  type NamedMunicipalities,
  type StudySession,
  gunzip,
  gzip,
} from '../../study';
import { withoutNumbers } from '../../study/commands';
import {
  FetchedFolder,
  PUBLIC_SERVICE,
  PUBLIC_SOURCE,
  type FetchBytes,
} from '../gazetteer/gazetteer-fetch';
import { browserFileStore, type FileStore } from '../gazetteer/gazetteer-store';

/** A pack as the page keeps and saves it. */
export interface MadePack {
  /** Gzipped. */
  readonly file: Blob;
  readonly spec: GazetteerSpec;
  readonly places: number;
  readonly towns: number;
}

/** How far the fetching is. */
export interface FetchProgress {
  readonly fraction: number;
  readonly files: number;
  readonly bytes: number;
}

/** The worker's side of gazetteers: opens packs, builds them from a folder, fetches them where a person asks for it. */
export class GazetteerHost {
  readonly #session: StudySession;
  readonly #kept: FileStore;
  readonly #get: FetchBytes | undefined;
  #work: AbortController | null = null;

  constructor(session: StudySession, kept: FileStore = browserFileStore(), get?: FetchBytes) {
    this.#session = session;
    this.#kept = kept;
    this.#get = get;
  }

  /** Opens a pack file, gzipped or not. */
  async open(name: string, file: Blob): Promise<Result<GazetteerSpec>> {
    const input = { kind: 'pack', file: blobAsFile(name, file), inflate: gunzip } as const;
    return (await this.#session.setGazetteer(input)) as Result<GazetteerSpec>;
  }

  /** All towns of the folder in use as a pack, which takes the folder's place. Null when it was cancelled. */
  async build(run: Run): Promise<Result<MadePack> | null> {
    return this.#cancellable(run, async (cancellable) => {
      const built = await this.#session.packGazetteer(cancellable);
      if (!built) throw new Error('there is no gazetteer to pack');
      return this.#finish(built);
    });
  }

  /** Municipalities that the study's addresses name: as many files, and the list of all, would be fetched for it. */
  namedMunicipalities(study: StudyFile, run: Run): Promise<NamedMunicipalities> {
    return this.#session.namedMunicipalities(study, run);
  }

  /**
   * Fetches the gazetteer behind this address (a folder, with a final slash), for the study's own addresses or, without
   * a study, for all of Japan; packs it and uses it. With `numbers` the house numbers and lots of the study's municipalities too;
   * of all Japan they are never fetched. Null when it was cancelled: what came is kept for the next time.
   */
  async fetch(
    folder: string,
    study: StudyFile | null,
    run: Run,
    onProgress: (progress: FetchProgress) => void,
    numbers = false,
  ): Promise<Result<MadePack> | null> {
    return this.#cancellable(run, async (cancellable, signal) => {
      const files = new FetchedFolder(folder, this.#kept, signal, this.#get);
      const scope = study ? await this.#session.namedScope(study, run) : ({ kind: 'all' } as const);
      const watched: Run = {
        checkpoint: () => cancellable.checkpoint(),
        progress: (fraction) => {
          cancellable.progress(fraction);
          onProgress({ fraction, files: files.files, bytes: files.bytes });
        },
      };
      const source = folder === PUBLIC_SERVICE ? PUBLIC_SOURCE : undefined;
      const packed = await packFolder(
        numbers && study ? files : withoutNumbers(files),
        scope,
        watched,
        source,
      );
      if (files.failure) {
        const { url, message: reason } = files.failure;
        const facts = { url, reason, files: files.files };
        return failure(problem('gazetteer-fetch-failed', 'error', {}, facts));
      }
      if (!packed.ok) return packed;
      const made = await this.#finish(packed.value);
      if (made.ok) await this.#kept.clear();
      return made;
    });
  }

  cancel(): void {
    this.#work?.abort(new Cancelled());
  }

  async #finish({ bytes, spec, places, towns, file }: BuiltPack): Promise<Result<MadePack>> {
    const gzipped = new Uint8Array(await (await gzip(bytes)).arrayBuffer());
    const made = new Blob(file(gzipped) as BlobPart[]);
    const opened = await this.open(spec.source, made);
    return opened.ok ? success({ file: made, spec, places, towns }) : opened;
  }

  async #cancellable<T>(
    run: Run,
    work: (run: Run, signal: AbortSignal) => Promise<Result<T>>,
  ): Promise<Result<T> | null> {
    this.cancel();
    const own = new AbortController();
    this.#work = own;
    const { signal } = own;
    const cancellable: Run = {
      checkpoint: () => run.checkpoint(),
      // Told after every file, and so the moment at which no further one is begun.
      progress: (fraction) => {
        signal.throwIfAborted();
        run.progress(fraction);
      },
    };
    try {
      const result = await work(cancellable, signal);
      return signal.aborted ? null : result;
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    } finally {
      if (this.#work === own) this.#work = null;
    }
  }
}

/** A file of which the browser reads only the parts that are asked for. */
function blobAsFile(name: string, blob: Blob): ByteSource {
  const read = async (start: number, length: number) =>
    new Uint8Array(await blob.slice(start, start + length).arrayBuffer());
  return { name, size: blob.size, read };
}
