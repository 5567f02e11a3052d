import { scanAreas } from './scan-areas';
import { background } from './background';
import type { ExploreMessages, SignificanceFacts } from '../en/explore';
import { formatCount, formatFixed, formatKm, formatShare } from '../numbers';

function distances(ranges: SignificanceFacts['above']): string {
  return `${ranges
    .map(({ from, to }) => (from === to ? whole(from) : `${whole(from)}～${whole(to)}`))
    .join('、')} km`;
}

function whole(km: number): string {
  return formatFixed(km, km < 10 && !Number.isInteger(km) ? 1 : 0);
}

function significance({ draws }: SignificanceFacts, p: number): string {
  return `全体のp${p < 0.001 ? '＜0.001' : `＝${formatFixed(p, 3)}`}、抽出${formatCount(draws)}回`;
}

export const explore: ExploreMessages = {
  sure: {
    title: 'この定義はどれほど確かか',
    waiting: '定義を比べています…',
    curve: (k) => `各企業から、自社を含めて${formatCount(k)}番目に近い企業までの距離（近い順）`,
    somewhere: (count) =>
      `町字や街区の代表点にある${formatCount(count)}社は、誤差半径の中のどこかにあるものとして測っています。`,
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
    radiusLine: '距離の線',
    weighted: '重みを付けて数えているため、近い企業までの距離は半径の目安になりません。',
    map: 'ほかの定義ではどうなるか',
    mapHint:
      '位置の精度から意味のある範囲の半径と最小企業数で比べています。各欄は集積の数と集積内の割合です。枠のある欄が現在の定義で、ほかの欄を選ぶとその定義になります。',
    radius: '半径',
    minimum: '最小企業数',
    cell: (clusters, share) => `集積${formatCount(clusters)}か所、${formatShare(share)}が集積内`,
    adopt: (radiusKm, minimum, found) =>
      `半径${radiusKm} km、最小${formatCount(minimum)}社：${found}`,
    adoptSize: (minimum, found) => `最小${formatCount(minimum)}社：${found}`,
    present: '現在の定義',
    stable: (always, never, between, definitions) =>
      `半径と最小企業数を現在の半分から2倍まで変えた${formatCount(definitions)}通りの定義のすべてで集積内となるのは${formatCount(always)}社、どれでも集積外となるのは${formatCount(never)}社、定義によって変わるのは${formatCount(between)}社です。`,
    colour: '企業をこの割合で色分け',
    nearlyAllCore: (share) =>
      `企業の${formatShare(share)}が中核で、ほとんどが密とみなされています。半径を狭めるか、最小企業数を上げてください。`,
    hardlyAnyCore: (share) =>
      `中核の企業は${formatShare(share)}だけです。半径を広げるか、最小企業数を下げてください。`,
    tooWide: (name, km, limit) =>
      `「${name}」は差し渡し${formatKm(km)} kmで、${formatCount(limit)} kmより広がっています。隣の産地とつながったのかもしれません。半径を狭めてみてください。`,
    onlyCoarse: (count) =>
      `${formatCount(count)}か所の集積は、1つの代表点に重なった企業だけでできています。`,
  },
  define: {
    minSize: '最小の集積',
    minSizeHint: 'これより少ない企業の集まりは集積とみなしません。',
    minSamplesHint: '密とみなすのに必要な企業数です。大きいほど集積外が増えます。',
    asSize: '最小の集積と同じ',
    selections: { eom: '最も安定したもの（質量超過）', leaf: '最も細かいもの（葉）' },
    radiusForBoundary: '半径は境界の形にだけ使います。',
    allIndustries: 'すべての企業',
    weights: { none: '1社を1と数える', employees: '従業員数で数える' },
    byOutcome: (label) => `「${label}」で数える`,
    withoutIndustry: (count) =>
      `業種のない企業${formatCount(count)}社は、注目する企業が含まれるかもしれませんが、その他の企業として数えています。`,
    scan: {
      ofInterest: '注目する企業',
      background: '比べる対象',
      otherFirms: '名簿のほかの企業',
      employees: '従業員数',
      shapes: { circle: '円', flexible: '隣り合う町をつないだ形' },
      shapeHint: '町は企業の異なる位置です。300を超えるときは升目にまとめ、その大きさを示します。',
      models: {
        bernoulli: '該当するか否か（ベルヌーイ）',
        poisson: '比べる対象に比例（ポアソン）',
      },
      noRadius: (radiusKm) =>
        `スキャンには半径も最小企業数も要りません。あらゆる大きさの範囲を比べ、偶然かどうかで判定します。半径（${radiusKm} km）は境界を描くためだけに使います。`,
      basis: (f) =>
        `注目する企業は${formatCount(f.cases)}社${f.register !== '' ? `、比べる対象は名簿「${f.register}」の${formatCount(f.population)}行` : f.weighted ? `、比べる対象の合計は${formatCount(Math.round(f.population))}` : `（全${formatCount(f.population)}社のうち）`}。${f.shape === 'flexible' ? (f.areas ? scanAreas.basis(f.neighbours ?? 0, f.places) : `${formatCount(f.places)}地点のそれぞれに近い${f.neighbours}地点のうちで隣り合う（ボロノイ領域が境を接する）組`) : `${formatCount(f.places)}地点のまわりの円`}${f.squareKm > 0 ? `（地点が多いため、${formatKm(f.squareKm)} km四方にまとめています）` : ''}、割り振り${formatCount(f.draws)}回、シード${f.seed}。${f.lacking ? background.lacking(f.lacking) : ''}${scanAreas.without(f.withoutArea ?? 0, f.rowsWithoutArea ?? 0)}`,
      none: (observed, expected, p) =>
        `注目する企業が偶然を超えて多い所はありません。最も目立つ所でも、見込み${formatFixed(expected, 1)}社に対して${formatCount(observed)}社です（p = ${formatFixed(p, 3)}）。`,
      nowhere: '注目する企業が全体と比べて多い所はありません。',
      areas: scanAreas.words,
      areasHint: scanAreas.hint,
      refused: {
        ...scanAreas.refused,
        'too-few-cases': '注目する企業が2社に満たないため、調べることがありません。',
        'only-cases':
          '空間スキャンは、注目する企業が全体と比べて多い所を探します。いまはすべての企業が注目する企業なので、比べる相手がありません。業種を選ぶか、比べる対象を別の名簿か従業員数にしてください。',
      },
      card: (f) =>
        `${f.areas === undefined ? `半径${formatKm(f.radiusKm)} kmの円` : f.municipal ? scanAreas.set(f.areas) : `隣り合う${formatCount(f.areas)}地点`}に、見込み${formatFixed(f.expected, 1)}社に対して注目する企業が${formatCount(f.observed)}社あります${Number.isFinite(f.relativeRisk) ? `（${f.areas === undefined ? '円' : 'それ'}の外の${formatFixed(f.relativeRisk, 2)}倍）` : '（これですべてです）'}。`,
      cardBasis: (f, register) =>
        `${f.areas === undefined ? 'Kulldorffの空間スキャン' : '可変形状の空間スキャン（Tango and Takahashi 2005）'}${register === '' ? '' : `（比べる対象は名簿「${register}」）`}：対数尤度比${formatFixed(f.logLikelihoodRatio, 2)}、p = ${formatFixed(f.pValue, 3)}（どこかに同じくらい目立つ${f.areas === undefined ? '円' : '組'}が偶然できる確率）。`,
      title: '全体と比べて多い所',
      titleOfRegister: '名簿と比べて多い所',
    },
    weightHint: '最小企業数は、企業の数ではなく合計になります。',
  },
  error: {
    title: '位置がずれていたら',
    intro: '各企業を位置誤差の範囲で無作為に動かし、集積を何度も求め直します。',
    automatic: (draws) => `自動（${formatCount(draws)}回）`,
    run: '位置を動かして確かめる',
    running: (share) => `計算中… ${formatShare(share)}`,
    stale: 'この後で定義が変わりました。もう一度確かめてください。',
    tosses: (count, draws) =>
      `${formatCount(count)}社はどちらともいえません。${formatCount(draws)}回のうち4分の1から4分の3で集積内でした。`,
    none: (draws) => `${formatCount(draws)}回の繰り返しで、どちらともいえない企業はありません。`,
    persistence: (low, name) =>
      `最も不確かな集積は「${name}」で、再び見つかるのは平均${formatShare(low)}です。`,
    showTosses: 'どちらともいえない企業を選択',
    colour: '企業をこの確率で色分け',
    noError: '位置誤差のある企業がないため、位置は正確とみなします。',
  },
  more: {
    title: '全体の集積を超えるか',
    intro:
      'ある業種の企業どうしは、全企業の所在地から無作為に選んだ同じ数の企業より近くに集まっているでしょうか。',
    industry: '業種',
    draws: '抽出回数',
    limit: '距離の上限（km）',
    limitAutomatic: '全企業間の距離の中央値',
    run: '検定する',
    running: (share) => `抽出中… ${formatShare(share)}`,
    measure: '尺度',
    measures: { density: 'K密度（Duranton・Overman）', ripley: 'RipleyのLの差' },
    tooFew: (industry, firms, least) =>
      `「${industry}」で位置の決まった企業は${formatCount(firms)}社です。${formatCount(least)}社以上が必要です。`,
    all: 'すべての企業がこの業種のため、比べる相手がありません。',
    noIndustry: '業種の列がありません。データの手順で列の役割を指定してください。',
    x: '距離（km）',
    density: '1 kmあたりの組',
    ripley: 'L（業種）－L（全体）、km',
    figure: (industry, sentence) =>
      `${industry}：業種の曲線、各距離で抽出の90％が入る帯、全体の限界。${sentence}`,
    key: '線：業種。帯：各距離で抽出の5～95％。点線：どこかで超える抽出が上下それぞれ5％以下の限界。太線：有意な距離。',
    concentrated: (f) =>
      `「${f.industry}」は${distances(f.above)}で、企業全体より集中しています（${significance(f, f.pAbove)}）。`,
    dispersed: (f) =>
      `${distances(f.below)}では、企業全体より分散しています（${significance(f, f.pBelow)}）。`,
    onlyDispersed: (f) =>
      `「${f.industry}」は${distances(f.below)}で、企業全体より分散しています（${significance(f, f.pBelow)}）。`,
    neither: (f) =>
      `「${f.industry}」は${formatKm(f.limitKm)} kmまでのどの距離でも、全企業から選んだ同じ数の企業と比べて集中も分散もしていません（${significance(f, Math.min(f.pAbove, f.pBelow))}）。`,
    basis: (f) =>
      `${formatCount(f.sites)}社のうち${formatCount(f.firms)}社、非復元抽出${formatCount(f.draws)}回、乱数の種${f.seed}、バンド幅${formatKm(f.bandwidthKm)} km。`,
  },
  spots: {
    title: 'ホットスポットとコールドスポット',
    intro: (km) =>
      `値の高い（低い）企業が、${km} km以内の似た企業に囲まれている所です。Getis・OrdのGi*、偽発見率5％未満。`,
    show: '地図に示す',
    found: (hot, cold, firms) =>
      `${formatCount(firms)}社のうちホット${formatCount(hot)}社、コールド${formatCount(cold)}社。`,
    isolated: (count, km) =>
      `${formatCount(count)}社は${km} km以内に近隣がなく、判定していません。`,
    refused: {
      constant: 'すべての企業の値が同じで、調べる傾向がありません。',
      'no-neighbours': 'この距離に近隣のある企業がありません。距離を広げてください。',
      'too-many-neighbours': 'この距離では近隣が多すぎて数えられません。距離を狭めてください。',
    },
    spot: {
      none: '有意でない',
      hot: 'ホット',
      cold: 'コールド',
      isolated: '近隣なし',
      missing: '値なし',
    },
  },
  quotient: {
    title: '特化',
    hint: '特化係数：集積内でのその業種の割合を、全体での割合で割った値。括弧内は正確法による95%信頼区間。',
    value: (quotient, low, high, firms) =>
      `${formatFixed(quotient, 1)}倍（${formatFixed(low, 1)}～${formatFixed(high, 1)}）${formatCount(firms)}社`,
    small: (quotient, low, high, firms) =>
      `${formatFixed(quotient, 1)}倍（${formatFixed(low, 1)}～${formatFixed(high, 1)}）${formatCount(firms)}社のみ`,
    persistence: '存続度',
  },
  /** What the legend says colours stand for. */
  colour: {
    precision: '企業（位置の精度）',
    distance: '企業（最寄りの研究開発機関までの直線距離）',
    stability: '集積内となる定義の割合',
    inside_probability: '集積内である確率',
    hot_spot: 'ホットスポットとコールドスポット',
  },
  classes: {
    'likely-outside': '集積外（0.25未満）',
    'coin-toss': 'どちらともいえない（0.25～0.75）',
    'likely-inside': '集積内（0.75超）',
    hot: 'ホット（周りも高い）',
    cold: 'コールド（周りも低い）',
    plain: '有意でない',
    isolated: '近隣なし',
  },
  columns: {
    stability: '安定性',
    insideProbability: '集積内の確率',
    spot: 'スポット',
    persistence: '存続度',
    speciality: '特化業種',
  },
  share: (value) => (Number.isFinite(value) ? formatFixed(value, 2) : '–'),
};
