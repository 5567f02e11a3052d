import { describe, expect, it } from 'vitest';
import {
  chooseLanguage,
  describeProblem,
  LANGUAGES,
  messagesIn,
  type Language,
} from '../../src/i18n';
import { problem, type ProblemCode, type ProblemFacts } from '../../src/model';

const SCOPE = [{ kind: 'values' as const, column: 'kind', values: ['301', '302'] }];

/** Facts of every code, as they occur. The type demands each code. */
const FACTS: { [C in ProblemCode]: ProblemFacts[C] } = {
  'file-empty': {},
  'rounds-stacked': { names: ['2019'], files: ['a.csv'], rows: [30], numbered: true },
  'rounds-columns-joined': { columns: '住所 → 所在地' },
  'rounds-coded-otherwise': { column: '新製品', values: ['2019: 1, 2', '2024: 0, 1'] },
  'rounds-columns-differ': { first: 'a.csv', less: '住所', more: '輸出' },
  'rounds-same-file': { other: 'a.csv' },
  'rounds-other-form': { first: 'a.csv', columns: '住所', firstColumns: '所在地' },
  'rounds-named-twice': { round: '2019', files: ['a.csv', 'b.csv'] },
  'sheets-together': { sheets: '製造業, その他' },
  'municipality-supplied': { rows: 3, name: '福井県鯖江市', from: 'title' },
  'address-from-left': { cells: 3, column: '工場所在地', from: '本社所在地' },
  'rows-hidden': { rows: 3, of: 10 },
  'groups-read': { headings: 2, rows: 10, example: '鯖江市' },
  'blocks-read': { blocks: 2, rows: 10 },
  'municipality-by-group': {
    rows: 10,
    open: 2,
    names: '福井県鯖江市\n福井県越前市',
    more: 1,
    by: 'column',
    column: '市町',
  },
  'sheet-newest': { first: '令和4年', sheet: '令和6年' },
  'cells-parted': { rows: 4, column: '企業名・所在地' },
  'rows-continued': { firms: 3, rows: 9, column: '所在地' },
  'rows-paired': { firms: 3, rows: 6, column: '企業名' },
  'rows-alternate': { rows: 7, column: '企業名' },
  'matrix-turned': { firms: 3, institutions: 2, passed: 0 },
  'table-turned': { firms: 12, columns: 4 },
  'size-by-sex': { columns: '従業員数（男）\n従業員数（女）' },
  'firms-beside': { columns: '本社 › 名称\n工場 › 名称\n本社 › 所在地\n工場 › 所在地' },
  'addresses-roman': { rows: 34, of: 35 },
  'addresses-abroad': { rows: 2, names: '甲社\n乙社', addresses: '中国上海市\nベトナム', more: 0 },
  'addresses-numbers': {
    rows: 2,
    names: '甲社\n乙社',
    addresses: '〒916-0017\n0778-51-0001',
    more: 0,
  },
  'names-with-representative': { rows: 3, example: '㈱甲 代表取締役 山田太郎', taken: '㈱甲' },
  'municipality-lacking': { rows: 3, of: 4 },
  'municipality-unknown': { text: '中央市' },
  'matrix-read': { firms: 12, institutions: 3, ties: 8, numbers: 'counts' },
  'institution-columns-read': {
    ...{ columns: '連携先 › 福井大学\n連携先 › 福井高専', more: 0, ties: 8 },
    ...{ numbers: 'marks', mains: 2 },
  },
  'institution-columns-outweighed': { columns: 2, example: '連携先 › 福井大学' },
  'frequency-words': { rows: 4, words: '月1回\n毎日', numbers: '12\n250', more: 1 },
  'institution-by-part': { rows: 2, texts: '福井大学 工学部', names: '福井大学', more: 0 },
  'rows-are-areas': { rows: 5, example: '福井市' },
  'firms-repeated': { rows: 2, names: '甲\n乙', lines: '3, 9\n4, 10', more: 1 },
  'employees-marks': { rows: 3, column: '従業員数', values: '-99\n9999' },
  'firms-closed': {
    ...{ rows: 2, column: '状態', values: '廃業', names: '甲\n乙', more: 1 },
    only: '状態!=廃業',
  },
  'institutions-among': {
    ...{ rows: 2, column: '種別', values: '大学\n高専', names: '甲大学\n乙高専', more: 0 },
    only: '種別!=大学,高専',
  },
  'columns-empty': { columns: '特許件数' },
  'size-unused': { column: '従業上の規模', example: '3' },
  'sheet-chosen': { first: '表紙', sheet: '一覧' },
  'columns-joined': { sheet: '越前市', columns: '住所 → 所在地' },
  'table-above': { rows: 1, line: 1, header: '担当課 電話' },
  'headers-equal': { line: 2, header: '企業名 住所', other: 9, otherHeader: '会社名 所在地' },
  'table-below': { rows: 3, line: 17, header: '業種 企業数' },
  'file-not-of-study': {},
  'ranges-asked': { rows: 3, column: '従業員数', example: '10～20人' },
  'response-unread': { rows: 3, example: '？' },
  'answer-without-response': { rows: 4, zero: 2 },
  'wave-without-response': { rows: 2 },
  'rounds-read': { names: ['2019', '2024'], rows: [40, 50], again: 35, folded: 2 },
  'rounds-missing': { rows: 2 },
  'yes-no-read': { column: '工程改善', yes: '○, 有', no: '×' },
  'ranges-taken': { rows: 3, column: '従業員数', take: 'middle', open: 1 },
  'sheets-differ': { sheet: '渋川市', columns: '備考' },
  'sheets-left-out': { sheets: '注' },
  'file-header-only': {},
  'file-binary': { looksLike: 'pdf' },
  'file-too-large': { megabytes: 1301, limitMegabytes: 1000 },
  'file-unreadable': { reason: 'gone' },
  'digits-lost': { rows: 3, example: '1.23457E+12' },
  'rows-left-out': { rows: 3, example: '小計 120' },
  'ditto-filled': { cells: 12 },
  'rows-identical': { rows: 100, example: '12' },
  'ticks-read': { column: 'Q3_1', mark: '○', rows: 40 },
  'amounts-read': { rows: 30, yen: 1000 },
  'amount-unit-missing': { rows: 4, example: '3,000' },
  'coordinates-off-address': {
    rows: 2,
    names: '甲\n乙',
    lines: '3\n9',
    km: '12.3\n4.0',
    more: 0,
  },
  'coordinates-said-tokyo': { rows: 30, said: '緯度（日本測地系）', metres: 450 },
  'address-others': { used: '本社所在地', others: '工場所在地\n郵送先' },
  'plane-coordinates': { columns: 'X座標\nY座標', example: '-12345.6, 6789.0' },
  'cards-read': { cards: 12, columns: 9, others: '表紙, 集計' },
  'plane-converted': {
    ...{ rows: 12, north: 'X座標', east: 'Y座標', systems: '6', metres: 9 },
    ...{ by: 'law', points: 'north' },
  },
  'measure-unused': { columns: '特許', example: 'レンズの特許を出願' },
  'firms-several-sites': {
    firms: 2,
    rows: 5,
    names: '甲\n乙',
    lines: '2, 3\n4, 5, 6',
    more: 0,
    repeated: '特許件数',
  },
  'list-region-read': {
    rows: 2,
    region: '福井県',
    example: '丸山町4丁目',
    place: '福井県福井市',
  },
  'list-region-open': {
    rows: 2,
    region: '福井県',
    example: '丸山町4丁目',
    place: '千葉県南房総市',
  },
  'tie-none': { rows: 3, example: 'なし' },
  'institutions-split': { rows: 3, example: 'X大学、Y大学' },
  'events-joint': { rows: 3, example: '甲社；乙社 他1名', names: 'X大学', more: 0 },
  'event-form-differs': { texts: '有限会社甲', names: '株式会社甲', more: 0 },
  'made-up-characters': { cells: 2, example: '〓田製作所' },
  'map-links': { rows: 3, column: '地図' },
  'nothing-zero': { rows: 3, column: '特許件数' },
  'words-among-numbers': { rows: 3, column: '特許件数', words: '若干\n多数', counts: '2\n1' },
  'scale-reversed': { column: '満足度', first: '1=満足', last: '5=不満' },
  'dash-missing': { rows: 53, column: '特許件数' },
  'dash-taken': { rows: 53, as: 'zero' },
  'merged-filled': { cells: 12 },
  'sheet-unknown': { wanted: 'Sheet9', sheets: ['Sheet1', '企業'] },
  'encoding-unknown': {},
  'encoding-damaged': { characters: 3 },
  'shapefile-too-many-fields': { fields: 300, limit: 255 },
  'shapefile-too-large': { megabytes: 2300 },
  'too-many-columns': { columns: 5000, limit: 2000 },
  'row-too-short': { expected: 8, found: 3, rows: 1 },
  'row-too-long': { expected: 8, found: 9, rows: 12 },
  'quote-unclosed': { rows: 1 },
  'quote-stray': { rows: 2, example: 'a"b' },
  'geojson-invalid': { reason: 'Unexpected end' },
  'geojson-not-points': { found: 'LineString' },
  'column-missing': { wanted: 'address' },
  'column-unknown': { wanted: '住所２' },
  'no-location': { columns: '企業名\nX\nY', plane: 'X\nY' },
  'places-of-squares': { rows: 35, km: 0.73 },
  'coordinates-swapped': { rows: 3, example: '35.9, 136.1' },
  'coordinates-out-of-range': { rows: 3, example: '235.9, 536.1' },
  'coordinates-projected': { rows: 3, example: '-6123, 24567' },
  'coordinates-outside-japan': { rows: 3, example: '2.35, 48.85' },
  'coordinates-tokyo-datum': { rows: 300, shiftKm: 0.45 },
  'coordinates-incomplete': { rows: 1, example: '136.1, ' },
  'number-unreadable': { rows: 1, example: '約10' },
  'id-duplicate': { rows: 2, example: 'A-1' },
  'id-missing': { rows: 2 },
  'firms-none-located': {},
  'fix-unknown': { rows: 2, example: 'F7' },
  'fixes-invalid': { reason: 'not an object' },
  'gazetteer-fetch-failed': { url: 'https://example.com/', reason: '404', files: 2 },
  'too-coarse': { rows: 7, towns: true },
  'control-not-positive': { rows: 3 },
  'out-of-scope': { rows: 358, filters: SCOPE },
  'scope-empty': { filters: SCOPE },
  'scope-column-unknown': { column: 'kind' },
  'area-empty': {},
  'filter-empty': { filters: SCOPE },
  'institution-unknown': { rows: 1, names: 'X大学', more: 0 },
  'institution-towns-missing': { rows: 12, example: 'X大学', errorKm: 7.1 },
  'institution-doubtful': {
    ...{ fault: 'off-address', rows: 2, example: 'X大学', km: 4.1, reachKm: 0.9 },
    ...{ given: '', found: '' },
  },
  'institutions-extended': { builtIn: 579, replaced: 2, added: 3, removed: 1 },
  'institutions-added-twice': { rows: 1, example: 'X大学', id: 'univ-x' },
  'institution-not-located': { rows: 1, example: 'X大学' },
  'firm-unknown': { rows: 1, names: 'X社', more: 0 },
  'institution-ambiguous': { rows: 1, names: 'X大学', more: 0 },
  'firm-ambiguous': { rows: 1, names: 'X社', more: 0 },
  'institutions-none-located': {},
  'tie-to-itself': { rows: 2, example: 'A' },
  'tie-repeated': { rows: 1, example: 'A' },
  'tie-left-out': { rows: 2, example: '北山大字' },
  'link-fix-unknown': { rows: 1, example: 'gone' },
  'main-institution-outweighed': { rows: 4 },
  'subcontractor-share': { rows: 9, scale: 'percent' },
  'parent-not-located': { rows: 3, example: '大手自動車' },
  'parent-itself': { rows: 1, example: '甲工業' },
  'frequency-negative': { rows: 3, example: '-4' },
  'industry-codes': { rows: 9, example: 'E24', name: '金属製品製造業' },
  'industry-code-unknown': { rows: 1, example: 'E99' },
  'public-bodies': { rows: 2, names: '鯖江市', more: 0, only: 'kind!=201' },
  'industry-by-group': {
    ...{ rows: 5, by: 'column', column: '業種', open: 1 },
    ...{ names: '金属製品製造業\n繊維工業', more: 1 },
  },
  'code-book-sheet': { sheet: 'コード表', columns: 3 },
  'code-twice': { codes: 2, value: '1', first: 'はい', other: 'いいえ' },
  'codes-unnamed': { rows: 9, column: '問1', values: '3\n4', counts: '7\n2' },
  'events-undated': { from: '2015', to: '' },
  'events-dated': { rows: 9, from: '2015-04-01', to: '2020-03-31' },
  'events-period': { rows: 7, from: '2015', to: '2020-03', outside: 1, undated: 1 },
  'background-located': { rows: 31, located: 20, coarse: 10, none: 1 },
  'background-none-located': { rows: 31, coarse: 30 },
  'background-same-file': { name: 'firms.csv' },
  'background-absent': {},
  'background-elsewhere': { rows: 20, located: 31 },
  'event-date-unread': { rows: 1, example: '未定' },
  'events-joined': { rows: 9, matched: 7, firms: 4 },
  'event-unmatched': { rows: 3, names: 'X社\nY社', more: 1 },
  'event-ambiguous': { rows: 1, names: 'X社', more: 0 },
  'gazetteer-unreadable': { reason: 'no ja.json' },
  'gazetteer-file-missing': { files: 1, example: 'ja/福井県/鯖江市.json' },
  'gazetteer-numbers-broken': { files: 2, example: 'ja/福井県/鯖江市-地番.txt', fault: 'cut' },
  'gazetteer-points-outside': { files: 2, example: 'ja/福井県/鯖江市.json', rows: 3 },
  'gazetteer-file-broken': { files: 2, example: 'ja/福井県/鯖江市.json' },
  'parameter-out-of-range': { name: 'radiusKm', value: '-1', least: '0.05', most: '200' },
  'parameter-unknown': { name: 'overlay.unit', value: 'planets', known: ['firms', 'clusters'] },
  'parameter-unreadable': { name: 'clusters.radiusKm', value: 'wide' },
  'capital-unit': { rows: 4, example: '3,000', yen: 30_000_000, by: 'person' },
  'capital-unit-unknown': { rows: 4, example: '3,000' },
  'scope-without-sizes': {},
  'size-doubtful': { rows: 3, is: 'sme', kept: true },
  'codes-asked': {
    column: '問1',
    values: '1 (5), 2 (7)',
    looks: 'yes-no',
    codes: '問1:1=yes,2=no',
  },
  'study-file-invalid': { reason: 'not an object' },
  'archive-broken': { reason: 'invalid zip data' },
  'study-file-newer': { format: 9, known: 1 },
  'input-changed': { expected: 'aa', found: 'bb' },
  'role-beyond-table': { role: 'outcome', column: 9, columns: 5 },
  'input-missing': { path: 'firms.csv' },
  'worker-lost': { reason: 'memory' },
  unforeseen: { reason: 'x is no function' },
  'newer-version': {},
  'part-missing': {},
  'worker-died': { reason: 'out of memory' },
  'boundary-not-polygon': { found: 'Point' },
  'boundary-crosses-itself': { name: '港区', lng: 139.75, lat: 35.65, places: 2 },
  'boundary-outside-globe': { lng: 14000.5, lat: 35.2 },
  'boundary-without-area': {},
  'override-rests': { boundaries: 2, example: '17' },
  'layer-crs': { system: 'plane', name: 'EPSG:6677' },
  'layer-encoding-found': { encoding: 'shift_jis', told: 'UTF-8', example: '鯖江市', sure: false },
  'layer-encoding': { name: 'KOI8-R' },
  'layer-no-shp': {},
  'layer-unreadable': { reason: 'unexpected end' },
  'layer-cut-short': { part: 'dbf', bytes: 1200, end: 4800 },
  'layer-bytes-behind': { part: 'shp', bytes: 17 },
  'layer-counts-differ': { shapes: 12, rows: 10 },
  'layer-broken': {},
  'layer-none': {},
  'layer-shp-alone': {},
  'layer-unknown': { wanted: 'firm', layers: ['firms', 'clusters'] },
  'layer-converted-tokyo': { name: 'EPSG:4301', metres: 9 },
  'layer-converted': { name: 'EPSG:6674' },
};
const CODES = Object.keys(FACTS) as ProblemCode[];

