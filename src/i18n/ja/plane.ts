import type { PlaneConverted } from '../../model';
import { formatCount } from '../numbers';
import type { plane as PlaneEn } from '../en/plane';

/** Where each plane rectangular system holds, in the order of their numbers. */
const AREAS = [
  '長崎、鹿児島の一部',
  '福岡・佐賀・熊本・大分・宮崎・鹿児島',
  '山口・島根・広島',
  '香川・愛媛・徳島・高知',
  '兵庫・鳥取・岡山',
  '京都・大阪・福井・滋賀・三重・奈良・和歌山',
  '石川・富山・岐阜・愛知',
  '新潟・長野・山梨・静岡',
  '東京・福島・栃木・茨城・埼玉・千葉・群馬・神奈川',
  '青森・秋田・山形・岩手・宮城',
  '北海道の西部',
  '北海道の中部',
  '北海道の東部',
  '小笠原',
  '沖縄本島など',
  '石垣・宮古など',
  '大東',
  '沖ノ鳥島',
  '南鳥島',
];

/** What says which column points north. */
const BY: Readonly<Record<PlaneConverted['by'], (f: PlaneConverted) => string>> = {
  header: () => '',
  person: () => '',
  addresses: (f) =>
    `どちらが北向きかは見出しから分からないため、住所と合う向きとしました（逆にするには --plane-x ${OTHER[f.points]}）。`,
  land: (f) =>
    `どちらが北向きかは見出しから分からないため、陸地に入る向きとしました（逆にするには --plane-x ${OTHER[f.points]}）。`,
  law: (f) =>
    `どちらが北向きかを示すものがなく、どちらの向きもありえます。公共測量の定義どおりXを北向きとしました。Xが東向きの一覧なら、読み込みの画面で選んでください（コマンドでは --plane-x ${OTHER[f.points]}）。`,
};
const OTHER = { north: 'east', east: 'north' } as const;

/** Columns of metres of a plane rectangular system. */
export const plane: typeof PlaneEn = {
  axes: '北向きの列',
  points: (x, y) => `${x}が北向き、${y}が東向き`,
  label: (columns) => `平面直角座標の系（${columns.join('、')}）`,
  none: '使わない（系が分からない）',
  needed: '平面直角座標の系',
  stated: '表に書かれている系',
  system: (number) => `${number}系（${AREAS[number - 1]}）`,
  converted: (f) =>
    `平面直角座標（${f.systems}系）の「${f.north}」（北向き）と「${f.east}」（東向き）を経緯度に変換しました（${formatCount(f.rows)}行、${f.metres === 0 ? '誤差1 cm以内' : `旧日本測地系からなので${f.metres} mほどずれることがあります`}）。${BY[f.by](f)}`,
  metres: (columns, example) =>
    `${columns}は平面直角座標などのメートル値（${example}）で、何系かが分からないため使っていません。読み込みの画面で系を選ぶか、run --plane 6 のように指定すると、経緯度に変換して使います。`,
};
