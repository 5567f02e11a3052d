import { describe, expect, it } from 'vitest';
import { LEVEL_CODE, type Findings, type GeocodeLevel, type StudyFile } from '../../../src/model';
import {
  addressParts,
  needsAttention,
  readCoordinates,
  Review,
  reviewCounts,
  reviewRows,
  sharedPoint,
} from '../../../src/state';

type Row = readonly [
  level: GeocodeLevel,
  errorKm: number,
  note: string,
  name: string,
  address: string,
];

const ROWS: readonly Row[] = [
  ['point', 0.05, 'coordinates', '甲', '福井県鯖江市'],
  ['town', 0.3, '', '乙', '福井県鯖江市神明町1'],
  ['town', 5, '', '丙', '福井県大野市山中'],
  ['town', 0.3, 'partial-town', '丁', '東町'],
  ['municipality', 6, 'ambiguous:東京都府中市|広島県府中市', '戊', '府中市'],
  ['municipality', 6, 'renamed:旧町 no-town', '己', '旧町 12'],
  ['none', NaN, 'unreadable', '庚', 'どこか'],
  ['point', 0.1, 'fixed-point', '辛', '不明'],
  ['none', NaN, 'fixed-candidate fix-unmatched ambiguous:A|B', '壬', '中央区'],
  ['none', NaN, 'fixed-address unreadable', '癸', 'x'],
];

function findingsOf(rows: readonly Row[]): Pick<Findings, 'firms' | 'firmPlaces'> {
  const text = () => rows.map(() => '');
  return {
    firms: {
      count: rows.length,
      id: rows.map((_, row) => `F${row}`),
      name: rows.map(([, , , name]) => name),
      address: rows.map(([, , , , address]) => address),
    },
    firmPlaces: {
      count: rows.length,
      lng: Float64Array.from(rows, ([level]) => (level === 'none' ? NaN : 136)),
      lat: Float64Array.from(rows, ([level]) => (level === 'none' ? NaN : 36)),
      level: Uint8Array.from(rows, ([level]) => LEVEL_CODE[level]),
      errorKm: Float64Array.from(rows, ([, errorKm]) => errorKm),
      note: rows.map(([, , note]) => note),
      matched: text(),
      town: text(),
    },
  } as unknown as Findings;
}

const findings = findingsOf(ROWS);

describe('the review of places', () => {
  it('asks for attention where a place is doubtful, and not where a person fixed it', () => {
    const doubtful = ROWS.map((_, row) => needsAttention(findings.firmPlaces, row));
    expect(doubtful).toEqual([false, false, true, true, true, true, true, false, true, true]);
  });

  it('counts for each filter as many rows as it lists', () => {
    const counts = reviewCounts(findings.firmPlaces);
    for (const [filter, count] of Object.entries(counts))
      expect(reviewRows(findings, filter as keyof typeof counts, ''), filter).toHaveLength(count);
    expect(counts).toMatchObject({ all: 10, attention: 7, ambiguous: 2, fixed: 3, town: 3 });
    const levels = ['point', 'block', 'town', 'municipality', 'prefecture', 'none'] as const;
    expect(levels.reduce((n, level) => n + counts[level], 0)).toBe(counts.all);
  });

  it('finds rows by id, name or address, whatever their width', () => {
    expect(reviewRows(findings, 'all', 'Ｆ６')).toEqual([6]);
    expect(reviewRows(findings, 'all', ' 乙 ')).toEqual([1]);
    expect(reviewRows(findings, 'attention', '府中')).toEqual([4]);
    expect(reviewRows(findings, 'fixed', '府中')).toEqual([]);
  });

  it('lists and counts 50,000 rows', () => {
    const many = findingsOf(Array.from({ length: 50_000 }, (_, i) => ROWS[i % ROWS.length]));
    expect(reviewRows(many, 'attention', '府中市')).toHaveLength(5_000);
    expect(reviewCounts(many.firmPlaces).all).toBe(50_000);
  });

  it('cuts an address into what comes before, the match and what is left over', () => {
    expect(addressParts('〒916-0041 鯖江市神明町1-2', '鯖江市神明町1')).toEqual({
      before: '〒916-0041 ',
      matched: '鯖江市神明町1',
      rest: '-2',
    });
    expect(addressParts('どこか', '')).toEqual({ before: '', matched: '', rest: 'どこか' });
    expect(addressParts('<b>市', '別の文')).toEqual({ before: '', matched: '', rest: '<b>市' });
  });

  it('counts the firms of one coarse point', () => {
    expect(sharedPoint(findings.firmPlaces, 1)).toBe(5);
    expect(sharedPoint(findings.firmPlaces, 0)).toBe(1);
    expect(sharedPoint(findings.firmPlaces, 6)).toBe(1);
  });

  it.each([
    ['35.6812, 139.7671', { lat: 35.6812, lng: 139.7671 }],
    ['139.7671 35.6812', { lat: 35.6812, lng: 139.7671 }],
    ['３５．５、１３９．５', { lat: 35.5, lng: 139.5 }],
    ['35.6', null],
    ['35.6, 139.7, 2', null],
    ['north, east', null],
    ['95, 139', null],
  ])('reads coordinates: %s', (text, expected) => {
    expect(readCoordinates(text)).toEqual(expected);
  });
});

