import { formatCount, formatFixed, formatKm } from '../numbers';
import type { images as imagesEn } from '../en/images';

export const images: typeof imagesEn = {
  saveFigure: '図を保存…',
  saveFigureOf: (title) => `図を保存：${title}`,
  saveMap: '地図を画像で保存',
  mapFile: '画面に見えている地図。タイトル、凡例、縮尺、出典つき。PNGまたはSVG。',
  choose: '大きさ…',
  title: 'タイトル',
  format: '形式',
  formats: { png: 'PNG（画像）', svg: 'SVG（図形）' },
  size: '幅',
  sizes: {
    column: '報告書の段、8 cm・300 dpi',
    page: 'ページの幅、16 cm・300 dpi',
    slide: 'スライド、1,920 px',
    px: 'ピクセルで指定',
    cm: 'センチで指定',
  },
  widthPx: '幅（ピクセル）',
  widthCm: '幅（センチ）',
  dpi: '解像度（dpi）',
  sizeHint: (least, most) =>
    `画像の幅は${formatCount(least)}～${formatCount(most)}ピクセルにしてください。`,
  result: (width, height) => `${formatCount(width)} × ${formatCount(height)}ピクセル。`,
  letters: (points) => `紙の上の文字は${formatFixed(points, 1)}ポイント。`,
  smallLetters: '読むには小さすぎます。幅を広げてください。',
  preview: 'プレビュー',
  drawing: '描いています…',
  save: '保存',
  copyImage: '画像をコピー',
  copyTable: '表をコピー',
  copiedImage: '画像をクリップボードに入れました。',
  copiedTable: (rows) => `表（${formatCount(rows)}行）をクリップボードに入れました。`,
  cannotCopy: 'ブラウザがコピーを許可しませんでした。ファイルに保存してください。',
  cannotDraw: 'この大きさでは画像を描けませんでした。小さくしてください。',
  source: (study, files) =>
    files.length === 0 ? `${study}。` : `${study}。データ：${files.join('、')}。`,
  madeBy: (version) => `Shuseki\u00a0${version}で作成。`,
  credits: (names) => `地図：${names.join('、')}。`,
  scale: (km, lat) => {
    const length = km < 1 ? `${formatCount(km * 1000)} m` : `${formatCount(km)} km`;
    return lat === null ? length : `${length}（北緯${formatFixed(lat, 0)}度で）`;
  },
  mapDescription: (title) => `地図：${title}。色と形の意味は下の凡例のとおり。`,
  bars: { name: '名称', value: '値' },
  definition: {
    description: '行は半径、列は最小企業数の表。各マスは集積の数と、集積内の企業の割合。',
    shade: '集積の数と集積内の企業の割合（濃いほど多い）',
    radiusKm: '半径 km',
    inside: '集積内の企業の割合',
  },
  nearest: {
    title: (k) => `近くの企業までの距離（k\u00a0=\u00a0${formatCount(k)}）`,
    curve: '距離の順に並べた企業',
    radius: (km) => `現在の半径 ${formatKm(km)} km`,
    knee: (km) => `曲がり角 ${formatKm(km)} km`,
  },
  envelope: {
    title: (measure, industry) => `${measure}：${industry}`,
    observed: 'この業種',
    local: '抽出の5～95%',
    global: '全体の限界（片側5%）',
    significant: '有意な距離',
    localLow: '抽出の5%',
    localHigh: '抽出の95%',
    globalLow: '全体の限界（下）',
    globalHigh: '全体の限界（上）',
  },
  specifications: {
    clear: '95%区間が0を含まない',
    unclear: '95%区間が0を含む',
  },
};
