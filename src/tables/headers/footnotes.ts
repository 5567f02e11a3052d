/** What notes begin with, of which a row of one cell is none of a list. */
const MARKED = /^(?:[※＊*]|[(（【]?注(?![文射入目])|備考|出典|出所|資料[:：]|単位)/;

const LABEL =
  '注\\d*|備考|出典|出所|資料|参考|引用|典拠|調査|担当|担当者|担当課|作成|作成者|作成日|作成課|編集|発行|発行者|問合せ|問合せ先|問い合わせ|問い合わせ先|お問合せ|お問合せ先|お問い合わせ|お問い合わせ先|連絡先|照会|照会先|所管|所管課|事務局|更新|更新日|最終更新|最終更新日|調査日|調査時点|調査基準日|基準日|印刷日|凡例|単位|source|notes?|prepared by|as of';
/** 出典：…, （担当：…）, （資料）…, 注1) …, 担当 産業振興課. */
const LABELLED = new RegExp(
  String.raw`^(?:[(【［\[〔<]?(?:${LABEL})\s*[:：]|[(【［\[〔<](?:${LABEL})[)】］\]〕>]|注\s*\d+\s*[).、]|注\))`,
  'i',
);
const BARE_LABEL = new RegExp(String.raw`^(?:${LABEL})$`, 'i');

const ERA = '(?:令和|平成|昭和|[RHS])\\s*(?:\\d{1,2}|元)|(?:19|20)\\d{2}';
/** 令和4年4月1日現在, 2024年度調べ, (R6.4.1 時点), 令和6年4月1日作成. */
const AS_OF = new RegExp(
  String.raw`^\(?(?:${ERA})\s*(?:年度?|[./-])[^\s]{0,12}?\s*(?:現在|時点|調べ|調査|更新|作成|印刷)\)?(?:の(?:値|数値|データ))?$`,
);
/** 以上, 以上、16社, 計16社, 全16社, 16社. */
const COUNTED =
  /^(?:以上|(?:以上)?[、,。\s]*(?:合計|総計|総数|計|全)?[、,:\s]*\d[\d,]*\s*(?:社|件|事業所|企業|者|店|か所|ヶ所|名)(?:です)?)。?$/;
/** What stands between and below printed pages. */
const OF_PAGE =
  /^(?:[-(]\s*\d{1,4}\s*[-)]|\d{1,4}\s*\/\s*\d{1,4}(?:\s*ページ)?|p(?:age)?\.?\s*\d{1,4}|\d{1,4}\s*ページ|[(]?(?:次|前)(?:ページ|頁)(?:へ|に)?(?:続く|続き)?[)]?|[(]?(?:以下)?(?:続く|つづく|余白|以下余白)[)]?)$/i;

/** Cells that a note may be spread over: 担当, 産業振興課. */
export const FOOTNOTE_CELLS = 2;

/**
 * Whether a row is a note rather than of the table, as stand below lists, and above and below printed pages: one cell that says so by a mark, a label,
 * a day or a count, or a label with what it says in the next cell. `first`: the row's first filled cell; `filled`: how many it has, `FOOTNOTE_CELLS` at most. Notes of a mark alone are looked for in tables of three
 * columns and more.
 */
export function isFootnote(cells: readonly string[], first: number, filled: number): boolean {
  if (cells.length < 2) return false;
  const text = cells[first].normalize('NFKC').trim();
  if (filled > 1) return /[:：]$/.test(text) && BARE_LABEL.test(text.slice(0, -1).trim());
  if (cells.length >= 3 && MARKED.test(text)) return true;
  return [LABELLED, BARE_LABEL, AS_OF, COUNTED, OF_PAGE].some((pattern) => pattern.test(text));
}