/** A study that keeps every change, as the app's history does. */
function reviewed() {
  const steps: StudyFile[] = [{} as StudyFile];
  const app = {
    get study() {
      return steps[steps.length - 1];
    },
    findings: findings as Findings,
    change: (change: Partial<StudyFile>) => void steps.push({ ...app.study, ...change }),
  };
  return { review: new Review(app), steps };
}

describe('fixing places', () => {
  it('keeps one fix per firm, each change one step', () => {
    const { review, steps } = reviewed();
    review.editAddress(6, ' 福井県鯖江市 ');
    review.setPoint(6, { lng: 136.123456789, lat: 35.9, errorKm: 0.05 });
    review.editAddress(4, '東京都府中市');
    expect(steps).toHaveLength(4);
    expect(review.fixes).toEqual([
      { id: 'F6', kind: 'point', lng: 136.1234568, lat: 35.9, errorKm: 0.05 },
      { id: 'F4', kind: 'address', address: '東京都府中市' },
    ]);
    expect(review.fixOf(4)?.kind).toBe('address');
    review.removeFix(6);
    expect(review.fixes.map(({ id }) => id)).toEqual(['F4']);
    review.removeFix(6);
    expect(steps).toHaveLength(5);
  });

  it('takes a fix away where the address is put back', () => {
    const { review } = reviewed();
    review.editAddress(6, 'x');
    review.editAddress(6, 'どこか');
    expect(review.fixes).toEqual([]);
  });

  it('places a pin with the next click alone, unless it is left', () => {
    const { review } = reviewed();
    review.placeAt(136, 36);
    expect(review.fixes).toEqual([]);
    review.startPlacing(6);
    review.stopPlacing();
    review.placeAt(136, 36);
    expect(review.fixes).toEqual([]);
    review.startPlacing(6);
    review.placeAt(136, 36);
    expect(review.placing).toBeNull();
    review.placeAt(137, 37);
    expect(review.fixOf(6)).toMatchObject({ kind: 'point', lng: 136, lat: 36 });
  });

  it('refuses what can’t be a place', () => {
    const { review } = reviewed();
    expect(review.setPoint(6, { lng: 136, lat: 95, errorKm: 1 })).toBe(false);
    expect(review.problem).toMatchObject({ code: 'parameter-out-of-range' });
    expect(review.setPoint(6, { lng: 136, lat: 35, errorKm: 1 })).toBe(true);
    expect(review.problem).toBeNull();
  });

  it('saves fixes and rules and opens them in another study of the same firms', async () => {
    const { review } = reviewed();
    review.editAddress(6, '福井県鯖江市');
    review.addRule({ text: '岩倉', means: '京都府京都市左京区岩倉', anywhere: false });
    review.addRule({ text: '岩倉', means: '愛知県岩倉市', anywhere: true });
    expect(review.rules).toHaveLength(1);
    const file = new File([review.saved()], 'fixes.json');
    const other = reviewed();
    other.review.editAddress(4, '広島県府中市');
    await other.review.openFixes(file);
    expect(other.review.fixes.map(({ id }) => id)).toEqual(['F4', 'F6']);
    expect(other.review.rules).toEqual([{ text: '岩倉', means: '愛知県岩倉市', anywhere: true }]);
    other.review.removeRule(0);
    expect(other.review.rules).toEqual([]);
    await other.review.openFixes(new File(['{}'], 'other.json'));
    expect(other.review.problem).toMatchObject({ code: 'fixes-invalid' });
    expect(other.review.fixes).toHaveLength(2);
  });
});
