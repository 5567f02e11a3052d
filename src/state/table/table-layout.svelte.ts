import type { TableColumn } from './table-rows';

/** How a person laid a table's columns out; columns that it does not name stand as they come. */
export interface ColumnLayout {
  /** Keys in the order in which they stand. */
  readonly order: readonly string[];
  readonly hidden: readonly string[];
  /** Widths in CSS pixels by key. */
  readonly widths: Readonly<Record<string, number>>;
}

export const PLAIN_LAYOUT: ColumnLayout = { order: [], hidden: [], widths: {} };

/** Narrower than this no column can be read, or taken hold of again. */
export const LEAST_WIDTH_PX = 40;

/** All columns in the person's order; those that the layout does not know keep their place behind the one before them. */
export function orderedColumns(
  columns: readonly TableColumn[],
  { order }: ColumnLayout,
): readonly TableColumn[] {
  const rank = new Map(order.map((key, place) => [key, place]));
  let last = -1;
  const ranked = columns.map((column, i) => {
    last = rank.get(column.key) ?? last;
    return { column, at: last, i };
  });
  return ranked.sort((a, b) => a.at - b.at || a.i - b.i).map(({ column }) => column);
}

/** The columns that are shown, in their order and with their widths. The first one stays where all are hidden. */
export function laidOut(
  columns: readonly TableColumn[],
  layout: ColumnLayout,
): readonly TableColumn[] {
  const ordered = orderedColumns(columns, layout);
  const shown = ordered.filter(({ key }) => !layout.hidden.includes(key));
  return (shown.length > 0 ? shown : ordered.slice(0, 1)).map((column) =>
    column.key in layout.widths ? { ...column, width: `${layout.widths[column.key]}px` } : column,
  );
}

/** The layout with a column `by` places further on; at an end it stays. */
export function moved(
  columns: readonly TableColumn[],
  layout: ColumnLayout,
  key: string,
  by: number,
): ColumnLayout {
  const order = orderedColumns(columns, layout).map((column) => column.key);
  const from = order.indexOf(key);
  const to = Math.min(Math.max(from + by, 0), order.length - 1);
  if (from < 0) return layout;
  order.splice(from, 1);
  order.splice(to, 0, key);
  return { ...layout, order };
}

const KEY = 'shuseki.tables';

/** The layouts of the tables by their names, kept by the browser for the next visit. */
export class TableLayouts {
  #layouts = $state.raw<Readonly<Record<string, ColumnLayout>>>(read());

  of(table: string): ColumnLayout {
    return this.#layouts[table] ?? PLAIN_LAYOUT;
  }

  change(table: string, layout: Partial<ColumnLayout>): void {
    this.#layouts = { ...this.#layouts, [table]: { ...this.of(table), ...layout } };
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#layouts));
    } catch {
      // A browser that keeps nothing still works; the layout lasts until the page closes.
    }
  }
}

function read(): Record<string, ColumnLayout> {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, unknown>;
    return Object.fromEntries(Object.entries(stored).flatMap(([name, of]) => readLayout(name, of)));
  } catch {
    return {};
  }
}

/** What was kept by another version, or changed by hand, is taken as far as it can be. */
function readLayout(name: string, given: unknown): [string, ColumnLayout][] {
  if (typeof given !== 'object' || given === null) return [];
  const { order, hidden, widths } = given as Record<string, unknown>;
  const keys = (list: unknown) =>
    Array.isArray(list) ? list.filter((each): each is string => typeof each === 'string') : [];
  const wide = Object.entries(typeof widths === 'object' && widths !== null ? widths : {}).filter(
    (entry): entry is [string, number] =>
      typeof entry[1] === 'number' && entry[1] >= LEAST_WIDTH_PX,
  );
  return [[name, { order: keys(order), hidden: keys(hidden), widths: Object.fromEntries(wide) }]];
}
