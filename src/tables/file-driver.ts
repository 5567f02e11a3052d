import type { BinaryKind, Encoding, ReadOptions, Result, Run, Table, TableFormat } from '../model';
import type { TableContent } from './recognise';
import type { GeoJsonLayer } from './write-geojson';

/** A file as it came, with what its first bytes say. */
export interface FileStart {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Null for text. */
  readonly binary: BinaryKind | null;
}

export interface TableOptions extends ReadOptions {
  /** Keep cells exactly as the file has them, also the apostrophes that "CSV for Excel" adds. */
  readonly verbatim?: boolean;
  /** What the table is to be, where that is known: of a workbook's sheets one that looks like it is chosen. */
  readonly wanted?: TableContent;
}

/** One layer of a file that is written, with how it is drawn. */
export interface LayerToWrite<Look = unknown> {
  readonly layer: GeoJsonLayer;
  /** What people read, in their language; the layer's own name is for programs. */
  readonly title: string;
  /** Absent where nothing is said of its look, or the format can't hold it. */
  readonly look?: Look;
}

interface Driver {
  readonly format: TableFormat;
  /** Lower case, without the dot; the first is the one that is written. */
  readonly extensions: readonly string[];
  /** Largest file that is read, in megabytes (10^6 bytes). */
  readonly limitMegabytes: number;
  /** Whether the file is one of these for certain, by its bytes. Drivers that can't tell leave it to the extension. */
  claims?(file: FileStart): boolean;
  /** Writes one file of one or several layers. Absent for formats that are only read. */
  write?(layers: readonly LayerToWrite[], run: Run): Promise<readonly (string | Uint8Array)[]>;
}

/** Text, whose encoding is found out before it is read. */
export interface TextDriver extends Driver {
  readonly holds: 'text';
  read(
    name: string,
    bytes: Uint8Array,
    options: TableOptions & { readonly encoding: Encoding },
    run: Run,
  ): Promise<Result<Table>>;
}

/** A container that is no text. Its library is loaded by `read` and `write`, when they are first called. */
export interface BinaryDriver extends Driver {
  readonly holds: 'bytes';
  read(name: string, bytes: Uint8Array, options: TableOptions, run: Run): Promise<Result<Table>>;
}

/** A kind of file: how it is recognised, read, and written where it can be. */
export type FileDriver = TextDriver | BinaryDriver;
