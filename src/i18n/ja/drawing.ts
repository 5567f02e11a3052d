import type { DrawingMessages } from '../en/drawing';
import { formatCount, formatDensity, formatFixed } from '../numbers';

export const drawing: DrawingMessages = {
  title: '描いた境界',
  start: '境界を描く',
  used: (count) =>
    `集積は描いた境界${formatCount(count)}件です。半径と最少企業数は比較にだけ使います。`,
  kept: (count) => `描いた境界${formatCount(count)}件を残しています。集積は計算で求めたものです。`,
  takeUp: '描いた境界を使う',
  putAside: '計算で求める集積に戻す',
  takeDerived: '今の集積を描いた境界として使う',
  bar: '境界を描く道具',
  tool: {
    polygon: '描く',
    edit: '編集',
    split: '分割',
    merge: '統合',
    hole: '穴を開ける',
  },
  remove: '削除',
  leave: '終了',
  say: {
    polygon: '頂点を順にクリックし、最初の点のクリックかEnterで閉じます。Escapeで取り消します。',
    edit: '境界を選んでください。',
    editing:
      '頂点、辺の中点、境界全体をドラッグできます。右クリックで頂点を削除します。別の境界をクリックすると、それを編集します。',
    split: '境界を横切る線を描き、最後の点をもう一度クリックするかEnterを押してください。',
    merge: '統合する相手の境界をクリックしてください。',
    hole: '境界からくり抜く部分を描いてください。',
  },
  refusal: {
    'line-misses': '線が境界を横切っていません。端から端まで描いてください。',
    'nothing-left': '境界が残らなくなります。',
    'too-fine': '頂点が多すぎて、1点ずつは動かせません。分割、統合、穴開けはできます。',
  },
  repair: '修復する',
  giveUp: '取り消す',
  selected: (name, firms, areaKm2, density) =>
    `${name}：${formatCount(firms)}社、${formatFixed(areaKm2, areaKm2 < 100 ? 1 : 0)} km²${Number.isFinite(density) ? `、1 km²あたり${formatDensity(density)}社` : ''}`,
  difference: (label, inside, outside) =>
    `${label}：集積内${formatFixed(inside, 2)}、集積外${formatFixed(outside, 2)}`,
  name: '境界の名前',
  nameHint: '空欄なら市区町村名で呼びます',
  list: '境界',
  clear: 'すべて削除',
  open: '境界（GeoJSON）を開く …',
  byNumbers: 'マウスを使わずに描く',
  coordinates: '頂点：経度, 緯度（1行に1点）',
  coordinatesAdd: 'この多角形を加える',
  coordinatesWrong: {
    'too-few': '頂点は3つ以上必要です。',
    unreadable: '各行に経度、緯度の順で2つの数を書いてください。',
    swapped: '緯度と経度が逆のようです。経度を先に書いてください。',
  },
  circle: '市区町村を中心とする円',
  municipality: '市区町村',
  municipalityUnknown: 'その名前の市区町村はありません。',
  radius: '半径（km）',
  circleAdd: 'この円を加える',
  hull: (firms) => `選択した${formatCount(firms)}社を囲む`,
  hullHint: '先に地図で企業（Shiftで追加）か集積を選んでください。',
  compare: {
    title: '計算で求めた集積との比較',
    waiting: '比較しています …',
    overall: (both, drawn, derived, jaccard) =>
      `どちらでも集積内が${formatCount(both)}社、描いた境界だけが${formatCount(drawn)}社、計算だけが${formatCount(derived)}社${Number.isFinite(jaccard) ? `（Jaccard係数${formatFixed(jaccard, 2)}）` : ''}。`,
    boundary: '境界',
    most: '最も近い集積',
    both: '共通',
    jaccard: 'Jaccard',
    shift: (km) => `± ${km} km`,
    shifted: (gained, lost) => `+${formatCount(gained)} / −${formatCount(lost)}`,
    none: 'なし',
  },
  brought: {
    title: 'ファイルの境界',
    found: (count) => `${formatCount(count)}件の境界を使えます。`,
    crossing: (count) => `${formatCount(count)}件は線が交差しています。取り込むと修復します。`,
    add: '今の境界に加える',
    replace: '今の境界と入れ替える',
    use: '集積の境界として使う',
  },
};
