import { isKanjiNumeral, kanjiDigit, kanjiOf, kanjiValue } from './numerals';
import { ASTRAL_VARIANTS, forEachVariant } from './variants';

/**
 * Folding makes two spellings of one place equal, character by character: widths, old forms, hiragana and katakana, ケ
 * for ヶ, が and カ, ノ for の and 之, every hyphen as '-', numbers as kanji numbers. Spaces and brackets go. Where each
 * folded character came from is kept, so that a match can be shown in the text as it was written.
 */

const DELETED = 0xffff;
export const HYPHEN = 0x2d;
const LONG_VOWEL = 'ー'.charCodeAt(0);
const ONE = '一'.charCodeAt(0);
const KE = 'ケ'.charCodeAt(0);
const NO = 'ノ'.charCodeAt(0);
const BAN = '番'.charCodeAt(0);
const CHO = '丁';
const MACHI = '町'.charCodeAt(0);
const DAI = '第'.charCodeAt(0);
const RI = 'リ'.charCodeAt(0);
const TORI = '通'.charCodeAt(0);

/** Characters that are read as several: numbers in one sign, and rare kanji for which gazetteers write kana. */
const SEVERAL: ReadonlyMap<number, string> = new Map(
  ['廿二十', '卅三十', '穝サイ', '圦イリ', '杁イリ', '椥ナキ', '垈ヌタ'].map((pair) => [
    pair.charCodeAt(0),
    pair.slice(1),
  ]),
);

const HYPHENS = '-‐‑‒–—―−─━ｰ－ｰ﹣﹘~〜～⁻₋';
const REMOVED =
  ' \t\r\n\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff、,，.．。"\'“”’「」『』【】[]［］〔〕()（）・･　';
const SMALL_KANA = 'ァアィイゥウェエォオャヤュユョヨッツヮワヂジヅズヰイヱエ';

const TABLE = makeTable();

function makeTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let code = 0; code < table.length; code++) table[code] = code;
  for (const [first, last] of [
    [0x2460, 0x24ff],
    [0x2e80, 0x2fdf],
    [0x3000, 0x33ff],
    [0xf900, 0xfaff],
    [0xff00, 0xffef],
  ]) {
    for (let code = first; code <= last; code++) {
      const plain = String.fromCharCode(code).normalize('NFKC');
      if (plain.length === 1) table[code] = plain.charCodeAt(0);
    }
  }
  for (let code = 0x61; code <= 0x7a; code++) table[code] = code - 32;
  for (let code = 0xff41; code <= 0xff5a; code++) table[code] = code - 0xff41 + 0x41;
  // Hiragana to katakana, then small to large.
  for (let code = 0x3041; code <= 0x3096; code++) table[code] = code + 0x60;
  const small = new Map<number, number>();
  for (let i = 0; i < SMALL_KANA.length; i += 2) {
    small.set(SMALL_KANA.charCodeAt(i), SMALL_KANA.charCodeAt(i + 1));
  }
  for (const letter of 'ヶケヵカガ箇') small.set(letter.charCodeAt(0), KE);
  for (const letter of '之乃') small.set(letter.charCodeAt(0), NO);
  for (let code = 0; code < table.length; code++) {
    const to = small.get(table[code]);
    if (to !== undefined) table[code] = to;
  }
  forEachVariant((from, to) => {
    table[from] = to;
  });
  // A variant may itself have a compatibility form (U+F900 and after).
  for (let code = 0xf900; code <= 0xfaff; code++) table[code] = table[table[code]];
  for (const letter of HYPHENS) table[letter.charCodeAt(0)] = HYPHEN;
  for (const letter of REMOVED) table[letter.charCodeAt(0)] = DELETED;
  table['ｰ'.charCodeAt(0)] = LONG_VOWEL;
  for (let code = 0xfe00; code <= 0xfe0f; code++) table[code] = DELETED;
  return table;
}

