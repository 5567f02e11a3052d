import { beforeAll, describe, expect, it } from 'vitest';
import type { Geocoder, Match } from '../../src/geocode';
import { inventedGeocoder, inventedMunicipalities } from './gazetteers';
import { JAPAN_IN_SMALL } from './japan-in-small';
import { createGeocoder } from '../../src/geocode';

let geocoder: Geocoder;
beforeAll(async () => {
  ({ geocoder } = await inventedGeocoder(JAPAN_IN_SMALL));
});

function place(match: Match): string {
  return match.prefecture + match.municipality + match.town;
}

describe('forms of one address', () => {
  it.each([
    // Widths, numerals, hyphens.
    ['大阪府大阪市中央区南本町２丁目３番１２号', '大阪府大阪市中央区南本町二丁目'],
    ['大阪府大阪市中央区南本町2-3-12', '大阪府大阪市中央区南本町二丁目'],
    ['大阪府大阪市中央区南本町二丁目三番十二号', '大阪府大阪市中央区南本町二丁目'],
    ['大阪府大阪市中央区南本町二-3-12', '大阪府大阪市中央区南本町二丁目'],
    ['広島県三原市テクノバレー1-1', '広島県三原市テクノバレー'],
    ['千葉県市川市富浜３丁目１７ー１', '千葉県市川市富浜三丁目'],
    ['ﾁﾊﾞ 千葉県市川市八幡1丁目', '千葉県市川市八幡一丁目'],
    // 大字, 字, 小字.
    ['福島県相馬郡新地町駒ヶ嶺字山中１８番地の５', '福島県相馬郡新地町駒ケ嶺字山中'],
    ['福島県新地町大字駒が嶺字山中18', '福島県相馬郡新地町駒ケ嶺字山中'],
    ['岩手県花巻市石鳥谷町関口第15地割3', '岩手県花巻市石鳥谷町関口第十五地割'],
    ['岩手県花巻市石鳥谷町関口8地割3', '岩手県花巻市石鳥谷町関口第八地割'],
    ['岩手県花巻市１２丁目７０４', '岩手県花巻市十二丁目'],
    // 大字 beside a 町 or a 丁目 of the same name.
    ['埼玉県川口市大字新堀999', '埼玉県川口市大字新堀'],
    ['埼玉県川口市新堀町999', '埼玉県川口市新堀町'],
    ['埼玉県川口市大字青木12番地', '埼玉県川口市大字青木'],
    ['埼玉県川口市青木2-3-4', '埼玉県川口市青木二丁目'],
    // Sapporo.
    ['札幌市北三条西６丁目', '北海道札幌市中央区北三条西六丁目'],
    ['北海道札幌市中央区北3条西6', '北海道札幌市中央区北三条西六丁目'],
    ['北海道札幌市中央区北3西6-1-2', '北海道札幌市中央区北三条西六丁目'],
    ['北海道札幌市中央区大通西10-4', '北海道札幌市中央区大通西十丁目'],
    // Sakai, 番丁.
    ['大阪府堺市堺区永代町2丁3-1', '大阪府堺市堺区永代町二丁'],
    ['堺市堺区永代町2丁目3-1', '大阪府堺市堺区永代町二丁'],
    ['和歌山県和歌山市7番町19', '和歌山県和歌山市七番丁'],
    ['和歌山県和歌山市九番丁19', '和歌山県和歌山市九番丁'],
    // Old forms, kana.
    ['愛知県名古屋市瑞穂区弥富町1', '愛知県名古屋市瑞穂区彌富町'],
    ['愛媛県松山市檜山1', '愛媛県松山市桧山'],
    ['愛媛県松山市井の口1', '愛媛県松山市井之口'],
    ['愛媛県松山市山の内1', '愛媛県松山市山ノ内'],
    // Kyoto.
    ['京都府京都市中京区烏丸通四条下る東入笋町689', '京都府京都市中京区笋町'],
    ['京都府京都市中京区河原町二条下ル一之舟入町537-50', '京都府京都市中京区一之船入町'],
    ['京都市中京区渋谷通東大路東入三丁目上馬町５３６番地', '京都府京都市中京区上馬町'],
    ['京都府京都市中京区三条通新町西入る亀屋町６番２', '京都府京都市中京区亀屋町'],
    ['京都府京都市中京区烏丸町寺之内通大宮西入', '京都府京都市中京区烏丸町'],
    // In front and behind.
    ['〒916-0041 福井県鯖江市神明町1-2-3', '福井県鯖江市神明町一丁目'],
    ['９１６００４１福井県鯖江市神明町1-2-3', '福井県鯖江市神明町一丁目'],
    ['日本国福井県鯖江市（神明町）1-2-3', '福井県鯖江市神明町一丁目'],
    ['福井県鯖江市神明町１丁目２番３号（鯖江第２ビル）', '福井県鯖江市神明町一丁目'],
    ['福井県鯖江市 旭町 2 - 3 - 4', '福井県鯖江市旭町二丁目'],
    ['東京都東京都渋谷区神泉町2', '東京都渋谷区神泉町'],
    ['東京都渋谷区東京都渋谷区渋谷２―１９―１５', '東京都渋谷区渋谷二丁目'],
    ['東京渋谷区渋谷2-19-15', '東京都渋谷区渋谷二丁目'],
    ['千葉市川市八幡1丁目1番1号', '千葉県市川市八幡一丁目'],
    ['八丈島八丈町大賀郷2551', '東京都八丈島八丈町大賀郷'],
    ['東京都八丈町三根1', '東京都八丈島八丈町三根'],
    // Characters left out.
    ['福井県鯖江市下野田33', '福井県鯖江市下野田町'],
    ['福井県鯖江市東鯖江町3丁目', '福井県鯖江市東鯖江三丁目'],
    ['大阪府大阪市西区京町堀二丁目２－８', '大阪府大阪市西区京町堀二丁目'],
  ])('%s is in %s', (address, expected) => {
    const match = geocoder.locate(address);
    expect(place(match)).toBe(expected);
    expect(match.level).toBe('town');
    expect(match.errorKm).toBeGreaterThan(0);
  });

  it('keeps what was matched and what was left over as written', () => {
    const match = geocoder.locate('〒916-0041　福井県鯖江市神明町１丁目２－３ 鯖江ビル');
    expect(match.matched).toBe('福井県鯖江市神明町１丁目');
    expect(match.rest).toBe('２－３ 鯖江ビル');
  });

  it('tells 小字 apart', () => {
    const match = geocoder.locate('福島県相馬郡新地町駒ケ嶺字山中18');
    expect([match.town, match.koaza, match.rest]).toEqual(['駒ケ嶺字山中', '字山中', '18']);
    const other = geocoder.locate('福島県相馬郡新地町駒ケ嶺字山上18');
    expect([other.town, other.koaza, other.rest]).toEqual(['駒ケ嶺', '', '字山上18']);
  });

  it('names the town as a whole where its 丁目 is missing, with a radius that holds them all', () => {
    const whole = geocoder.locate('大阪府大阪市中央区南本町');
    const part = geocoder.locate('大阪府大阪市中央区南本町3丁目');
    expect(whole.town).toBe('南本町');
    expect(whole.errorKm).toBeGreaterThan(part.errorKm);
  });
});

