import { plane } from './plane';
import type { StepMessages } from '../en/steps';
import { formatCount, formatKm, formatShare } from '../numbers';

export const steps: StepMessages = {
  data: {
    title: 'データ',
    question: '企業はどこにあるか',
    answer: (firms, fine) => `${formatCount(firms)}社のうち${formatCount(fine)}社が町字以上の精度`,
    empty:
      '企業の一覧を開いてください。1行に1社、住所または座標が必要です。CSV（Shift_JISも可）、TSV、Excel、GeoJSONに対応します。',
    notes: 'メモ',
    openSample: 'サンプル調査を開く',
    gazetteer: '町字辞書',
    gazetteerNone:
      '現在、住所は市区町村までの位置です。町字辞書を加えると数百メートルの精度になります。',
    gazetteerIdle:
      'この一覧は座標で位置が決まっています。町字辞書は、住所のある企業や機関にだけ使います。',
    gazetteerAdd: '町字辞書のフォルダーを加える…',
    gazetteerHint:
      'Geoloniaが公開する形式の、ja.jsonとフォルダーjaを含むフォルダーです。この端末の中で読み、住所を外へ送りません。',
    gazetteerRemove: '町字辞書を外す',
    builtIn: '内蔵の一覧',
    listUse: 'この一覧の使い方',
    listUses: { alone: '内蔵の一覧の代わりに使う', extends: '内蔵の一覧にIDで加える' },
    remove: (what) => `${what}を外す`,
    replace: '差し替え…',
    add: '追加…',
    reviewRoles: '列の役割…',
    rows: (count) => `${formatCount(count)}行`,
    levels: '位置の精度ごとの企業数',
    optional: '任意',
    tiesOfFirms: (columns) =>
      `企業の一覧の列から：${columns.slice(0, 3).join('、')}${columns.length > 3 ? `ほか（計${columns.length}列）` : ''}`,
    confirmTitle: '列の意味を確認してください',
    useCodeBook: (sheet, columns) =>
      `シート「${sheet}」のコード表を使う（${columns.slice(0, 6).join('、')}${columns.length > 6 ? 'ほか' : ''}）`,
    useInstitutionColumns: (columns) =>
      `機関の列を連携として使う（${columns.slice(0, 6).join('、')}${columns.length > 6 ? 'ほか' : ''}）`,
    confirmIntro: (rows, columns) =>
      `${formatCount(rows)}行、${formatCount(columns)}列です。役割を確かめ、違っていれば直してください。確定するまで計算しません。`,
    tableIs: 'この表の内容',
    encoding: '文字コード',
    delimiter: '区切り文字',
    sheet: 'シート',
    stackSheets: '同じ形のシートをまとめて読む',
    stackedSheets: 'まとめて読むシート（「シート」の列に名前が入ります）',
    otherSheets: (names) => `読んでいないシート：${names.join('、')}`,
    automatic: '自動',
    headerRow: '見出し行',
    headerLine: (line, text) => `${line}行目：${text}`,
    noHeader: '見出しなし',
    leftOut: (rows) => `集計・注・別の表として数えない行（${formatCount(rows)}）`,
    countThem: 'これらの行も数える',
    leaveThem: '集計・注・別の表の行を除く',
    delimiters: { ',': 'コンマ', '\t': 'タブ', ';': 'セミコロン', '|': '縦棒（|）' },
    noRole: '－',
    roleOf: (column) => `列「${column}」の役割`,
    confirm: 'この表を使う',
    needs: (what) => `まだ必要なもの：${what}`,
    addressOrCoordinates: '住所、または経度と緯度',
    roleMissing: (role) => `「${role}」の列`,
    plane,
    inMunicipality: {
      label: '住所の市区町村',
      placeholder: '福井県鯖江市',
      hint: (rows) =>
        `市区町村のない住所（${formatCount(rows)}行）の前に補います。補わない場合は空にしてください。`,
      byGroups: '行ごとの見出しなどによる',
      unknown: '一覧から1つの市区町村を選んでください。',
    },
    firstRows: '先頭の行',
    replaceWarning:
      '新しい分析を始めます。いまの分析は、変更してあれば「データ」の一覧に残ります。',
  },
  clusters: {
    title: '集積',
    question: '集積はどこか',
    answer: (clusters, inside, groups) =>
      `集積${formatCount(clusters)}か所、${formatCount(groups)}社のうち${formatCount(inside)}社が集積内`,
    radiusHint: 'この距離以内にある2社を隣どうしとみなします。',
    minFirmsHint: '半径内に自社を含めてこの数の企業があれば、中核とします。',
    firmsUnit: '社',
    includeCoarseHint:
      'オフが標準です。同じ市区町村の企業が1点に重なり、密な集積に見えてしまうためです。',
    excluded: (count) => `${formatCount(count)}社は位置が粗いか決まらないため、対象外です。`,
    none: 'この定義では集積がありません。半径を広げるか、最小企業数を下げてください。',
    noneBySize: (firms, size, samples) =>
      firms < size
        ? `集積がありません。対象の企業は${formatCount(firms)}社で、最小の集積（${formatCount(size)}社）に足りません。`
        : `集積がありません。HDBSCANでは、対象の${formatCount(firms)}社の中に、${formatCount(size)}社以上で互いに分かれる2つ以上の集まりが、どの距離でも見つかりませんでした（密とみなす企業数：${formatCount(samples)}社）。企業は1つの中心から、または一様に散らばっています。全体を1つの集積とはみなしません。最小の集積を小さくするか、DBSCANをお使いください。`,
    belowMinimum: (clusters, minimum) =>
      `${formatCount(clusters)}か所の集積は${formatCount(minimum)}社に満たない大きさです。最小企業数は中核企業のまわりで数え、2つの集積から届く企業は一方だけに入るためです。`,
    nearlyAll: (share, byRadius) =>
      `企業の${formatShare(share)}が集積内です。この定義ではほとんど区別できません。${byRadius ? '半径を狭めるか、' : ''}最小企業数を上げてください。`,
    hardlyAny: (share, byRadius) =>
      `集積内の企業は${formatShare(share)}だけです。${byRadius ? '半径を広げるか、' : ''}最小企業数を下げてください。`,
    onlyCoarse: (count) =>
      `${formatCount(count)}か所の集積は、1つの町字または市区町村の代表点に重なった企業だけでできています。`,
    list: '大きい集積',
    showAll: 'すべてを表で見る',
  },
  linkage: {
    title: '連携',
    question: '誰が近く、誰と話すか',
    answer: (share, km) => `位置の決まった企業の${formatShare(share)}は${km} km以内に機関がある`,
    answerNone: '位置の決まった機関がありません',
    withinHint: 'km単位で5つまで、コンマで区切ります。',
    median: (km, errorKm) =>
      `最寄り機関までの距離の中央値：${formatKm(km)} km${errorKm === undefined ? '' : `（1つの距離の誤差は中央値で±${formatKm(errorKm)} km）`}`,
    placedBy: (sources) =>
      `機関の位置の出所：${sources.map(({ name, count }) => `${name}${formatCount(count)}件`).join('、')}。誤差半径の小さい方を使います。`,
    hanging: (km, n) =>
      `${formatCount(n)} 社では、${km} km 以内の機関数が位置の誤差によって変わりえます`,
    byKind: '種別ごとの最寄りまでの距離（中央値）',
    colour: '企業を最寄り機関までの距離で色分け',
    kindsHint:
      '距離と機関の数は、ここで選んだ種類だけで計算します。よろず支援拠点は経営相談の窓口で研究開発を行わないため、選ばない限り含めません。連携はどの種類でも連携として扱います。',
    lines: '最寄り機関への線を描く',
    tiesAnswer: (ties, firms) => `${formatCount(firms)}社の連携${formatCount(ties)}件`,
    contacts: {
      title: '企業が答えた交流の頻度',
      'per-year': (column) =>
        `「${column}」列の年間回数。相手の機関は分からないため、線は描きません。`,
      level: (column) =>
        `「${column}」列の段階（値が大きいほど上の段階）。相手の機関は分からないため、線は描きません。`,
      none: '値が分かる企業はありません。コードの意味を答えてください。',
    },
  },
  innovation: {
    title: 'イノベーション',
    question: '誰が革新しているか',
    answer: (label, share) => `${label}：${formatShare(share)}の企業が1以上`,
    answerNone: (label) => `${label}：まだ値がありません`,
    none: '指標の列を指定するか、件数データ（特許・製品など）を加えてください。',
    inside: '集積内',
    outside: '集積外',
    mean: '平均',
    positive: '0より大',
    sum: '合計',
    n: 'n',
    ranked: '平均の高い集積',
    overlay: '企業をこの指標で色分け',
    period: '数えるイベントの期間',
    periodFrom: '始め',
    periodTo: '終わり',
  },
  evidence: {
    title: '検証',
    question: '集積の内は外より多いか、なぜか',
  },
};
