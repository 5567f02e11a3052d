import { beforeAll, describe, expect, it } from 'vitest';
import type { Geocoder, Match } from '../../src/geocode';
import { inventedGeocoder, type InventedPlace } from './gazetteers';

/** Municipalities by their real names with the towns that each kind of mistake needs; invented points. */
const PLACES: readonly InventedPlace[] = [
  {
    prefecture: '福井県',
    name: '坂井市',
    at: [136.2, 36.1],
    towns: [
      '丸岡町八丁',
      '丸岡町霞/2',
      '丸岡町吉谷',
      '三国町',
      '三国町新保',
      '三国町平山',
      '春江町',
    ],
  },
  {
    prefecture: '福井県',
    name: '鯖江市',
    at: [136.2, 35.9],
    towns: ['神明町/3', '神中町/2', '大宇陀'],
  },
  { prefecture: '富山県', name: '富山市', at: [137.2, 36.7], towns: ['婦中町十五丁', '婦中町'] },
  { prefecture: '秋田県', name: '秋田市', at: [140.1, 39.7], towns: ['保戸野八丁', '保戸野'] },
  {
    prefecture: '大阪府',
    name: '堺市堺区',
    at: [135.5, 34.6],
    towns: ['永代町一丁', '永代町二丁', '永代町三丁', '永代町四丁', '永代町五丁'],
  },
  {
    prefecture: '大分県',
    name: '大分市',
    at: [131.6, 33.2],
    towns: ['明磧町/2!', '旭町!', '府内町/3'],
  },
  { prefecture: '大分県', district: '速見郡', name: '日出町', at: [131.5, 33.4], towns: ['川崎'] },
  {
    prefecture: '東京都',
    district: '西多摩郡',
    name: '日の出町',
    at: [139.3, 35.7],
    towns: ['平井'],
  },
  {
    prefecture: '北海道',
    name: '札幌市北区',
    at: [141.3, 43.1],
    towns: ['新琴似七条/3', '新琴似町', '屯田八条/8', '屯田町', '北二十四条西/6', '北十一条西/12'],
  },
  {
    prefecture: '北海道',
    name: '札幌市西区',
    at: [141.2, 43.1],
    towns: ['西野', '西野七条/9', '二十四軒一条/3', '二十四軒四条/2'],
  },
  {
    prefecture: '北海道',
    name: '札幌市白石区',
    at: [141.4, 43.0],
    towns: ['南郷通一丁目北', '南郷通一丁目南', '菊水四条/2', '菊水上町'],
  },
  {
    prefecture: '北海道',
    name: '札幌市豊平区',
    at: [141.4, 43.0],
    towns: ['平岸一条/4', '平岸二条/4'],
  },
  { prefecture: '北海道', name: '旭川市', at: [142.4, 43.8], towns: ['永山三条/12', '永山町/5'] },
  { prefecture: '北海道', name: '士別市', at: [142.4, 44.2], towns: ['北町', '浜町/6'] },
  {
    prefecture: '北海道',
    district: '紋別郡',
    name: '滝上町',
    at: [143.1, 44.2],
    towns: ['字滝ノ上市街地三条通', '字滝ノ上市街地三条通/2'],
  },
  { prefecture: '北海道', district: '古宇郡', name: '泊村', at: [140.5, 43.1], towns: ['茅沼村'] },
  { prefecture: '北海道', district: '二海郡', name: '八雲町', at: [140.3, 42.3], towns: ['本町'] },
  {
    prefecture: '新潟県',
    name: '新潟市中央区',
    at: [139.0, 37.9],
    towns: ['西堀通六番町', '古町通七番町', '古町通八番町'],
  },
  {
    prefecture: '新潟県',
    name: '上越市',
    at: [138.2, 37.1],
    towns: ['柿崎区柿崎', '柿崎区馬正面'],
  },
  { prefecture: '静岡県', name: '下田市', at: [138.9, 34.7], towns: ['一丁目', '二丁目', '相玉'] },
  {
    prefecture: '長野県',
    name: '長野市',
    at: [138.2, 36.7],
    towns: [
      '大字鶴賀>権堂町',
      '大字鶴賀>問御所町',
      '大字南長野>県町',
      '大字東>田中',
      '大字西>田中',
    ],
  },
  { prefecture: '岩手県', name: '奥州市', at: [141.1, 39.1], towns: ['胆沢小山', '江刺岩谷堂'] },
  { prefecture: '青森県', name: '八戸市', at: [141.5, 40.5], towns: ['南郷大字島守'] },
  {
    prefecture: '青森県',
    district: '西津軽郡',
    name: '鰺ヶ沢町',
    at: [140.2, 40.8],
    towns: ['大字舞戸町'],
  },
  { prefecture: '福島県', name: '南相馬市', at: [141.0, 37.6], towns: ['原町区本町/3'] },
  { prefecture: '兵庫県', name: '姫路市', at: [134.7, 34.8], towns: ['飾磨区今在家'] },
  {
    prefecture: '岐阜県',
    district: '不破郡',
    name: '関ケ原町',
    at: [136.5, 35.4],
    towns: ['関ケ原'],
  },
  { prefecture: '千葉県', name: '鎌ケ谷市', at: [140.0, 35.8], towns: ['道野辺'] },
  { prefecture: '東京都', name: '大田区', at: [139.7, 35.6], towns: ['蒲田/5'] },
  { prefecture: '東京都', name: '新宿区', at: [139.7, 35.7], towns: ['四谷三栄町', '四谷本塩町'] },
  {
    prefecture: '東京都',
    name: '千代田区',
    at: [139.8, 35.7],
    towns: ['神田三崎町/3', '神田猿楽町/2'],
  },
  {
    prefecture: '広島県',
    name: '府中市',
    at: [133.2, 34.6],
    towns: ['上下町有福', '上下町井永', '元町'],
  },
  { prefecture: '高知県', name: '安芸市', at: [133.9, 33.5], towns: ['赤野甲', '赤野乙'] },
  { prefecture: '佐賀県', name: '伊万里市', at: [129.9, 33.3], towns: ['大坪町甲', '大坪町乙'] },
  { prefecture: '岡山県', name: '岡山市中区', at: [133.9, 34.7], towns: ['さい', 'さい東町/2'] },
  { prefecture: '京都府', name: '京都市北区', at: [135.8, 35.0], towns: ['西賀茂北鎮守菴町'] },
];

