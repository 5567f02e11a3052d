import { LONGEST_NUMBER, parseNumber, type ParsedCell } from './cells';

/** Yen in a unit that headers name; what holds another's name stands before it. */
const UNITS: readonly (readonly [name: RegExp, yen: number])[] = [
  [/十億円?|billion|\bbn\b/, 1e9],
  [/億円?|hundred[ -]million|100,?000,?000/, 1e8],
  [/千万円?/, 1e7],
  [/百万円?|million|\bmil\b|\bmn\b|\bm ?(?:yen|jpy)|(?:¥|jpy) ?m\b|1,?000,?000/, 1e6],
  [/万円?|ten[ -]thousand|10,?000/, 1e4],
  [/千円?|thousand|\bk ?(?:yen|jpy)|(?:¥|jpy) ?k\b|(?<!\d)1?,?000(?!\d)/, 1e3],
  [/円|yen|jpy|¥/, 1],
];

/** The unit that a header names (資本金（千円）, capital_million_yen), in yen; undefined where it names none. */
export function yenUnitOf(header: string): number | undefined {
  const text = header.normalize('NFKC').toLowerCase().replaceAll('_', ' ');
  return UNITS.find(([name]) => name.test(text))?.[1];
}

const SIGNS = /^約?\s*[¥\\]?\s*|(?:円|yen|jpy)$/g;
const PART = /^(\d[\d,]*(?:\.\d+)?)(兆|億|千万|百万|十万|万|千)/;
const PARTS: Readonly<Record<string, number>> = {
  兆: 1e12,
  億: 1e8,
  千万: 1e7,
  百万: 1e6,
  十万: 1e5,
  万: 1e4,
  千: 1e3,
};

/**
 * Yen in a cell. A number alone is of the column's `unit`; one that says its own unit (1億2,000万円, 300万, ¥10,000,000, 5,000千円) is taken as it says.
 * Missing and unreadable as for numbers.
 */
export function parseYen(cell: string, unit: number): ParsedCell {
  if (cell.length > LONGEST_NUMBER) return { kind: 'unreadable' };
  const text = cell.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  const bare = text.replace(SIGNS, '');
  let rest = bare;
  let sum = 0;
  let last = Infinity;
  for (let part = PART.exec(rest); part; part = PART.exec(rest)) {
    const worth = PARTS[part[2]];
    // 1万2億 is no number.
    if (worth >= last) return { kind: 'unreadable' };
    last = worth;
    sum += Number(part[1].replaceAll(',', '')) * worth;
    rest = rest.slice(part[0].length);
  }
  const isOwn = last < Infinity;
  if (isOwn && rest === '') return { kind: 'number', value: Math.round(sum) };
  const parsed = parseNumber(isOwn ? rest : bare === '' ? cell : bare);
  if (parsed.kind !== 'number') return isOwn ? { kind: 'unreadable' } : parsed;
  const saysYen = isOwn || /^約?[¥\\]|(?:円|yen|jpy)$/.test(text);
  return { kind: 'number', value: sum + parsed.value * (saysYen ? 1 : unit) };
}

/** Whether a cell says its unit itself. */
export function saysYen(cell: string): boolean {
  return /[¥\\]|[兆億万千円]|yen|jpy/i.test(cell.normalize('NFKC'));
}
