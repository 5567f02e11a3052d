import { corporateKindOf } from '../../model';
import type { RowFilter } from '../../model/filter';
import { filterColumns } from '../filter-columns';
import type { FilterMessages } from '../en/filters';
import { formatCount, formatFixed } from '../numbers';
import { sizes } from './sizes';

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

const { columnText, valueText } = filterColumns({
  ends: { lower: '（下限）', upper: '（上限）' },
  parts: { '[industry division]': '産業大分類', '[industry group]': '産業中分類' },
  yes: 'はい',
  no: 'いいえ',
  valueIn(column, value) {
    const kind = corporateKindOf(column, value);
    return kind && kind.ja !== value ? `${value}（${kind.ja}）` : value;
  },
});

function filterText(filter: RowFilter): string {
  const column = 'column' in filter ? columnText(filter.column, filter.called) : '';
  const not = filter.not === true;
  const other = not ? '以外' : '';
  switch (filter.kind) {
    case 'values':
      return `${column}が${listed(filter.values.map((value) => valueText(filter.column, value)))}${other}`;
    case 'text':
      return `${column}に「${filter.text}」を${not ? '含まない' : '含む'}`;
    case 'number':
      return `${column}が${range(end(filter.low), end(filter.high))}${other}`;
    case 'dates':
      return `${column}が${days(filter.from, filter.to)}${other}`;
    case 'missing':
      return not ? `${column}に値がある` : `${column}に値がない`;
    case 'municipality':
      return `所在地が${listed(filter.values)}${other}`;
    case 'box': {
      const [west, south, east, north] = filter.box.map((degrees) => formatFixed(degrees, 2));
      return `北緯${south}～${north}度、東経${west}～${east}度の範囲${not ? '外' : '内'}`;
    }
    case 'size':
      return sizes.filter(filter.is, filter.unknown, not);
    case 'firms':
      return `選択した${formatCount(filter.ids.length)}社${other}`;
  }
}

/** 企業の絞り込みと、分析の対象 */
export const filters: FilterMessages = {
  text: filterText,
  days,
  columnText,
  valueText,
  all: (filters) => filters.map(filterText).join('、かつ'),
  title: '表示する企業',
  add: '絞り込み',
  addTitle: '企業を絞り込む',
  editTitle: '絞り込みを変更',
  edit: (filter) => `変更：${filter}`,
  remove: (filter) => `外す：${filter}`,
  shown: (shown, all) => `${formatCount(all)}社のうち${formatCount(shown)}社を表示`,
  clear: 'すべて表示',
  select: 'この企業を選択',
  studyOnly: 'この企業だけを分析',
  studyOnlyHint: '分析の対象をこの企業に限り、集積とすべての結果を計算し直します。',
  scope: '分析の対象：',
  studyMore: 'すべての企業を分析に戻す',
  chartsNote: '距離の曲線、集積、到達圏のグラフは分析の対象全体のものです。',
  made: '列から読み取ったもの',
  wholeDivision: (name) => `${name}のすべて`,
  by: '項目',
  municipality: '市区町村',
  view: '地図の表示範囲',
  kindLabel: '条件',
  kind: {
    values: '値を選ぶ',
    text: '語を含む',
    number: '数の範囲',
    dates: '日付の範囲',
    missing: '値がない',
  },
  words: '語（空白で区切るとすべてを含むもの）',
  low: '以上',
  high: '以下',
  from: '開始（2015、2015-04、平成27年4月など）',
  to: '終了（この日・月・年を含む）',
  notADate: '年、年月、年月日のいずれかで入力してください（例：2015、2015-04、平成27年4月1日）。',
  find: '値を探す',
  empty: '（空欄）',
  more: (listed, all) =>
    `${formatCount(all)}種類のうち、多い順に${formatCount(listed)}種類を表示しています。他の値は「語を含む」で探せます。`,
  missing: (rows) => `値のない行が${formatCount(rows)}行あります。`,
  viewHint: '地図に今見えている範囲の企業です。',
  not: '当てはまらない企業を表示',
  apply: '絞り込む',
};
