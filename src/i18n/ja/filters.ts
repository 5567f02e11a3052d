import type { RowFilter } from '../../model/filter';
import type { FilterMessages } from '../en/filters';
import { formatCount, formatFixed } from '../numbers';

const MOST_NAMED = 4;

function listed(values: readonly string[]): string {
  const named = values.slice(0, MOST_NAMED).map((value) => (value === '' ? '（空欄）' : value));
  const more = values.length - named.length;
  return named.join('、') + (more > 0 ? `ほか${formatCount(more)}件` : '');
}

const range = (low: string, high: string): string =>
  high === '' ? `${low}以上` : low === '' ? `${high}以下` : `${low}以上${high}以下`;

const days = (from: string, to: string): string =>
  to === '' ? `${from}以降` : from === '' ? `${to}まで` : `${from}から${to}まで`;

const end = (value: number | null): string => (value === null ? '' : String(value));

function filterText(filter: RowFilter): string {
  const not = filter.not === true;
  const other = not ? '以外' : '';
  switch (filter.kind) {
    case 'values':
      return `${filter.column}が${listed(filter.values)}${other}`;
    case 'text':
      return `${filter.column}に「${filter.text}」を${not ? '含まない' : '含む'}`;
    case 'number':
      return `${filter.column}が${range(end(filter.low), end(filter.high))}${other}`;
    case 'dates':
      return `${filter.column}が${days(filter.from, filter.to)}${other}`;
    case 'missing':
      return not ? `${filter.column}に値がある` : `${filter.column}に値がない`;
    case 'municipality':
      return `所在地が${listed(filter.values)}${other}`;
    case 'box': {
      const [west, south, east, north] = filter.box.map((degrees) => formatFixed(degrees, 2));
      return `北緯${south}～${north}度、東経${west}～${east}度の範囲${not ? '外' : '内'}`;
    }
    case 'firms':
      return `選択した${formatCount(filter.ids.length)}社${other}`;
  }
}

/** 企業の絞り込みと、分析の対象 */
export const filters: FilterMessages = {
  text: filterText,
  all: (filters) => filters.map(filterText).join('、かつ'),
};
