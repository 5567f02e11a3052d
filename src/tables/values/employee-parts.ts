import { foldHeader, MOST_OF_HEADER } from '../headers/header-rule';
import { EMPLOYEES } from '../headers/headers';
import { LEVELS } from '../headers/layout';

const UNIT = /\s*[([](?:人|名)[)\]]/g;
const TOTAL = '計|合計|総数|総計|男女計|男女合計|全体|全員|総人数|合計人数|人数計|total|all';
/** 従業員数 › 計, 従業員数（計）, 従業員数 合計. */
const TOTAL_BEHIND = new RegExp(
  String.raw`^(.+?)(?:${LEVELS}|\s*[(\[:/_・-]\s*|\s+)(?:${TOTAL})\s*[)\]]?$`,
  'i',
);
const SEX =
  /男性|女性|男子|女子|(?:^|[\s()[\]:/_・›-]|うち|内)[男女](?=$|[\s()[\]:/_・])|(?<![a-z])(?:fe)?male(?![a-z])/i;

const plain = (header: string): string =>
  header.slice(0, MOST_OF_HEADER).normalize('NFKC').replace(UNIT, '').trim();

/** Whether a column counts men or women alone. */
export function isOfOneSex(header: string): boolean {
  const text = plain(header);
  return SEX.test(text) && !/男女/.test(text);
}

/** The column that sums up the employees where others beside it count parts of them (男, 女, 計); -1 for none. */
export function sumOfEmployees(header: readonly string[]): number {
  return header.findIndex((name) => {
    const [, base] = TOTAL_BEHIND.exec(plain(name)) ?? [];
    if (base === undefined || isOfOneSex(name)) return false;
    const folded = foldHeader(base.split(LEVELS).at(-1)!);
    const { names, pattern, unless } = EMPLOYEES;
    return names.includes(folded) || Boolean(pattern?.test(folded) && !unless?.test(folded));
  });
}