const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/u;
const MARKUP = /<[a-z/!]|&[a-z]+;|&#/i;

/** Paths of all messages, with what stands there. */
function leaves(tree: object, path = ''): [string, unknown][] {
  return Object.entries(tree).flatMap(([key, value]): [string, unknown][] => {
    const at = path === '' ? key : `${path}.${key}`;
    return typeof value === 'object' && value !== null ? leaves(value, at) : [[at, value]];
  });
}

describe('the two catalogues', () => {
  it('have the same messages, each a text or a function of the same number of facts', () => {
    const [ja, en] = LANGUAGES.map((language) => new Map(leaves(messagesIn(language))));
    expect([...ja.keys()].sort()).toEqual([...en.keys()].sort());
    for (const [path, message] of en) expect(typeof ja.get(path), path).toBe(typeof message);
  });

  it.each(LANGUAGES)('%s: no text is empty or holds markup', (language) => {
    for (const [path, message] of leaves(messagesIn(language))) {
      expect(message, path).not.toBe('');
      const text = typeof message === 'string' ? message : String(message);
      if (typeof message === 'string') expect(text, path).not.toMatch(MARKUP);
    }
  });

  it('do not speak the other language', () => {
    const exceptions = new Set(['app.otherLanguage', 'app.languageName']);
    // An example in quotation marks is data, not speech.
    const spoken = (text: string) => text.replaceAll(/“[^”]*”/g, '');
    const japaneseInEnglish = leaves(messagesIn('en')).filter(
      ([path, text]) =>
        typeof text === 'string' && JAPANESE.test(spoken(text)) && !exceptions.has(path),
    );
    expect(japaneseInEnglish.map(([path]) => path)).toEqual([]);
    const sentences = leaves(messagesIn('ja')).filter(
      ([path, text]) =>
        typeof text === 'string' && /[a-z]{2,} [a-z]{2,}/i.test(text) && !exceptions.has(path),
    );
    // Works are cited as they were published, in either language.
    const spokenHere = sentences.filter(([path]) => !path.startsWith('report.references.'));
    expect(spokenHere.filter(([, text]) => !JAPANESE.test(text as string))).toEqual([]);
  });
});

