/** Forms of organisations that people add, drop or abbreviate; at the beginning or the end of a name. Longest first. */
const LEGAL_FORMS = [
  '特定非営利活動法人',
  '国立研究開発法人',
  '地方独立行政法人',
  '公益社団法人',
  '公益財団法人',
  '一般社団法人',
  '一般財団法人',
  '国立大学法人',
  '公立大学法人',
  '独立行政法人',
  '株式会社',
  '有限会社',
  '合同会社',
  '合資会社',
  '合名会社',
  '相互会社',
  '協同組合',
  '学校法人',
  '医療法人',
  '社会福祉法人',
  '社団法人',
  '財団法人',
] as const;

const LEADING_FORM = new RegExp(`^(?:${LEGAL_FORMS.join('|')})`, 'u');
const TRAILING_FORM = new RegExp(`(?:${LEGAL_FORMS.join('|')})$`, 'u');
/** What (株), ㈱ and the like stand for, after widths are folded. */
const BRACKETED: Readonly<Record<string, string>> = {
  株: '株式会社',
  有: '有限会社',
  同: '合同会社',
  資: '合資会社',
  名: '合名会社',
  合: '',
  社: '',
  財: '',
  学: '学校法人',
  医: '医療法人',
  福: '社会福祉法人',
  独: '独立行政法人',
  特非: '特定非営利活動法人',
};
const BRACKETED_FORM = new RegExp(`\\((${Object.keys(BRACKETED).join('|')})\\)`, 'gu');
/** Latin forms, only at the end and only where something stands before them. */
const LATIN_FORM = /(?<=.)(?:CO\.?,?LTD|CORPORATION|CORP|INC|LLC|LTD|KK|K\.K)\.?$/u;
const PUNCTUATION = /[\s\p{Cf}\p{VS}・･.,，、。'’‘"“”\-‐‑‒–—―−&＆/()[\]「」『』【】]/gu;

/** Characters of names that Unicode does not fold and registers write either way. */
const VARIANTS: Readonly<Record<string, string>> = {
  髙: '高',
  﨑: '崎',
  德: '徳',
  濵: '浜',
  濱: '浜',
  𠮷: '吉',
  桒: '桑',
  邊: '辺',
  邉: '辺',
  齋: '斎',
  齊: '斉',
  澤: '沢',
  淵: '渕',
  廣: '広',
  國: '国',
  ヱ: 'エ',
  ヶ: 'ケ',
  ヵ: 'カ',
};
const VARIANT = new RegExp(`[${Object.keys(VARIANTS).join('')}]`, 'gu');

/** Letters that folding leaves as they are: kana and kanji but the variants, capitals, digits. Most names have no other. */
const SETTLED = new RegExp(
  `^[A-Z0-9ー${without('ぁ', 'ゖ')}${without('ァ', 'ヺ')}${without('一', '鿿')}]*$`,
);

/** The letters from one to another without the variants, as a regular expression has them in a class. */
function without(first: string, last: string): string {
  const [end, ...found] = [
    last.charCodeAt(0),
    ...Object.keys(VARIANTS).map((each) => each.charCodeAt(0)),
  ];
  let from = first.charCodeAt(0);
  let ranges = '';
  const add = (to: number) => {
    if (to >= from) ranges += `${String.fromCharCode(from)}-${String.fromCharCode(to)}`;
  };
  for (const variant of found.filter((code) => code >= from && code <= end).sort((a, b) => a - b)) {
    add(variant - 1);
    from = variant + 1;
  }
  add(end);
  return ranges;
}

/**
 * A name with its form of organisation, spelt in one way: compatibility forms folded (Unicode NFKC: widths, ㈱, half-width kana,
 * separate voicing marks), Latin in capitals, a small list of variant characters unified, abbreviated forms written
 * out ((株) is 株式会社), spaces and punctuation removed.
 */
export function foldFullName(name: string): string {
  const own = withoutRepresentative(name);
  if (SETTLED.test(own)) return own;
  return plain(own)
    .replace(BRACKETED_FORM, (_, form: string) => BRACKETED[form])
    .replace(PUNCTUATION, '');
}

/**
 * The form in which names of firms and institutions are compared: as `foldFullName`, but without forms of organisation such as
 * 株式会社, （株）, 国立大学法人 and Co., Ltd. '' where nothing else is left, which matches nothing.
 */
export function foldName(name: string): string {
  const own = withoutRepresentative(name);
  const isSettled = SETTLED.test(own);
  const bare = (isSettled ? own : plain(own).replace(BRACKETED_FORM, ''))
    .replace(LEADING_FORM, '')
    .replace(TRAILING_FORM, '')
    .replace(LATIN_FORM, '');
  return isSettled ? bare : bare.replace(PUNCTUATION, '');
}

/** What refers to a note behind a name: 株式会社甲※1. */
const NOTE = /\s*[(（]?※\s*[\d\uFF10-\uFF19]{0,2}[)）]?\s*$/;

/** Who represents a firm, behind its name: 代表取締役 山田太郎, （代表者：山田太郎）. Short titles need a space or a colon before the person. */
const REPRESENTATIVE =
  /^(.+?)(?:\s+|\s*[(（[【、,／/])\s*(?:(?:代表取締役(?:兼?(?:社長|会長|副社長|CEO))?|代表執行役(?:社長)?|代表社員|代表理事|代表者|取締役社長|取締役会長|代表役員)[\s:：]*[^\d()（）]{0,20}|(?:代表|社長|会長|理事長|組合長)(?:[\s:：]+[^\d()（）]{1,20})?)[)）\]】]?$/su;
const FORM_ALONE =
  /^(?:株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|[(（].[)）]|[㈱㈲])?$/;

/** A name without who represents the firm (㈱山田製作所 代表取締役 山田太郎); the name itself where it has none. */
export function withoutRepresentative(name: string): string {
  if (name.length > 200 || !(name.includes('代表') || /社長|会長|理事長|組合長/.test(name)))
    return name;
  const own = REPRESENTATIVE.exec(name.trim())?.[1].trim();
  return own === undefined || FORM_ALONE.test(own) ? name : own;
}

/** A name without who represents the firm, spelt in one way but for brackets and punctuation. */
function plain(own: string): string {
  return (own.includes('※') ? own.replace(NOTE, '') : own)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s+/gu, '')
    .replace(VARIANT, (letter) => VARIANTS[letter]);
}

/** The text with U+FFFD for each half of a pair that stands alone, as UTF-8 has it. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Cs}/gu, '\ufffd');
}

/** The text without the characters that XML 1.0 can't hold, escaped or not. */
export function withinXml(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return wellFormed(text).replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

/** Source of a regular expression for the name of a prefecture. */
export const PREFECTURE_NAME = String.raw`(?:北海道|東京都|京都府|大阪府|(?:神奈川|和歌山|鹿児島|[^\s\d]{2})県)`;
