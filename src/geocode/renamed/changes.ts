/** A change of a municipality's or ward's name or code. */
export interface MunicipalityChange {
  /** The day from which it holds, ISO. */
  readonly date: string;
  readonly prefecture: string;
  readonly oldCode: string;
  /** With its 郡. */
  readonly old: string;
  /** What its area belongs to now; several where it was divided. */
  readonly now: readonly { readonly code: string; readonly name: string }[];
}

/**
 * Every change since 2014 that is known here: date, prefecture, old code and name, what it is now. Dates of those up to 2019 as Japan Post's pages of municipal
 * changes have them; 浜松市 by its ordinance (浜松市の区の設置等に関する条例); codes of JIS X 0402.
 */
const CHANGES = `
2014-01-01 岩手県 03305 岩手郡滝沢村 = 03216 滝沢市
2014-04-05 栃木県 09367 下都賀郡岩舟町 = 09203 栃木市
2016-10-10 宮城県 04423 黒川郡富谷町 = 04216 富谷市
2018-10-01 福岡県 40305 筑紫郡那珂川町 = 40231 那珂川市
2019-05-01 兵庫県 28221 篠山市 = 28221 丹波篠山市
2024-01-01 静岡県 22131 浜松市中区 = 22138 浜松市中央区
2024-01-01 静岡県 22132 浜松市東区 = 22138 浜松市中央区
2024-01-01 静岡県 22133 浜松市西区 = 22138 浜松市中央区
2024-01-01 静岡県 22134 浜松市南区 = 22138 浜松市中央区
2024-01-01 静岡県 22135 浜松市北区 = 22138 浜松市中央区 22139 浜松市浜名区
2024-01-01 静岡県 22136 浜松市浜北区 = 22139 浜松市浜名区
2024-01-01 静岡県 22137 浜松市天竜区 = 22140 浜松市天竜区
`;

let parsed: readonly MunicipalityChange[] | null = null;

/** The changes since 2014, oldest first. */
export function municipalityChanges(): readonly MunicipalityChange[] {
  return (parsed ??= CHANGES.trim()
    .split('\n')
    .map((line) => {
      const [before, after] = line.split(' = ');
      const [date, prefecture, oldCode, old] = before.split(' ');
      const words = after.split(' ');
      const now = words.flatMap((code, i) => (i % 2 ? [] : [{ code, name: words[i + 1] }]));
      return { date, prefecture, oldCode, old, now };
    }));
}