describe('what must not be found', () => {
  it.each([
    ['東京都荒川区屋５丁目', 'prefecture', 'no-municipality'],
    ['福井県鯖江市屋形町51', 'municipality', 'no-town'],
    ['東京都渋谷区東山3-2', 'municipality', 'no-town'],
    ['大阪府大阪市西区南本町1丁目', 'municipality', 'no-town'],
    ['京都府京都市中京区３６６番２', 'municipality', 'no-town'],
    ['どこか', 'none', 'unreadable'],
    ['<img src=x onerror=alert(1)>', 'none', 'unreadable'],
    ['', 'none', 'no-address'],
    [' \u3000\n', 'none', 'no-address'],
  ])('%s: %s, %s', (address, level, note) => {
    const match = geocoder.locate(address);
    expect([match.level, match.note]).toEqual([level, note]);
    expect(Number.isNaN(match.lng)).toBe(level === 'none');
  });

  it('does not cut a number: 十 is not in 12', () => {
    const match = geocoder.locate('岩手県花巻市12-3');
    expect(match.level).toBe('municipality');
  });

  it('says so where the name may go on', () => {
    const match = geocoder.locate('東京都渋谷区千駄ケ谷東3-2');
    expect(match.note).toBe('partial-town');
    const sure = geocoder.locate('東京都渋谷区千駄ケ谷');
    expect(match.errorKm).toBeCloseTo(2 * sure.errorKm, 9);
  });
});

