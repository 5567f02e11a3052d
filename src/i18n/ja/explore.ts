import type { ExploreMessages } from '../en/explore';
import { formatCount, formatFixed, formatKm, formatShare } from '../numbers';

export const explore: ExploreMessages = {
  sure: {
    title: 'この定義はどれほど確かか',
    waiting: '定義を比べています…',
    curve: (k) =>
      k === 1 ? '自社までの距離' : `自社を含めて${k}番目に近い企業までの距離（近い順）`,
    curveFigure: (k, kneeKm, radiusKm) =>
      `各企業から、自社を含めて${formatCount(k)}番目に近い企業までの距離の曲線。${
        Number.isFinite(kneeKm) ? `${formatKm(kneeKm)} kmで立ち上がり始めます。` : ''
      }現在の半径は${radiusKm} kmです。`,
    curveX: '企業の割合',
    curveY: 'km（対数）',
    knee: (km) =>
      `曲線は${formatKm(km)} kmで曲がります。そこまでは企業が密集し、その先は散らばります。`,
    noKnee: '曲線に曲がり角がなく、半径の目安はありません。',
    useRadius: (km) => `${km} kmにする`,
    radiusLine: '図の中の半径',
    weighted: '重みを付けて数えているため、近い企業までの距離は半径の目安になりません。',
    map: 'ほかの定義ではどうなるか',
    mapHint:
      '各欄は集積の数と集積内の割合です。枠のある欄が現在の定義で、ほかの欄を選ぶとその定義になります。',
    radius: '半径',
    minimum: '最小企業数',
    cell: (clusters, share) => `集積${formatCount(clusters)}か所、${formatShare(share)}が集積内`,
    adopt: (radiusKm, minimum, found) =>
      `半径${radiusKm} km、最小${formatCount(minimum)}社：${found}`,
    adoptSize: (minimum, found) => `最小${formatCount(minimum)}社：${found}`,
    present: '現在の定義',
    stable: (always, never, between, definitions) =>
      `${formatCount(definitions)}通りの定義のすべてで集積内となるのは${formatCount(always)}社、どれでも集積外となるのは${formatCount(never)}社、定義によって変わるのは${formatCount(between)}社です。`,
    nearlyAllCore: (share) =>
      `企業の${formatShare(share)}が中核で、ほとんどが密とみなされています。半径を狭めるか、最小企業数を上げてください。`,
    hardlyAnyCore: (share) =>
      `中核の企業は${formatShare(share)}だけです。半径を広げるか、最小企業数を下げてください。`,
    tooWide: (name, km, limit) =>
      `「${name}」は差し渡し${formatKm(km)} kmで、${formatCount(limit)} kmより広がっています。隣の産地とつながったのかもしれません。半径を狭めてみてください。`,
    widest: '注意する集積の広がり',
    onlyCoarse: (count) =>
      `${formatCount(count)}か所の集積は、1つの代表点に重なった企業だけでできています。`,
  },
  colour: {
    label: '企業の色分け',
    cluster: '集積',
    measure: 'イノベーションの指標',
    stability: '集積内となる定義の割合',
    inside_probability: '集積内である確率',
    hot_spot: 'ホットスポットとコールドスポット',
    short: {
      stability: '集積内となる定義の割合',
      inside_probability: '集積内である確率',
      hot_spot: 'ホットスポットとコールドスポット',
    },
  },
  classes: {
    'likely-outside': 'おそらく集積外（0.25未満）',
    'coin-toss': 'どちらともいえない（0.25～0.75）',
    'likely-inside': 'おそらく集積内（0.75超）',
    hot: 'ホット（周りも高い）',
    cold: 'コールド（周りも低い）',
    plain: '有意でない',
    isolated: '近隣なし',
  },
  columns: {
    stability: '安定性',
    insideProbability: '集積内の確率',
  },
  share: (value) => (Number.isFinite(value) ? formatFixed(value, 2) : '–'),
};
