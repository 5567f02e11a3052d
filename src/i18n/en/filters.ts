import type { RowFilter } from '../../model/filter';
import { formatCount, formatFixed } from '../numbers';

/** Up to so many values of a filter are named; of more their number is told. */
const MOST_NAMED = 4;

function listed(values: readonly string[]): string {
  const named = values.slice(0, MOST_NAMED).map((value) => (value === '' ? '(empty)' : value));
  const more = values.length - named.length;
  return named.join(', ') + (more > 0 ? ` and ${formatCount(more)} more` : '');
}

const range = (low: string, high: string): string =>
  high === '' ? `${low} or more` : low === '' ? `${high} or less` : `${low} to ${high}`;

const days = (from: string, to: string): string =>
  to === '' ? `${from} or later` : from === '' ? `${to} or earlier` : `${from} to ${to}`;

const end = (value: number | null): string => (value === null ? '' : String(value));

/** What a filter lets pass, in a few words. */
function filterText(filter: RowFilter): string {
  const not = filter.not === true;
  const no = not ? 'not ' : '';
  switch (filter.kind) {
    case 'values':
      return `${filter.column}: ${no}${listed(filter.values)}`;
    case 'text':
      return `${filter.column} ${not ? 'does not contain' : 'contains'} “${filter.text}”`;
    case 'number':
      return `${filter.column}: ${no}${range(end(filter.low), end(filter.high))}`;
    case 'dates':
      return `${filter.column}: ${no}${days(filter.from, filter.to)}`;
    case 'missing':
      return not ? `${filter.column} has a value` : `${filter.column} has no value`;
    case 'municipality':
      return `${not ? 'not ' : ''}in ${listed(filter.values)}`;
    case 'box': {
      const [west, south, east, north] = filter.box.map((degrees) => formatFixed(degrees, 2));
      return `${not ? 'outside' : 'within'} ${south}–${north}° N, ${west}–${east}° E`;
    }
    case 'firms':
      return not
        ? `all but ${formatCount(filter.ids.length)} firms that were selected`
        : `the ${formatCount(filter.ids.length)} firms that were selected`;
  }
}

/** Looking at some rows, and studying only these. */
export const filters = {
  text: filterText,
  all: (filters: readonly RowFilter[]) => filters.map(filterText).join('; '),
};
export type FilterMessages = typeof filters;