let geocoder: Geocoder;
beforeAll(async () => {
  ({ geocoder } = await inventedGeocoder(PLACES));
});

function place({ municipality, town }: Match): string {
  return municipality + town;
}

const TO_THEIR_TOWN: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'a name that ends in N丁 outside 堺': [
    ['福井県坂井市丸岡町八丁3-1', '坂井市丸岡町八丁'],
    ['富山県富山市婦中町十五丁1', '富山市婦中町十五丁'],
    ['秋田県秋田市保戸野八丁1-1', '秋田市保戸野八丁'],
    ['大阪府堺市堺区永代町5丁1-1', '堺市堺区永代町五丁'],
    ['大阪府堺市堺区永代町5-1-1', '堺市堺区永代町五丁'],
  ],
  '条 left out': [
    ['北海道札幌市北区新琴似7-1-1-1', '札幌市北区新琴似七条一丁目'],
    ['北海道札幌市北区屯田8-5', '札幌市北区屯田八条五丁目'],
    ['北海道札幌市西区西野7-8', '札幌市西区西野七条八丁目'],
    ['札幌市西区24軒1-1', '札幌市西区二十四軒一条一丁目'],
    ['北海道札幌市白石区菊水4-1-1', '札幌市白石区菊水四条一丁目'],
    ['北海道札幌市白石区南郷通1-北22-1', '札幌市白石区南郷通一丁目北'],
    ['北海道札幌市豊平区平岸1-2-3', '札幌市豊平区平岸一条二丁目'],
    ['北海道旭川市永山3-9', '旭川市永山三条九丁目'],
    ['北海道札幌市西区西野', '札幌市西区西野'],
    ['北海道札幌市西区西野102番地', '札幌市西区西野'],
  ],
  'the municipality twice': [
    ['福井県鯖江市鯖江市神明町1-2-3', '鯖江市神明町一丁目'],
    ['福井県鯖江市福井県鯖江市神明町1-2-3', '鯖江市神明町一丁目'],
    ['東京都大田区大田区蒲田5-1', '大田区蒲田五丁目'],
  ],
  'a counter left out': [
    ['新潟県新潟市中央区西堀通6-866', '新潟市中央区西堀通六番町'],
    ['新潟県新潟市中央区古町通7-1000', '新潟市中央区古町通七番町'],
    ['北海道士別市浜5-66-1', '士別市浜町五丁目'],
    ['静岡県下田市2-4-26', '下田市二丁目'],
  ],
  'a former 区, with and without it': [
    ['岩手県奥州市胆沢区小山字道場40-1', '奥州市胆沢小山'],
    ['岩手県奥州市江刺区岩谷堂1', '奥州市江刺岩谷堂'],
    ['青森県八戸市南郷区大字島守字赤羽6', '八戸市南郷大字島守'],
    ['福島県南相馬市原町本町1-2', '南相馬市原町区本町一丁目'],
    ['新潟県上越市柿崎柿崎1', '上越市柿崎区柿崎'],
    ['兵庫県姫路市飾磨今在家1', '姫路市飾磨区今在家'],
  ],
  'ケ or ノ in a municipality': [
    ['岐阜県不破郡関原町関ヶ原1701', '不破郡関ケ原町関ケ原'],
    ['千葉県鎌谷市道野辺1', '鎌ケ谷市道野辺'],
    ['青森県西津軽郡鯵沢町舞戸町1', '西津軽郡鰺ヶ沢町大字舞戸町'],
    ['東京都西多摩郡日出町平井1', '西多摩郡日の出町平井'],
    ['大分県速見郡日出町川崎1', '速見郡日出町川崎'],
  ],
  'spellings of one name': [
    ['北海道札幌市北区北二四条西5-1', '札幌市北区北二十四条西五丁目'],
    ['札幌市北区北一一西一二－１', '札幌市北区北十一条西十二丁目'],
    ['北海道札幌市北区北廿四条西5', '札幌市北区北二十四条西五丁目'],
    ['岡山県岡山市中区穝1', '岡山市中区さい'],
    ['京都府京都市北区西賀茂北鎮守庵町100', '京都市北区西賀茂北鎮守菴町'],
    ['滝上町字滝上市街地３条通り2-9-1', '紋別郡滝上町字滝ノ上市街地三条通二丁目'],
    ['高知県安芸市赤野字シロケ谷尻甲2994', '安芸市赤野甲'],
    ['佐賀県伊万里市大坪町一ノ坂乙4580番地2', '伊万里市大坪町乙'],
    ['福井県鯖江市大宇神中町1-2', '鯖江市神中町一丁目'],
    ['福井県鯖江市大宇陀1', '鯖江市大宇陀'],
  ],
};

