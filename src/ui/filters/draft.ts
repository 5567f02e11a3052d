import type { PlaceColumns, RowFilter } from '../../model';

/** Conditions that a column can be asked for. */
export const KINDS = ['values', 'text', 'number', 'dates', 'missing'] as const;

/** A filter as it is being set: what was typed for one condition stays while another is looked at. */
export interface Draft {
  readonly by: 'column' | 'municipality' | 'view';
  readonly column: string;
  readonly kind: (typeof KINDS)[number];
  readonly values: readonly string[];
  readonly text: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly from: string;
  readonly to: string;
  readonly not: boolean;
}

/** What the fields show first: a filter that is to be changed, or nothing on a column. */
export function startOf(filter: RowFilter | null, column: string): Draft {
  const blank: Draft = {
    ...{ by: 'column', column, kind: 'values', values: [], text: '' },
    ...{ low: null, high: null, from: '', to: '', not: filter?.not === true },
  };
  switch (filter?.kind) {
    case undefined:
    case 'firms':
    case 'size':
      return blank;
    case 'municipality':
      return { ...blank, by: 'municipality', values: filter.values };
    case 'box':
      return { ...blank, by: 'view' };
    default:
      return { ...blank, ...filter, not: blank.not };
  }
}

/** The filter that the fields say; null while they say none. `view`: west, south, east, north of the map. */
export function filterFrom(draft: Draft, view: readonly number[] | null): RowFilter | null {
  const { by, column, kind, values, text, low, high, from, to } = draft;
  const not = draft.not ? { not: true } : {};
  if (by === 'view') return view && { kind: 'box', box: view.map(rounded), ...not };
  if (by === 'municipality')
    return values.length > 0 ? { kind: 'municipality', values, ...not } : null;
  switch (kind) {
    case 'values':
      return values.length > 0 ? { kind, column, values, ...not } : null;
    case 'text':
      return text.trim() === '' ? null : { kind, column, text: text.trim(), ...not };
    case 'number':
      return low === null && high === null ? null : { kind, column, low, high, ...not };
    case 'dates':
      return from.trim() + to.trim() === ''
        ? null
        : { kind, column, from: from.trim(), to: to.trim(), ...not };
    case 'missing':
      return { kind, column, ...not };
  }
}

/** About a metre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/** Municipalities with their prefecture and firms, the most frequent first. */
export function municipalityCounts({
  prefecture,
  municipality,
}: Pick<PlaceColumns, 'prefecture' | 'municipality'>): { value: string; rows: number }[] {
  const counts = new Map<string, number>();
  prefecture.forEach((name, row) => {
    const full = name + municipality[row];
    if (full !== '') counts.set(full, (counts.get(full) ?? 0) + 1);
  });
  return [...counts]
    .map(([value, rows]) => ({ value, rows }))
    .sort((a, b) => b.rows - a.rows || (a.value < b.value ? -1 : 1));
}
