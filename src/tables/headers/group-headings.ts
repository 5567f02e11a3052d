import { PREFECTURE_NAME } from '../../model/text';
import { namesIndustry } from './heading-words';
import { LEVELS } from './layout';
import { FIRM_NAME_CELL } from '../roles';

/** Longer texts are remarks. */
const LONGEST = 40;

const OPENING = '【〔[<〈《≪「『(';
const CLOSING = '】〕]>〉》≫」』)';
const BULLET = /^[■□◆◇●◎▼▽▲▶►★☆♦◼・*§]+\s*/;
const NUMBERED = /^(?:[(]?\d{1,2}(?:[).、:]\s*|\s+)|[IVX]{1,4}[.、\s]\s*|第\d{1,2}\s+)/;
/** How many rows follow: （12社）, 12件, 計12事業所. */
const COUNT =
  /\s*[(]?(?:続き|つづき)[)]?$|[(:\s]*(?:計|全|合計)?\s*\d[\d,]*\s*(?:社|件|事業所|企業|事業者|者|店|か所|ヶ所|名)[)]?$/;

const MUNICIPALITY = new RegExp(
  String.raw`^(?:${PREFECTURE_NAME}\s*)?(?:[^\s_]{1,5}郡\s*)?[^\s_、・]{1,8}[市区町村]$|^${PREFECTURE_NAME}$`,
);
/** 中村, 本町: of two characters a shop may well be called so. */
const SHORT = /^[^市区]{1,2}[町村]$/;
const DISTRICT =
  /^\S{1,9}(?:地区|地域|管内|支部|エリア|方面|学区|圏域|ブロック|郡|[県市町村区]内|[県市町村区]外|工業団地|産業団地)$/;
/** ア, か行: lists of members in the order of their names. */
const KANA = /^[ぁ-んァ-ヶ](?:\s*行)?$/;
/** A title within the table is of what follows. */
const TITLE = /^\S(?:.*\S)?(?:一覧表?|名簿|リスト|台帳|名鑑)$/;
const OTHERS = /^(?:その他|他|[県市町村区]外)$/;

/** A heading of a group of rows: what it says, without its mark and count, and what tells its level. */
export interface Heading {
  readonly text: string;
  /** Headings of one level are marked alike, or speak of the same; '' for the level of the one before. */
  readonly level: string;
}

/**
 * The heading that a row is: one cell that is marked as such (【鯖江市】, ■製造業), says how many rows follow (鯖江市（12社）), or is called like a
 * municipality, a district or an industry; the count may stand in the next cell. Null for rows of the table.
 */
export function headingIn(cells: readonly string[]): Heading | null {
  if (cells.length < 2) return null;
  let found = '';
  let count = '';
  for (const cell of cells) {
    if (cell === '' || cell.trim() === '') continue;
    if (count !== '') return null;
    if (found === '') found = cell;
    else count = cell;
  }
  if (found === '' || Math.max(found.length, count.length) > LONGEST) return null;
  const whole = found.normalize('NFKC').trim();
  if (count !== '' && count.normalize('NFKC').trim().replace(COUNT, '') !== '') return null;
  const counted = whole.replace(COUNT, '').trim();
  const isCounted = count !== '' || counted !== whole;
  const bare = counted.replace(/^[(](.*)[)]$/, '$1').replace(NUMBERED, '');
  if (counted === '' || FIRM_NAME_CELL.test(found) || FIRM_NAME_CELL.test(whole)) return null;
  return marked(counted) ?? named(bare, isCounted);
}

function marked(text: string): Heading | null {
  const bullet = BULLET.exec(text)?.[0] ?? '';
  const rest = text.slice(bullet.length);
  const kind = rest === '' ? -1 : OPENING.indexOf(rest[0]);
  const isBracketed = kind >= 0 && kind === CLOSING.indexOf(rest[rest.length - 1]);
  const inner = (isBracketed ? rest.slice(1, -1) : rest).trim();
  // A remark in round brackets heads nothing.
  if ((!isBracketed && bullet === '') || inner === '' || (bullet === '' && rest[0] === '('))
    return null;
  const opening = isBracketed ? rest[0] : '';
  return { text: inner.replace(COUNT, '').trim() || inner, level: bullet.trim() + opening };
}

function named(text: string, isCounted: boolean): Heading | null {
  if (OTHERS.test(text)) return { text, level: '' };
  if (MUNICIPALITY.test(text) && (isCounted || !SHORT.test(text))) return { text, level: 'place' };
  if (DISTRICT.test(text)) return { text, level: 'place' };
  if (namesIndustry(text)) return { text, level: 'industry' };
  if (TITLE.test(text)) return { text, level: 'title' };
  if (KANA.test(text)) return { text, level: 'kana' };
  return isCounted ? { text, level: 'counted' } : null;
}

/** The headings that rows stand under, as they come. */
export interface Groups {
  /** What stands above the next row, outermost first: 鯖江市 › 製造業; '' for nothing. */
  readonly current: string;
  /** Headings so far, and the first one. */
  readonly count: number;
  readonly first: { readonly line: number; readonly text: string } | null;
  begin(heading: Heading, line: number): void;
}

/** A heading closes those of its level and what stands below them. */
export function createGroups(): Groups {
  let open: readonly Heading[] = [];
  let count = 0;
  let first: Groups['first'] = null;
  let current = '';
  return {
    get current() {
      return current;
    },
    get count() {
      return count;
    },
    get first() {
      return first;
    },
    begin(heading, line) {
      const level = heading.level === '' ? (open.at(-1)?.level ?? '') : heading.level;
      const at = open.findIndex((each) => each.level === level);
      open = [...(at < 0 ? open : open.slice(0, at)), { ...heading, level }];
      current = open.map(({ text }) => text).join(LEVELS);
      count++;
      first ??= { line, text: heading.text };
    },
  };
}
