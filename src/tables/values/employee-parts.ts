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

/** How firms' people are told apart by their contracts. */
const CONTRACT =
  /^(?:正社員|正規|正職員|常用|常勤|パート|アルバイト|非正規|非常勤|臨時|派遣|嘱託|契約社員|期間工|日雇|役員|家族従業者|その他)/;
const SUM = new RegExp(`^(?:${TOTAL})$`, 'i');
/** Fewer kinds of contract beside a sum may be anything's. */
const LEAST_KINDS = 2;

/** 正社員, パート, 派遣, 計: the sum behind columns that name kinds of contracts and nothing else; -1 for none. */
function sumOfContracts(header: readonly string[]): number {
  const kinds = header.map((name) => CONTRACT.test(plain(name)) && !/率|割合/.test(name));
  return header.findIndex((name, at) => {
    if (!SUM.test(foldHeader(plain(name)))) return false;
    let from = at;
    while (from > 0 && kinds[from - 1]) from--;
    return at - from >= LEAST_KINDS && header.slice(from, at).some((each) => /正|常/.test(each));
  });
}

/** The column that sums up the employees where others beside it count parts of them (男, 女, 計; 正社員, パート, 計); -1 for none. */
export function sumOfEmployees(header: readonly string[]): number {
  const named = sumByName(header);
  return named >= 0 ? named : sumOfContracts(header);
}

function sumByName(header: readonly string[]): number {
  return header.findIndex((name) => {
    const [, base] = TOTAL_BEHIND.exec(plain(name)) ?? [];
    if (base === undefined || isOfOneSex(name)) return false;
    const folded = foldHeader(base.split(LEVELS).at(-1)!);
    const { names, pattern, unless } = EMPLOYEES;
    return names.includes(folded) || Boolean(pattern?.test(folded) && !unless?.test(folded));
  });
}
