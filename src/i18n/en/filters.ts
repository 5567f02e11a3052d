import { corporateKindOf } from '../../model';
import type { RowFilter } from '../../model/filter';
import { filterColumns } from '../filter-columns';
import { industryInEnglish } from './industry-names';
import { formatCount, formatFixed } from '../numbers';
import { sizes } from './sizes';

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

const { columnText, valueText } = filterColumns({
  ends: { lower: ' (lower bound)', upper: ' (upper bound)' },
  parts: {
    '[industry division]': 'Industry (division)',
    '[industry group]': 'Industry (major group)',
  },
  yes: 'yes',
  no: 'no',
  // A kind of corporation (法人種別) with its name.
  valueIn(column, value) {
    const kind = corporateKindOf(column, value);
    return kind ? `${value} (${kind.en})` : industryInEnglish(value);
  },
});

/** What a filter lets pass, in a few words. */
function filterText(filter: RowFilter): string {
  const column = 'column' in filter ? columnText(filter.column, filter.called) : '';
  const not = filter.not === true;
  const no = not ? 'not ' : '';
  switch (filter.kind) {
    case 'values':
      return `${column}: ${no}${listed(filter.values.map((value) => valueText(filter.column, value)))}`;
    case 'text':
      return `${column} ${not ? 'does not contain' : 'contains'} “${filter.text}”`;
    case 'number':
      return `${column}: ${no}${range(end(filter.low), end(filter.high))}`;
    case 'dates':
      return `${column}: ${no}${days(filter.from, filter.to)}`;
    case 'missing':
      return not ? `${column} has a value` : `${column} has no value`;
    case 'municipality':
      return `${not ? 'not ' : ''}in ${listed(filter.values)}`;
    case 'box': {
      const [west, south, east, north] = filter.box.map((degrees) => formatFixed(degrees, 2));
      return `${not ? 'outside' : 'within'} ${south}–${north}° N, ${west}–${east}° E`;
    }
    case 'size':
      return sizes.filter(filter.is, filter.unknown, not);
    case 'firms':
      return not
        ? `all but ${formatCount(filter.ids.length)} firms that were selected`
        : `the ${formatCount(filter.ids.length)} firms that were selected`;
  }
}

/** Looking at some rows, and studying only these. */
export const filters = {
  text: filterText,
  days,
  columnText,
  valueText,
  all: (filters: readonly RowFilter[]) => filters.map(filterText).join('; '),
  title: 'Firms on show',
  add: 'Filter',
  addTitle: 'Show only some firms',
  editTitle: 'Change the filter',
  edit: (filter: string) => `Change: ${filter}`,
  remove: (filter: string) => `Remove: ${filter}`,
  shown: (shown: number, all: number) => `${formatCount(shown)} of ${formatCount(all)} firms shown`,
  clear: 'Show all',
  select: 'Select these',
  studyOnly: 'Study only these',
  studyOnlyHint:
    'The study is then about these firms alone: clusters and all findings are computed anew.',
  scope: 'The study is about:',
  studyMore: 'Study all firms again',
  chartsNote: 'Curve of distance, clusters and reach: of all firms of the study.',
  made: 'Made of the columns',
  wholeDivision: (name: string) => `All of ${name}`,
  by: 'By',
  municipality: 'Municipality',
  view: 'What the map shows',
  kindLabel: 'Condition',
  kind: {
    values: 'is one of',
    text: 'contains the words',
    number: 'number from … to',
    dates: 'date from … to',
    missing: 'has no value',
  },
  words: 'Words (all of them)',
  low: 'From',
  high: 'To',
  from: 'From (2015, 2015-04, 2015-04-01)',
  to: 'To, inclusive',
  notADate: 'Write a year, a month or a day: 2015, 2015-04 or 2015-04-01.',
  find: 'Find a value',
  empty: '(empty)',
  more: (listed: number, all: number) =>
    `The ${formatCount(listed)} most frequent of ${formatCount(all)} values. “contains the words” finds the others.`,
  missing: (rows: number) => `${formatCount(rows)} rows have no value.`,
  viewHint: 'Firms within what the map shows now.',
  not: 'All but these',
  apply: 'Show',
};
export type FilterMessages = typeof filters;