describe('problems', () => {
  const describeIn = (language: Language, code: ProblemCode) =>
    describeProblem(problem(code, 'warning', {}, FACTS[code]), language);

  it.each(CODES)('%s has a whole sentence in both languages', (code) => {
    const ja = describeIn('ja', code);
    const en = describeIn('en', code);
    expect(ja).toMatch(/。$/);
    expect(ja).toMatch(JAPANESE);
    expect(en).toMatch(/\.$/);
    expect(en.replaceAll(/“[^”]*”|\([^)]*\)|[^ ]*\.json/g, '')).not.toMatch(/[\u3040-\u30ff]/u);
    for (const text of [ja, en]) {
      expect(text).not.toMatch(/undefined|NaN|\[object|null/);
      expect(text).not.toMatch(MARKUP);
      expect(text.length).toBeLessThan(320);
    }
  });

  it('say where they are: file, line before row, column', () => {
    const where = { file: 'list.csv', row: 11, line: 12, column: '住所' };
    const found = problem('number-unreadable', 'warning', where, FACTS['number-unreadable']);
    expect(describeProblem(found, 'en')).toMatch(/^list\.csv, line 12, column “住所”: 1 row /);
    expect(describeProblem(found, 'ja')).toMatch(/^list\.csv、12行目、列「住所」：/);
    const rowOnly = { ...found, where: { file: 'list.xlsx', row: 11 } };
    expect(describeProblem(rowOnly, 'en')).toMatch(/^list\.xlsx, row 11: /);
    expect(describeProblem(rowOnly, 'ja')).toMatch(/^list\.xlsx、データ11行目：/);
  });

  it('show what came with the data as it is', () => {
    const example = '<img src=x onerror=alert(1)>';
    const found = problem('id-duplicate', 'warning', {}, { rows: 1, example });
    for (const language of LANGUAGES) expect(describeProblem(found, language)).toContain(example);
  });
});

