/** What a column may be called, in one role. Names are compared folded (see foldHeader). */
export interface HeaderRule {
  /** Folded names, the surest first. */
  readonly names: readonly string[];
  /** Looser: part of a folded name. */
  readonly pattern?: RegExp;
  /** Never, even where the pattern fits. */
  readonly unless?: RegExp;
}

/** 問4, Q2-1: which question of a questionnaire it is, before what it asks. */
const QUESTION_NUMBER =
  /^(?:設?問|質問|q)\s?\d+(?:[-_.]\d+)*(?:[\s.:),、_-]+|(?=[^\d\sa-z.:),、_-]))(?=[^\s\d])/;

/** Longer headers are whole passages: what they mean is told by how they begin, and patterns may take time by the square of the length. */
export const MOST_OF_HEADER = 300;

/** Forms of before 1946 that headers are still written in, and those of today. */
const OLD_FORMS = new Map(
  '會会 從従 數数 號号 縣県 區区 學学 國国 營営 產産 團団 體体 發発 實実 變変 價価 賣売 濟済 擧挙 關関 聯連 總総 經経 圓円 榮栄 稱称 與与 當当 歷歴 豫予 屬属'
    .split(' ')
    .map(([old, now]) => [old, now]),
);
const OLD = new RegExp(`[${[...OLD_FORMS.keys()].join('')}]`, 'g');

/** Width-folded, old forms as today's, lower case, camelCase taken apart, without the number of a question, spaces, punctuation and what stands in brackets. */
export function foldHeader(header: string): string {
  return header
    .slice(0, MOST_OF_HEADER)
    .normalize('NFKC')
    .replace(OLD, (form) => OLD_FORMS.get(form)!)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(QUESTION_NUMBER, '')
    .replace(/(?<=[^(])[([{【「<].*?[)\]}】」>]/g, '')
    .replace(/[\s_\-・･.,:;*#"'“”()[\]【】「」<>/\\?!※]/g, '');
}

/** Whether a folded header is one by the rule. */
export function means(folded: string, { names, pattern, unless }: HeaderRule): boolean {
  return names.includes(folded) || Boolean(pattern?.test(folded) && !unless?.test(folded));
}

/** Folded names, best first. */
export function names(list: string): readonly string[] {
  return list.trim().split(/\s+/);
}

/** What none of the patterns may be. */
export function unless(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map((pattern) => pattern.source).join('|'));
}

/** Headers of how a name is read. */
export const READING = /カナ|かな|フリガナ|ふりがな|読み|よみ|kana|furigana|ローマ字|romaji/;

/** Headers of a person, not of the firm. */
export const PERSON = /代表|担当|役員|責任者|連絡先|contact|representative|president|ceo/;
export const ENGLISH = /英語|英文|英名|english|^en(?!t|d)|en$/;
export const IMAGE = /image|画像/;
export const CODE = /コード|code/;

/** The large firm that a firm belongs to or works for, not the firm itself. */
export const PARENT = /親会社|親企業|元請|発注元|発注企業|parent/;
