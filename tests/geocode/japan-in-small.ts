import type { InventedPlace } from './gazetteers';

/**
 * A small Japan: real names of municipalities, towns in each form that occurs, invented points. What the rules do on the
 * real gazetteer they must do here too.
 */
export const JAPAN_IN_SMALL: readonly InventedPlace[] = [
  {
    prefecture: '北海道',
    name: '札幌市',
    kind: 'designated_city',
    at: [141.35, 43.06],
  },
  {
    prefecture: '北海道',
    name: '札幌市中央区',
    at: [141.34, 43.05],
    towns: ['北三条西/12', '南一条東/6', '大通西/10', '旭ケ丘/4', '円山西町', '円山西町/3'],
  },
  {
    prefecture: '北海道',
    name: '札幌市北区',
    at: [141.34, 43.09],
    towns: ['北二十条西/9', '屯田町'],
  },
  { prefecture: '北海道', name: '伊達市', at: [140.86, 42.47], towns: ['鹿島町', '梅本町'] },
  { prefecture: '福島県', name: '伊達市', at: [140.56, 37.82], towns: ['保原町', '梁川町>右城町'] },
  {
    prefecture: '岩手県',
    name: '花巻市',
    at: [141.11, 39.39],
    towns: ['十二丁目', '石鳥谷町関口', '石鳥谷町関口>第十五地割', '石鳥谷町関口>第八地割'],
  },
  {
    prefecture: '福島県',
    district: '相馬郡',
    name: '新地町',
    at: [140.92, 37.88],
    towns: ['駒ケ嶺', '駒ケ嶺>字山中', '小川'],
  },
  {
    prefecture: '埼玉県',
    name: '川口市',
    at: [139.72, 35.81],
    towns: ['大字青木', '青木/5', '大字新堀', '新堀町', '本町/4', '前川町/4', '領家'],
  },
  { prefecture: '千葉県', name: '千葉市', kind: 'designated_city', at: [140.11, 35.61] },
  { prefecture: '千葉県', name: '千葉市中央区', at: [140.12, 35.6], towns: ['春日/2', '本町/3'] },
  { prefecture: '千葉県', name: '市川市', at: [139.93, 35.72], towns: ['八幡/6', '富浜/3'] },
  {
    prefecture: '東京都',
    name: '中央区',
    at: [139.77, 35.67],
    towns: ['銀座/8', '日本橋兜町', '八丁堀/4'],
  },
  {
    prefecture: '東京都',
    name: '渋谷区',
    at: [139.7, 35.66],
    towns: ['東/4', '渋谷/4', '千駄ケ谷/6', '桜丘町', '神泉町'],
  },
  { prefecture: '東京都', name: '府中市', at: [139.48, 35.67], towns: ['宮西町/5', '本町/4'] },
  {
    prefecture: '東京都',
    district: '八丈島',
    name: '八丈町',
    at: [139.79, 33.11],
    towns: ['大賀郷', '三根'],
  },
  {
    prefecture: '新潟県',
    name: '燕市',
    at: [138.88, 37.67],
    towns: ['吉田', '吉田旭町/4', '秋葉町/4'],
  },
  {
    prefecture: '福井県',
    name: '鯖江市',
    at: [136.18, 35.95],
    towns: ['旭町/4', '神明町/5', '磯部町', '東鯖江/4', '下野田町', '有定町/3'],
  },
  { prefecture: '静岡県', name: '浜松市', kind: 'designated_city', at: [137.73, 34.71] },
  { prefecture: '静岡県', name: '浜松市中央区', at: [137.73, 34.71] },
  { prefecture: '静岡県', name: '浜松市浜名区', at: [137.78, 34.79] },
  {
    prefecture: '愛知県',
    name: '名古屋市瑞穂区',
    at: [136.94, 35.12],
    towns: ['彌富町', '十六町/2', '汐路町'],
  },
  { prefecture: '京都府', name: '京都市', kind: 'designated_city', at: [135.76, 35.02] },
  {
    prefecture: '京都府',
    name: '京都市中京区',
    at: [135.75, 35.01],
    towns: ['烏丸町', '笋町', '一之船入町', '亀屋町', '壬生辻町', '六番町', '上馬町'],
  },
  { prefecture: '大阪府', name: '堺市', kind: 'designated_city', at: [135.48, 34.57] },
  {
    prefecture: '大阪府',
    name: '堺市堺区',
    at: [135.47, 34.58],
    towns: ['永代町一丁', '永代町二丁', '永代町三丁', '熊野町西一丁', '戎島町四丁'],
  },
  { prefecture: '大阪府', name: '大阪市', kind: 'designated_city', at: [135.5, 34.69] },
  {
    prefecture: '大阪府',
    name: '大阪市中央区',
    at: [135.51, 34.68],
    towns: ['南本町/4', '本町/4'],
  },
  { prefecture: '大阪府', name: '大阪市西区', at: [135.49, 34.68], towns: ['京町堀/3', '本町橋'] },
  {
    prefecture: '和歌山県',
    name: '和歌山市',
    at: [135.17, 34.23],
    towns: ['七番丁', '十二番丁', '一番丁', '紀三井寺', '九番丁'],
  },
  { prefecture: '広島県', name: '府中市', at: [133.24, 34.57], towns: ['府川町', '元町'] },
  {
    prefecture: '広島県',
    name: '三原市',
    at: [133.08, 34.4],
    towns: ['幸崎久和喜', '西野/5', 'テクノバレー'],
  },
  {
    prefecture: '愛媛県',
    name: '松山市',
    at: [132.77, 33.84],
    towns: ['一番町/4', '三番町/8', '高浜町/6', '桧山', '北条辻', '山ノ内', '西ノ岡町', '井之口'],
  },
];
