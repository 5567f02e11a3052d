import { foldHeader, type HeaderRule } from './headers/header-rule';
import { ADDRESS, ADDRESS_PARTS, MUNICIPALITY_CODE } from './headers/place-headers';
import { sampleOf, shareOf, type ColumnSample } from './sample';

/** Postcode, then a prefecture; or a place that ends in 市, 区, 町 or 村 and is followed by something. */
const WITH_PREFECTURE =
  /^[\s〒〠]*(?:[\d０-９]{3}[-－‐ー−]?[\d０-９]{4}\s*)?(?:北海道|東京都|京都府|大阪府|[^\s\d]{2,3}県)/;
const WITH_MUNICIPALITY = /^[^\d]{1,8}[市区町村郡][^\s]/;

/** 国内所在地（都道府県）, 住所（丁目番地等）: an address, and in brackets which part of it. */
const WITH_PART = /^[^()]*(?:住所|所在地|address)[^()]*\(([^()]{1,20})\)$/i;

/** The part of an address that a column's name says in brackets, folded; null for any other name. */
export function partInBrackets(name: string): string | null {
  const said = name.length > 60 ? null : WITH_PART.exec(name.normalize('NFKC').trim());
  const part = said ? foldHeader(said[1]) : '';
  return ADDRESS_PARTS.some((rule) => rankOf(part, rule) < Infinity) ? part : null;
}

/**
 * The columns that make up the address, in the order in which they are joined, or null. A column with whole addresses is taken
 * alone; where it lacks the prefecture or the municipality, and other columns have them, they go in front. Without such a column
 * the parts are used. Without any telling header the column that looks most like addresses is taken.
 */
export function suggestAddress(
  folded: readonly string[],
  samples: readonly ColumnSample[],
  taken: ReadonlySet<number>,
): number[] | null {
  const free = (column: number) => !taken.has(column) && samples[column].filled.length > 0;
  const parts = ADDRESS_PARTS.map((rule) => findColumn(folded, rule, samples, free));
  let [prefecture, , municipality] = parts;
  const code = municipality === null ? findColumn(folded, MUNICIPALITY_CODE, samples, free) : null;
  if (code !== null && shareOf(samples[code], isMunicipalityCode) >= 0.9) {
    // It says the prefecture too.
    municipality = parts[2] = code;
    prefecture = parts[0] = null;
  }
  const whole = wholeAddress(folded, samples, free, parts);
  if (whole !== null) return completed(whole, prefecture, municipality, samples);

  const found = parts.filter((column) => column !== null);
  if (municipality !== null || found.length >= 2) return found;
  const byValue = looksLikeAddress(samples, free);
  if (byValue !== null) return completed(byValue, prefecture, municipality, samples);
  return found.length > 0 ? found : null;
}

/** Of several address columns the one whose cells have a prefecture most often; equal ones in the rule's order. */
function wholeAddress(
  folded: readonly string[],
  samples: readonly ColumnSample[],
  free: (column: number) => boolean,
  parts: readonly (number | null)[],
): number | null {
  const candidates = folded
    .map((_, column) => column)
    .filter((column) => free(column) && !parts.includes(column))
    .map((column) => ({ column, rank: rankOf(folded[column], ADDRESS) }))
    .filter(({ rank }) => rank < Infinity)
    .map((entry) => ({ ...entry, share: shareOf(samples[entry.column], isAddress) }));
  candidates.sort((a, b) => Math.round((b.share - a.share) * 5) || a.rank - b.rank);
  return candidates.length > 0 ? candidates[0].column : null;
}

function completed(
  whole: number,
  prefecture: number | null,
  municipality: number | null,
  samples: readonly ColumnSample[],
): number[] {
  if (shareOf(samples[whole], hasPrefecture) >= 0.5) return [whole];
  // 本社所在地 beside 立地場所 › 市町村: cells that name another city are no rest of an address that begins in this one.
  const isOther = (column: number | null) =>
    column !== null && !startsWith(samples[whole], samples[column]);
  if (isOther(municipality) && shareOf(samples[whole], namesCity) >= 0.5) return [whole];
  const columns: number[] = [];
  if (isOther(prefecture)) columns.push(prefecture!);
  if (isOther(municipality)) columns.push(municipality!);
  return [...columns, whole];
}

