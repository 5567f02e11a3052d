const ERAS: Readonly<Record<string, number>> = {
  令和: 2018,
  R: 2018,
  平成: 1988,
  H: 1988,
  昭和: 1925,
  S: 1925,
};
const ERA_YEAR = /(令和|平成|昭和|(?<![A-Za-z])[RHS])\s*\.?\s*(\d{1,2}|元)(?!\d)/;
const YEAR = /(?<!\d)((?:19|20)\d{2})(?!\d)/;

/** The year that a sheet's name says (令和4年, R4企業, 2022年度); null for none. */
export function yearOfSheet(name: string): number | null {
  const text = name.normalize('NFKC');
  const [, era, count] = ERA_YEAR.exec(text) ?? [];
  if (era !== undefined) return ERAS[era] + (count === '元' ? 1 : Number(count));
  const [, year] = YEAR.exec(text) ?? [];
  return year === undefined ? null : Number(year);
}

/** Whether sheets are told apart by their years: each of at least two names says one of its own. */
export function areOfYears(names: readonly string[]): boolean {
  const years = new Set(names.map(yearOfSheet));
  return names.length > 1 && !years.has(null) && years.size === names.length;
}