/** Codes of notes on places (src/model/place.ts), with facts where they have some. */
const NOTES = [
  'ambiguous:東京都中央区|大阪市中央区',
  'assumed-prefecture',
  'renamed:清水市',
  'estimated',
  'no-town',
  'no-address',
  'unreadable',
  'coordinates',
  'rule',
  'fixed-address',
  'fixed-candidate',
  'fixed-point',
  'fix-unmatched',
];

describe('notes on places', () => {
  it.each(NOTES)('%s has a sentence in both languages', (note) => {
    const [code, facts = ''] = note.split(':');
    for (const language of LANGUAGES) {
      const text = messagesIn(language).app.note(note);
      expect(text).not.toContain(code === 'renamed' ? 'renamed:' : `${code}:`);
      expect(text).not.toBe(note);
      expect(text).toMatch(language === 'ja' ? /。$/ : /\.$/);
      for (const fact of facts.split('|')) expect(text).toContain(fact);
    }
  });

  it('of several codes are several sentences', () => {
    expect(messagesIn('en').app.note('no-town estimated').match(/\./g)).toHaveLength(2);
    expect(messagesIn('ja').app.note('no-town estimated').match(/。/g)).toHaveLength(2);
  });
});

describe('the language', () => {
  it('is the first of the browser that the product speaks, else English', () => {
    expect(chooseLanguage(['ja-JP', 'en'])).toBe('ja');
    expect(chooseLanguage(['de-DE', 'ja_JP.UTF-8'])).toBe('ja');
    expect(chooseLanguage(['fr', 'en-US', 'ja'])).toBe('en');
    expect(chooseLanguage(['zh-Hant'])).toBe('en');
    expect(chooseLanguage([])).toBe('en');
  });
});