/** The folded form of one code unit; 0xffff where it is dropped. */
export function foldCode(code: number): number {
  return TABLE[code];
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isKana(code: number): boolean {
  return code >= 0x30a1 && code <= 0x30fc;
}

/** One folded text. The arrays are reused by the next `fold`; nothing else may keep them. */
export class Folded {
  text = '';
  length = 0;
  /** Folded code units. */
  chars = new Uint16Array(256);
  /** 1 where a number that was written in Arabic digits starts, 2 inside it, 0 elsewhere. */
  arabic = new Uint8Array(256);
  /** Where each folded character starts and ends in `text`. */
  from = new Int32Array(256);
  to = new Int32Array(256);

  /** Folds text[start…]; linear. */
  fold(text: string, start = 0): this {
    this.text = text;
    this.length = 0;
    const room = text.length * 3 + 16;
    if (room > this.chars.length) this.grow(room);
    const n = text.length;
    for (let i = start; i < n;) {
      const code = TABLE[text.charCodeAt(i)];
      if (code === DELETED) i++;
      else if (isDigit(code)) i = this.number(i);
      else if (code >= 0xd800 && code < 0xe000) i = this.astral(i);
      else if (code === 0x3099 || code === 0x309a) i = this.voice(i, code === 0x3099 ? 1 : 2);
      else i = this.plain(i, code);
    }
    return this;
  }

  /** The folded characters [start, end) as a string. */
  slice(start = 0, end = this.length): string {
    let text = '';
    // Names are short: one by one is faster than a call with many arguments.
    for (let i = start; i < end; i++) text += String.fromCharCode(this.chars[i]);
    return text;
  }

  private grow(room: number): void {
    this.chars = new Uint16Array(room);
    this.arabic = new Uint8Array(room);
    this.from = new Int32Array(room);
    this.to = new Int32Array(room);
  }

  private push(code: number, from: number, to: number, arabic: number): void {
    const at = this.length++;
    this.chars[at] = code;
    this.arabic[at] = arabic;
    this.from[at] = from;
    this.to[at] = to;
  }

  private previous(): number {
    return this.length > 0 ? this.chars[this.length - 1] : 0;
  }

  private plain(i: number, code: number): number {
    const text = this.text;
    const previous = this.previous();
    const afterNumber = this.length > 0 && this.arabic[this.length - 1] > 0;
    if (code === LONG_VOWEL || code === ONE) {
      const next = i + 1 < text.length ? TABLE[text.charCodeAt(i + 1)] : 0;
      const isStroke =
        code === LONG_VOWEL
          ? afterNumber || (isDigit(next) && !isKana(previous))
          : afterNumber && isDigit(next);
      if (isStroke) code = HYPHEN;
      else if (code === ONE) return this.positional(i, code);
    } else if (code === RI && previous === TORI) {
      // 三条通り and 三条通 are one street.
      this.to[this.length - 1] = i + 1;
      return i + 1;
    } else if (SEVERAL.has(code)) {
      for (const letter of SEVERAL.get(code) as string)
        this.push(letter.charCodeAt(0), i, i + 1, 0);
      return i + 1;
    } else if (code === DAI) {
      // 第三地割 and 三地割 are one place.
      const next = i + 1 < text.length ? TABLE[text.charCodeAt(i + 1)] : 0;
      if (isDigit(next) || isKanjiNumeral(next)) return i + 1;
    } else if (previous === BAN && text[i] === CHO && this.length > 1) {
      // 七番丁 and 七番町 are mistaken for one another.
      if (isKanjiNumeral(this.chars[this.length - 2])) code = MACHI;
    } else if (code === 0x3007 || kanjiDigit(code) > 0) {
      return this.positional(i, code);
    }
    this.push(code, i, i + 1, 0);
    return i + 1;
  }

  /** 二〇 and 二四 are 20 and 24; a digit alone and numbers with a 十 stay as they are. */
  private positional(i: number, code: number): number {
    const text = this.text;
    let end = i;
    let zero = false;
    while (end < text.length && end - i < 5) {
      const value = kanjiDigit(TABLE[text.charCodeAt(end)]);
      if (value < 0) break;
      if (value === 0) zero = true;
      end++;
    }
    const next = end < text.length ? TABLE[text.charCodeAt(end)] : 0;
    const isTwoDigits = end - i === 2 && !isKanjiNumeral(next) && !isKanjiNumeral(this.previous());
    if ((!zero && !isTwoDigits) || end - i > 4) {
      this.push(code, i, i + 1, 0);
      return i + 1;
    }
    const codes = Array.from(text.slice(i, end), (letter) => TABLE[letter.charCodeAt(0)]);
    const name = kanjiOf(kanjiValue(codes, 0, codes.length));
    for (let k = 0; k < name.length; k++) this.push(name.charCodeAt(k), i, end, 0);
    if (name === '') this.push(code, i, end, 0);
    return end;
  }

  private number(i: number): number {
    const text = this.text;
    let value = 0;
    let end = i;
    while (end < text.length) {
      const code = TABLE[text.charCodeAt(end)];
      if (!isDigit(code)) break;
      value = value * 10 + (code - 0x30);
      end++;
    }
    const name = end - i <= 4 ? kanjiOf(value) : '';
    if (name === '') {
      for (let k = i; k < end; k++) this.push(TABLE[text.charCodeAt(k)], k, k + 1, k === i ? 1 : 2);
    } else {
      for (let k = 0; k < name.length; k++) {
        this.push(name.charCodeAt(k), i, end, k === 0 ? 1 : 2);
      }
    }
    return end;
  }

  private astral(i: number): number {
    const pair = this.text.slice(i, i + 2);
    const known = ASTRAL_VARIANTS.get(pair);
    if (known) {
      this.push(TABLE[known.charCodeAt(0)], i, i + 2, 0);
      return i + 2;
    }
    // Selectors of glyph variants (U+E0100 and after) carry no meaning here.
    if (this.text.charCodeAt(i) === 0xdb40) return i + 2;
    this.push(this.text.charCodeAt(i), i, i + 1, 0);
    return i + 1;
  }

  /** A voicing mark that stands apart (NFD, half-width kana) joins the kana before it. */
  private voice(i: number, step: number): number {
    const at = this.length - 1;
    if (at >= 0) {
      const first = TABLE[this.text.charCodeAt(this.from[at])];
      const isKa = first === KE && !'ケけｹヶ'.includes(this.text[this.from[at]]);
      if (!isKa && isKana(this.chars[at])) {
        this.chars[at] = TABLE[this.chars[at] + step];
      }
      this.to[at] = i + 1;
    }
    return i + 1;
  }
}

const scratch = new Folded();
const OAZA = /[大小]字/g;

/** The key under which a town's or municipality's name is found: folded, without 大字 and 字. */
export function foldKey(name: string): string {
  const key = scratch.fold(name).slice();
  return key.includes('字') ? key.replace(OAZA, '').replace(/^字(?=.)/, '') : key;
}
