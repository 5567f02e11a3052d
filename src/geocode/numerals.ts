/** Japanese numerals as town names write them: 十四, 二十三, 百二. */

const DIGITS = '〇一二三四五六七八九';
const ZERO = DIGITS.charCodeAt(0);
const TEN = '十'.charCodeAt(0);
const HUNDRED = '百'.charCodeAt(0);
const THOUSAND = '千'.charCodeAt(0);

/** Value of a kanji digit 一…九 as a code unit; 0 for 〇, -1 for anything else. */
export function kanjiDigit(code: number): number {
  if (code === ZERO) return 0;
  // The digits do not stand in a row in Unicode.
  switch (code) {
    case 0x4e00:
      return 1;
    case 0x4e8c:
      return 2;
    case 0x4e09:
      return 3;
    case 0x56db:
      return 4;
    case 0x4e94:
      return 5;
    case 0x516d:
      return 6;
    case 0x4e03:
      return 7;
    case 0x516b:
      return 8;
    case 0x4e5d:
      return 9;
    default:
      return -1;
  }
}

/** True for the characters that a kanji number is made of: 一…九, 十, 百, 千. */
export function isKanjiNumeral(code: number): boolean {
  return kanjiDigit(code) > 0 || code === TEN || code === HUNDRED || code === THOUSAND;
}

/** Writes 1 to 9999 the way town names do: 10 → 十, 21 → 二十一, 105 → 百五. Throws outside that range. */
export function toKanji(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 9999) {
    throw new RangeError(`toKanji takes 1 to 9999, not ${value}`);
  }
  let text = '';
  let rest = value;
  for (const [unit, sign] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
  ] as const) {
    const count = Math.floor(rest / unit);
    if (count > 1) text += DIGITS[count];
    if (count > 0) text += sign;
    rest -= count * unit;
  }
  return rest > 0 ? text + DIGITS[rest] : text;
}

/**
 * Value of the kanji number in chars[start, end); positional writing (二三 for 23) is read too. 0 where it is no
 * number.
 */
export function kanjiValue(chars: ArrayLike<number>, start: number, end: number): number {
  let total = 0;
  let digit = -1;
  for (let i = start; i < end; i++) {
    const code = chars[i];
    const value = kanjiDigit(code);
    if (value >= 0) {
      digit = digit < 0 ? value : digit * 10 + value;
      continue;
    }
    const unit = code === TEN ? 10 : code === HUNDRED ? 100 : code === THOUSAND ? 1000 : 0;
    if (unit === 0) return 0;
    total += (digit < 0 ? 1 : digit) * unit;
    digit = -1;
  }
  return total + Math.max(digit, 0);
}

const KANJI = Array.from({ length: 10_000 }, (_, value) => value).map((value) =>
  value === 0 ? '' : toKanji(value),
);

/** toKanji from a table, for loops; '' for 0 and for what the table lacks. */
export function kanjiOf(value: number): string {
  return KANJI[value] ?? '';
}
