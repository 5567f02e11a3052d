import type { TableFormat } from '../model';
import { detectBinary } from './encoding';
import { csvDriver } from './drivers/csv';
import { geoJsonDriver } from './drivers/geojson';
import { VECTOR_DRIVERS } from './drivers/vector';
import { workbookDriver } from './drivers/workbook';
import type { FileDriver, FileStart } from './file-driver';

/** Every kind of table file, in the order in which they are asked whether a file is theirs; the last takes what nobody claims. */
export const FILE_DRIVERS: readonly FileDriver[] = [
  ...VECTOR_DRIVERS,
  workbookDriver,
  geoJsonDriver,
  csvDriver,
];

/** Extensions of all files that are read as tables, with their dots. */
export const TABLE_EXTENSIONS: readonly string[] = FILE_DRIVERS.flatMap(({ extensions }) =>
  extensions.map((extension) => `.${extension}`),
);

/** Extensions of the files of polygon layers that are no tables. */
export const LAYER_EXTENSIONS: readonly string[] = ['.zip', '.shp', '.dbf', '.prj', '.cpg'];

/** Largest file of each format that is read, in megabytes (10^6 bytes). */
export const LIMIT_MEGABYTES = Object.fromEntries(
  FILE_DRIVERS.map(({ format, limitMegabytes }) => [format, limitMegabytes]),
) as Readonly<Record<TableFormat, number>>;

/** The driver of a file: by bytes that leave no doubt, then by its name, then by how its text begins. */
export function driverOf(
  name: string,
  bytes: Uint8Array,
  drivers: readonly FileDriver[] = FILE_DRIVERS,
): FileDriver {
  const file: FileStart = { name, bytes, binary: detectBinary(bytes) };
  const extension = /\.([^.]+)$/.exec(name)?.[1].toLowerCase() ?? '';
  const byBytes = drivers.filter((driver) => driver.holds === 'bytes');
  return (
    byBytes.find((driver) => driver.claims?.(file)) ??
    drivers.find((driver) => driver.holds === 'text' && driver.extensions.includes(extension)) ??
    drivers.find((driver) => driver.claims?.(file)) ??
    drivers[drivers.length - 1]
  );
}
