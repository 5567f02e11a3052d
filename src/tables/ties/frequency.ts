import { parseNumber, type ParsedCell } from '../values/cells';

/** Contacts a year that one contact in each of these makes; of days only those that people work. */
const PER_YEAR = {
  ...{ 日: 250, 週: 52, 月: 12, 四半期: 4, 半期: 2, 半年: 2, 年度: 1, 年: 1 },
  ...{ day: 250, week: 52, month: 12, quarter: 4, year: 1 },
} as const;
type Span = keyof typeof PER_YEAR;

/** 数回, several. */
const SEVERAL = 3;
/** Hardly ever, and less than once a year. */
const HARDLY = 0.5;

const SPAN = '(日|週|月|四半期|半期|半年|年度|年)';
const NUMBER = String.raw`(\d+(?:\.\d+)?|数)`;
const TIMES = '(?:回|度|日|件)';

/** 週1回, 月に2～3回, 年数回, 年間5回以上. */
const IN_SPAN = new RegExp(
  `^(?:1(?:か|ヶ|カ|ケ|箇|ヵ)?)?${SPAN}間?(?:に|あたり|当たり|平均)?${NUMBER}(?:[~〜-]${NUMBER})?${TIMES}?(?:以上)?$`,
);
/** 2か月に1回, 数年に1度, 半年に1回. */
const EVERY = new RegExp(
  `^${NUMBER}?(?:か|ヶ|カ|ケ|箇|ヵ)?${SPAN}間?に${NUMBER}(?:[~〜-]${NUMBER})?${TIMES}$`,
);
/** 3回/年. */
const TIMES_PER = new RegExp(`^${NUMBER}(?:[~〜-]${NUMBER})?${TIMES}[/／](?:1)?${SPAN}間?$`);
const EACH = new RegExp(`^(?:毎|各)${SPAN}$`);
const EVERY_OTHER = new RegExp(`^隔${SPAN}$`);

const WORDS: Readonly<Record<string, number>> = {
  ...{ 日常的: 250, 常時: 250, 年1回未満: HARDLY, 年に1回未満: HARDLY },
  ...{
    ほとんどない: HARDLY,
    ほとんどなし: HARDLY,
    めったにない: HARDLY,
    まれ: HARDLY,
    まれに: HARDLY,
    ごくまれ: HARDLY,
  },
  ...{ まったくない: 0, 全くない: 0, 全然ない: 0, ない: 0, なし: 0, 無: 0, 無し: 0 },
  ...{
    daily: 250,
    weekly: 52,
    fortnightly: 26,
    biweekly: 26,
    monthly: 12,
    bimonthly: 6,
    quarterly: 4,
  },
  ...{
    yearly: 1,
    annually: 1,
    rarely: HARDLY,
    seldom: HARDLY,
    hardlyever: HARDLY,
    almostnever: HARDLY,
  },
  ...{ lessthanonceayear: HARDLY, never: 0, none: 0 },
};
const ENGLISH =
  /^(once|twice|several times|\d+(?: times)?) (?:a|per|every) (day|week|month|quarter|year)$/;
const ENGLISH_NUMBERS: Readonly<Record<string, number>> = {
  once: 1,
  twice: 2,
  'several times': SEVERAL,
};

const KANJI = '〇一二三四五六七八九十';
/** A code in front of the word: 1.ほぼ毎日. */
const CODE = /^\d+\s*[.:)、]\s*(?=\D)/;
const ABOUT = /^(?:約|平均|おおむね|概ね|ほぼ|だいたい|およそ)\s*/;
const OR_SO = /(?:程度|くらい|ぐらい|ほど|前後|ペース|の頻度)$/;

/**
 * Contacts a year that a cell says: a number as `parseNumber` has it, or words such as 週1回 (52), 月1～2回 (18), 年数回 (3), 2か月に1回 (6), 毎日 (250, the days
 * that people work), 隔週 (26), ほとんどない (0.5), まったくない (0), once a month (12). Of a span the mean, of 以上 the number that is named.
 */
export function parseFrequency(cell: string): ParsedCell {
  const plain = parseNumber(cell);
  if (plain.kind !== 'unreadable') return plain;
  const value = contactsPerYear(cell);
  return value === null ? plain : { kind: 'number', value };
}

/** What words say of a frequency; null where they say none, and for bare numbers. */
export function contactsPerYear(cell: string): number | null {
  const text = cell.normalize('NFKC').trim().toLowerCase().replace(CODE, '');
  const english = ENGLISH.exec(text);
  if (english) {
    const [, times, span] = english;
    return (ENGLISH_NUMBERS[times] ?? parseFloat(times)) * PER_YEAR[span as Span];
  }
  const bare = text
    .replace(/\s/g, '')
    .replace(ABOUT, '')
    .replace(OR_SO, '')
    .replace(/[一二三四五六七八九十](?=(?:回|度|日|か月|ヶ月|年|週|月))/g, (digit) =>
      String(KANJI.indexOf(digit)),
    );
  if (Object.hasOwn(WORDS, bare)) return WORDS[bare];
  const each = EACH.exec(bare);
  if (each) return PER_YEAR[each[1] as Span];
  const other = EVERY_OTHER.exec(bare);
  if (other) return PER_YEAR[other[1] as Span] / 2;
  const inSpan = IN_SPAN.exec(bare);
  if (inSpan) return mean(inSpan[2], inSpan[3]) * PER_YEAR[inSpan[1] as Span];
  const per = TIMES_PER.exec(bare);
  if (per) return mean(per[1], per[2]) * PER_YEAR[per[3] as Span];
  const every = EVERY.exec(bare);
  if (!every) return null;
  return (mean(every[3], every[4]) * PER_YEAR[every[2] as Span]) / numberOf(every[1] ?? '1');
}

const numberOf = (text: string): number => (text === '数' ? SEVERAL : Number(text));
const mean = (low: string, high: string | undefined): number =>
  (numberOf(low) + numberOf(high ?? low)) / 2;
