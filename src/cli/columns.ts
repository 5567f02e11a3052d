import type { Table } from '../model';
import {
  suggestCoordinateColumns,
  type ColumnFault,
  type CoordinateColumns,
} from '../study/commands';
import type { Options } from './options';
import { Refusal, unusable, wrongOption } from './refusal';

/** The column of that name: verbatim, else whatever its Unicode form, outer spaces and line ends within it. */
export function columnNamed(table: Pick<Table, 'name' | 'header'>, wanted: string): number {
  const exact = indicesOf(table.header, (name) => name === wanted);
  const found =
    exact.length > 0 ? exact : indicesOf(table.header, (name) => plain(name) === plain(wanted));
  if (found.length === 1) return found[0];
  throw unusable((input) =>
    found.length > 1
      ? input.columnRepeated(table.name, wanted)
      : input.columnUnknown(table.name, wanted, table.header),
  );
}

/** A column's name on one line, as messages show it. */
export const plain = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Columns joined by commas; a name that has a comma itself must be the only one. */
export function columnsNamed(table: Table, wanted: string): readonly number[] {
  if (table.header.includes(wanted)) return [columnNamed(table, wanted)];
  return wanted.split(',').map((name) => columnNamed(table, name));
}

export function optionalColumn(table: Table, options: Options, name: string): number | undefined {
  const wanted = options.text(name);
  return wanted === undefined ? undefined : columnNamed(table, wanted);
}

/** `--lon` and `--lat`, both or none. */
export function namedCoordinates(table: Table, options: Options): CoordinateColumns | null {
  checkCoordinateOptions(options);
  const longitude = optionalColumn(table, options, 'lon');
  const latitude = optionalColumn(table, options, 'lat');
  return longitude === undefined || latitude === undefined ? null : { longitude, latitude };
}

export function checkCoordinateOptions(options: Options): void {
  const used = options.used('lon', 'lat');
  if (used.length !== 1) return;
  const other = used[0] === 'lon' ? 'lat' : 'lon';
  throw wrongOption((usage) => usage.needs(`--${used[0]}`, `--${other}`));
}

/** Coordinate columns as named, else as found; null where the table has points of its own. */
export function coordinateColumns(table: Table, options: Options): CoordinateColumns | null {
  const named = namedCoordinates(table, options);
  if (named || table.points) return named;
  const found = suggestCoordinateColumns(table);
  if (!found) throw unusable((input) => input.noCoordinates(table.name));
  return found;
}

/** A column that can't be taken for what it was named for, with the file, row and column. */
export function faultyColumn(table: Table, { code, example, ...where }: ColumnFault): Refusal {
  return new Refusal(1, ({ app, cli }) => {
    const place = app.where({ file: table.name, ...where });
    switch (code) {
      case 'not-numeric':
        return cli.input.notNumeric(place, example);
      case 'not-yes-no':
        return cli.input.notYesNo(place, example);
      case 'negative':
        return cli.input.negative(place, example);
    }
  });
}

function indicesOf(header: readonly string[], fits: (name: string) => boolean): number[] {
  return header.flatMap((name, index) => (fits(name) ? [index] : []));
}