describe('ambiguity is reported', () => {
  it.each([
    ['府中市', 'none', 'ambiguous:東京都府中市|広島県府中市'],
    ['伊達市1-2', 'none', 'ambiguous:北海道伊達市|福島県伊達市'],
    ['千葉県中央区', 'municipality', 'ambiguous:'],
    ['埼玉県川口市青木2-3', 'town', 'ambiguous:'],
  ])('%s', (address, level, note) => {
    const match = geocoder.locate(address);
    expect(match.level).toBe(level);
    if (note !== 'ambiguous:') expect(match.note).toBe(note);
  });

  it('lists every 中央区 with its place', () => {
    const match = geocoder.locate('中央区1-2-3');
    expect(match.level).toBe('none');
    expect(match.candidates.map((candidate) => candidate.name)).toEqual([
      '北海道札幌市中央区',
      '千葉県千葉市中央区',
      '東京都中央区',
      '静岡県浜松市中央区',
      '大阪府大阪市中央区',
    ]);
    expect(match.candidates.every((candidate) => candidate.lng > 120)).toBe(true);
  });

  it('is decided by a town that only one of them has', () => {
    expect(place(geocoder.locate('中央区銀座1-2-3'))).toBe('東京都中央区銀座一丁目');
    expect(place(geocoder.locate('府中市府川町315'))).toBe('広島県府中市府川町');
    expect(geocoder.locate('府中市府川町315').note).toBe('assumed-prefecture');
  });

  it('falls back to what the candidates have in common', () => {
    const city = geocoder.locate('大阪府大阪市1-2');
    expect([city.level, city.municipality]).toEqual(['municipality', '大阪市']);
    const towns = geocoder.locate('中央区本町2丁目3番4号');
    expect(towns.level).toBe('none');
    expect(towns.note).toBe('ambiguous:千葉県千葉市中央区本町二丁目|大阪府大阪市中央区本町二丁目');
  });

  it('2-3 after a town with and without 丁目 may be either', () => {
    const match = geocoder.locate('北海道札幌市中央区円山西町2-3');
    expect(match.note).toBe('ambiguous:円山西町|円山西町二丁目');
    expect(match.candidates).toHaveLength(2);
    const three = geocoder.locate('北海道札幌市中央区円山西町2-3-4');
    expect([three.town, three.note]).toEqual(['円山西町二丁目', '']);
  });
});

describe('without a gazetteer', () => {
  const alone = createGeocoder(inventedMunicipalities(JAPAN_IN_SMALL));

  it('places addresses at their municipality, with its error', () => {
    const match = alone.locate('福井県鯖江市神明町1-2-3');
    expect(match).toMatchObject({ level: 'municipality', municipality: '鯖江市', errorKm: 5 });
    expect([match.matched, match.rest, match.note]).toEqual(['福井県鯖江市', '神明町1-2-3', '']);
  });

  it('places a bare prefecture in the middle of its municipalities', () => {
    const match = alone.locate('北海道');
    expect(match.level).toBe('prefecture');
    expect(match.errorKm).toBeGreaterThan(50);
  });

  it('takes 札幌市北区 for the ward, not for the city', () => {
    expect(alone.locate('札幌市北区屯田町').municipality).toBe('札幌市北区');
    expect(alone.locate('札幌市').municipality).toBe('札幌市');
  });
});