describe.each(Object.entries(TO_THEIR_TOWN))('%s', (_, cases) => {
  it.each(cases)('%s is %s', (address, expected) => {
    const match = geocoder.locate(address);
    expect(place(match)).toBe(expected);
    expect(match.level).toBe('town');
    expect(match.note).not.toContain('partial');
  });
});

describe('what can not be known is said', () => {
  it.each(['福井県坂井市丸岡町舩戸1', '福井県坂井市三国町知らず3', '広島県府中市上下町'])(
    '%s is one of the towns whose names begin so',
    (address) => {
      const match = geocoder.locate(address);
      expect(match.note).toBe('partial-town');
      const town = address.includes('上下') ? '上下町' : match.town;
      expect(match.town).toBe(town);
      const one = geocoder.locate('福井県坂井市丸岡町吉谷1');
      expect(match.errorKm).toBeGreaterThan(one.errorKm);
    },
  );

  it('keeps a 町 that stands alone small, whatever follows', () => {
    const match = geocoder.locate('福井県坂井市春江町ビル3F');
    expect([match.level, match.note]).toEqual(['town', '']);
  });

  it.each([
    ['大分県大分市明磧町1丁目1', '明磧町一丁目'],
    ['大分県大分市旭町1-1', '旭町'],
  ])('%s has no point in the gazetteer', (address, town) => {
    const match = geocoder.locate(address);
    expect([match.level, match.town, match.note]).toEqual(['municipality', town, 'no-point']);
  });

  it.each([
    ['長野市権堂町1-1', '大字鶴賀権堂町'],
    ['長野県長野市県町1', '大字南長野県町'],
    ['長野県長野市問御所町1', '大字鶴賀問御所町'],
  ])('%s is a 小字 of one 大字', (address, town) => {
    const match = geocoder.locate(address);
    expect(match.town).toBe(town);
    expect(match.note).toContain('supplied-oaza');
  });

  it('does not choose between two 大字 that have the 小字', () => {
    const match = geocoder.locate('長野県長野市田中1');
    expect([match.level, match.town]).toEqual(['municipality', '']);
  });

  it.each(['北海道国後郡泊村1', '北海道虻田郡泊村1'])('%s is not 古宇郡泊村', (address) => {
    const match = geocoder.locate(address);
    expect([match.level, match.municipality]).toEqual(['prefecture', '']);
  });

  it.each([
    ['北海道古宇郡泊村茅沼村1', '古宇郡泊村茅沼村', ''],
    ['北海道山越郡八雲町本町1', '二海郡八雲町本町', 'renamed:八雲町'],
    ['福井県今立郡鯖江市神明町1-2-3', '鯖江市神明町一丁目', ''],
  ])('%s keeps its place', (address, expected, note) => {
    const match = geocoder.locate(address);
    expect([place(match), match.note]).toEqual([expected, note]);
  });

  it.each([
    ['東京都新宿区三栄町2-8', '新宿区四谷三栄町', '三栄町'],
    ['東京都新宿区本塩町1', '新宿区四谷本塩町', '本塩町'],
    ['東京都千代田区三崎町2-20-7', '千代田区神田三崎町二丁目', '三崎町'],
    ['東京都千代田区猿楽町1-1-1', '千代田区神田猿楽町一丁目', '猿楽町'],
  ])('%s is written with an old name', (address, expected, old) => {
    const match = geocoder.locate(address);
    expect([place(match), match.note]).toEqual([expected, `renamed:${old}`]);
  });

  it('does not make 北町 of 北一線', () => {
    expect(geocoder.locate('北海道士別市北一線').town).toBe('');
  });
});

it.each([
  '礒磯',
  '斉斎',
  '齋斎',
  '頴穎',
  '剱剣',
  '枡桝',
  '舩船',
  '蘂蕊',
  '函凾',
  '渓谿',
  '脊背',
  '埼崎',
  '鉱砿',
  '栃杤',
  '麸麩',
])('%s are one character', async ([a, b]) => {
  const made = await inventedGeocoder([
    { prefecture: '福井県', name: '鯖江市', at: [136.2, 35.9], towns: [`上${a}野`] },
  ]);
  expect(made.geocoder.locate(`福井県鯖江市上${b}野1`).town).toBe(`上${a}野`);
});
