/** Words for how many, without a number that could be taken: 若干, 数件, 十数件, 多数, several. */
const WORDS =
  /^(?:若干|少々|少数|少し|わずか|僅か|ごくわずか|ごく少数|いくつか|幾つか|いくらか|多数|大多数|多い|たくさん|沢山|大量|無数|複数|数多く|多少|several|some|many|numerous|a few|few|a lot|plenty)(?:あり|有り|ある)?$/;
const UNIT = '(?:件|個|社|名|人|回|点|品目|種類|種|品|本|台|つ|以上|程度|あり)*';
const SOME = new RegExp(`^(?:十|百|千)?(?:数|何)(?:十|百|千|万)?${UNIT}(?:あり|有り)?$`);
const SOME_UNITS = new RegExp(`^(?:若干|少|多|複)数?${UNIT}$`);

/** Whether a cell says how many in words, so that what stands beside it is counted. */
export function saysQuantity(cell: string): boolean {
  const text = cell.normalize('NFKC').trim().toLowerCase();
  return WORDS.test(text) || SOME.test(text) || (text.length > 1 && SOME_UNITS.test(text));
}