/** Whether the cells of one column mostly begin with those of another. */
function startsWith(cells: ColumnSample, prefixes: ColumnSample): boolean {
  let both = 0;
  let fitting = 0;
  cells.cells.forEach((cell, i) => {
    if (cell === '' || prefixes.cells[i] === '') return;
    both++;
    if (cell.startsWith(prefixes.cells[i])) fitting++;
  });
  return both > 0 && fitting / both >= 0.5;
}

function looksLikeAddress(
  samples: readonly ColumnSample[],
  free: (column: number) => boolean,
): number | null {
  let best: number | null = null;
  let bestShare = 0.6;
  samples.forEach((sample, column) => {
    if (!free(column)) return;
    // Bare names of prefectures repeat; addresses hardly do.
    const longer = shareOf(sample, (cell) => isAddress(cell) && cell.length > 4);
    if (longer > bestShare) {
      best = column;
      bestShare = longer;
    }
  });
  return best;
}

/** A place alone, without anything in it: a column of municipalities is no address. */
const AREA_ALONE = /^(?:[^\s\d]{2,3}[都道府県])?(?:[^\s\d]{1,6}郡)?(?:[^\s\d]{1,7}[市区町村])?$/;

/** 福井県知事 許可 第1号, 福井県立大学, 越前市商工会: whom a text names after a place. With a number it may be where they are. */
const BODY =
  /^\D{2,3}[都道府県]知事|^\D+(?:大学校?|高専|学校|研究所|試験場|センター|銀行|信用金庫|会議所|商工会|協会|協議会|連合会|組合|機構|財団|公社|会社|役所|役場|[庁局課])$/;

/** Whether most of a column's cells are whole addresses. */
export function saysWhere(column: readonly string[]): boolean {
  const sample = sampleOf(column);
  return (
    shareOf(
      sample,
      (cell) => isAddress(cell) && !AREA_ALONE.test(cell.trim()) && !BODY.test(cell.trim()),
    ) >= 0.5
  );
}

/** Five digits, six with the check digit, or one less where a spreadsheet took the zero in front. */
function isMunicipalityCode(cell: string): boolean {
  return /^\s*[\d０-９]{4,6}\s*$/.test(cell);
}

function isAddress(cell: string): boolean {
  return hasPrefecture(cell) || WITH_MUNICIPALITY.test(cell);
}

/** A prefecture or a city in front (坂井市三国町, 福井市), and no town that is called like one (四日市町, 市場). */
function namesCity(cell: string): boolean {
  return hasPrefecture(cell) || /^[^\s\d０-９]{1,6}市(?:$|[^\s\d０-９町場])/.test(cell.trim());
}

function hasPrefecture(cell: string): boolean {
  return WITH_PREFECTURE.test(cell);
}

/** Of columns of one name the one that is filled most often. */
function findColumn(
  folded: readonly string[],
  rule: HeaderRule,
  samples: readonly ColumnSample[],
  free: (column: number) => boolean,
): number | null {
  const isMoreFilled = (column: number, than: number) =>
    samples[column].filled.length > samples[than].filled.length;
  let best: number | null = null;
  let bestRank = Infinity;
  folded.forEach((header, column) => {
    const rank = free(column) ? rankOf(header, rule) : Infinity;
    const isFuller = rank < Infinity && rank === bestRank && isMoreFilled(column, best!);
    if (rank < bestRank || isFuller) {
      best = column;
      bestRank = rank;
    }
  });
  return best;
}

/** Place of a header in a rule's list; behind all of them where only the pattern fits; Infinity where nothing does. */
function rankOf(header: string, rule: HeaderRule): number {
  const exact = rule.names.indexOf(header);
  if (exact >= 0) return exact;
  return rule.pattern?.test(header) && !rule.unless?.test(header) ? 1000 : Infinity;
}
