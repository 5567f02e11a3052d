/** A code of a municipality in front of a text, and not the beginning of a postcode, a telephone or a lot's number. */
const IN_FRONT = /^\s*([\d０-９]{4,6})(?![\d０-９\-－‐ー−―番丁号の.．])\s*/;

/** What of an address is a municipality's code. */
export interface CodeInFront {
  /** Five digits. */
  readonly code: string;
  /** Characters of the address that it takes, spaces too. */
  readonly end: number;
}

/**
 * The code of a municipality (全国地方公共団体コード) that an address begins with: five digits, six with the check digit, or either without a zero in front
 * that a spreadsheet took. Null where no municipality of the table has it, or the check digit is wrong.
 */
export function codeInFront(
  address: string,
  isKnown: (code: string) => boolean,
): CodeInFront | null {
  const found = IN_FRONT.exec(address);
  if (!found) return null;
  const digits = found[1].normalize('NFKC');
  const readings = [digits, `0${digits}`];
  for (const each of readings) {
    const code = each.length === 6 ? withoutCheck(each) : each;
    if (code?.length === 5 && isKnown(code)) return { code, end: found[0].length };
  }
  return null;
}

/** The five digits before a check digit that fits them: weights 6 to 2, modulo 11 (JIS X 0402); null where it does not. */
function withoutCheck(digits: string): string | null {
  let sum = 0;
  for (let i = 0; i < 5; i++) sum += Number(digits[i]) * (6 - i);
  const check = (11 - (sum % 11)) % 10;
  return check === Number(digits[5]) ? digits.slice(0, 5) : null;
}
