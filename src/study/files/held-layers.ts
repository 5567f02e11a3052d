import type { Gazetteer } from '../../geocode';
import { success, type AreaFile, type Municipality, type Result } from '../../model';
import { readLand, readPrefectures, type NamedBytes } from '../../tables';
import { readAreaFiles } from './area-file';
import { sha256Hex } from './hash';
import type { AreaLayer } from '../overlay-units';
import type { HeldLayers } from '../questions/subject';
import { TownAreaSource } from '../town-areas';

/** A polygon layer as it was read. */
export interface AreasRead {
  /** The files that it was read from, as study.json names them. */
  readonly files: readonly AreaFile[];
  readonly count: number;
}

/** The polygon layers of studies, each under its files' hashes, and the outlines that ship with Shuseki. */
export class StudyLayers implements HeldLayers {
  readonly #layers = new Map<string, AreaLayer>();
  readonly #basemap: Uint8Array | undefined;
  #prefectures: AreaLayer | null = null;
  #towns: { readonly of: Gazetteer; readonly source: TownAreaSource } | null = null;
  #standing: { readonly on: Gazetteer; readonly among: readonly Municipality[] } | null = null;

  /** `basemap`: japan.topo.json as it is; read when it is first needed. */
  constructor(basemap: Uint8Array | undefined) {
    this.#basemap = basemap;
  }

  prefectures(): AreaLayer | null {
    if (this.#basemap) this.#prefectures ??= readPrefectures(this.#basemap);
    return this.#prefectures;
  }

  /** The gazetteer that areas of towns are made of from now on; null for none. */
  standOn(gazetteer: Gazetteer | null, municipalities: readonly Municipality[]): void {
    this.#standing = gazetteer && { on: gazetteer, among: municipalities };
  }

  towns(): TownAreaSource | null {
    if (!this.#standing || !this.#basemap) return null;
    const { on, among } = this.#standing;
    if (this.#towns?.of !== on)
      this.#towns = { of: on, source: new TownAreaSource(among, on, readLand(this.#basemap)) };
    return this.#towns.source;
  }

  imported(files: readonly AreaFile[]): AreaLayer | null {
    return this.#layers.get(keyOf(files)) ?? null;
  }

  /** Reads a layer from its files and holds it; files that it is not made of are passed over. */
  async read(files: readonly NamedBytes[]): Promise<Result<AreasRead>> {
    const read = await readAreaFiles(files);
    if (!read.ok) return read;
    const { layer, used } = read.value;
    const specs = used.map(({ name, bytes }) => ({ name, path: name, sha256: sha256Hex(bytes) }));
    this.#layers.set(keyOf(specs), layer);
    return success({ files: specs, count: layer.names.length }, read.problems);
  }
}

/** The order in which files are chosen says nothing. */
const keyOf = (files: readonly AreaFile[]): string =>
  files
    .map(({ sha256 }) => sha256)
    .sort()
    .join(' ');
