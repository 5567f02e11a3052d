import type { AppMessages } from '../en/app';
import { formatCount, formatDensity, formatFixed, formatLimit, formatShare } from '../numbers';

export const app: AppMessages = {
  title: 'Shuseki 集積',
  subtitle: '日本の産業集積とイノベーション・ネットワーク',
  untitled: '無題の分析',
  sampleName: 'サンプル調査（模擬データ）',
  simulatedHint:
    '実在しない企業です。プログラムで作りました。操作の練習用であり、日本の実態を示すものではありません。',
  languageName: '日本語',
  otherLanguage: 'English',
  theme: { light: '明るい', dark: '暗い', label: '配色' },
  undo: '元に戻す',
  redo: 'やり直す',
  openAny: '開く…',
  save: '分析を保存',
  export: '書き出し',
  close: '閉じる',
  cancel: '中止',
  apply: '適用',
  back: '戻る',
  more: '詳細設定',
  open: 'ファイルを開く…',
  skipToMap: '地図へ移動',
  menu: '手順',
  hideSteps: '手順を隠す',
  showSteps: '手順を表示',
  loading: '読み込み中…',
  computing: (fraction) => `計算中… ${formatShare(fraction)}`,
  loadFailed:
    'サンプルを読み込めませんでした。ページを再読み込みするか、サーバーを確かめてください。',
  dropHere: '表（CSV、TSV、Excel、GeoJSON）または分析ファイルをここにドロップ',
  search: '企業・機関・市区町村を検索',
  searchNothing: '見つかりません',
  notices: (count) => `お知らせ${formatCount(count)}件`,
  where: (parts) =>
    [
      parts.file,
      parts.sheet ? `シート「${parts.sheet}」` : undefined,
      parts.line !== undefined
        ? `${formatCount(parts.line)}行目`
        : parts.row !== undefined
          ? `データ${formatCount(parts.row)}行目`
          : undefined,
      parts.column !== undefined && parts.column !== '' ? `列「${parts.column}」` : undefined,
    ]
      .filter((part) => part !== undefined)
      .join('、'),
  note: (codes) =>
    codes
      .split(' ')
      .map((part) => {
        const [code, facts = ''] = [part.split(':')[0], part.slice(part.indexOf(':') + 1)];
        switch (code) {
          case 'ambiguous':
            return `該当が複数あります：${facts.split('|').join('、')}。`;
          case 'assumed-prefecture':
            return '都道府県名がありませんが、該当は1か所だけです。';
          case 'renamed':
            return `旧名で書かれています（${facts}）。`;
          case 'short-municipality':
            return '市区町村名の「市」「町」「村」が省かれています。';
          case 'estimated':
            return '市区町村の点は推定です。';
          case 'no-town':
            return '町字が見つかりません。';
          case 'partial-town':
            return '町字名の続きが地名の一部かもしれません。隣の町字の可能性があります。';
          case 'no-point':
            return '町字辞書にこの町字の座標がありません。';
          case 'between-numbers':
            return 'この地番は収録されていません。前後の地番の間に置きました。';
          case 'supplied-oaza':
            return '大字が書かれていません。この小字は市区町村内に1か所だけです。';
          case 'no-municipality':
            return '都道府県だけが見つかりました。市区町村は見つかりません。';
          case 'no-address':
            return '住所がありません。';
          case 'unreadable':
            return '住所を読み取れません。';
          case 'coordinates':
            return '元の座標を使いました。';
          case 'list-region':
            return '町名だけの住所です。一覧にある市区町村のうち、この町名があるのは1つだけです。';
          case 'off-address':
            return `住所の位置から${facts} km離れています。`;
          case 'rule':
            return 'この分析の読み替え規則を当てはめました。';
          case 'fixed-address':
            return '手作業で修正：住所を書き換えました。';
          case 'fixed-candidate':
            return '手作業で修正：候補から選びました。';
          case 'fixed-point':
            return '手作業で修正：地図上で位置を決めました。';
          case 'fix-unmatched':
            return '選んだ候補が見当たりません。もう一度選んでください。';
          default:
            return part;
        }
      })
      .join(''),
  map: {
    zoomIn: '拡大',
    zoomOut: '縮小',
    credits: '出典',
    map: '企業・集積・研究開発機関の地図。矢印キーで移動、＋と－で拡大縮小、Enterで中央のものを選択します。',
    label: '企業・集積・研究開発機関の地図',
    lasso: '囲んで選択（Shift＋ドラッグで四角形、Ctrlで追加）',
    reset: '全体を表示',
    gathered: (byMeasure) =>
      `円：同じ地点の企業（大きさと数字は企業数、色は${byMeasure ? '最も高い値' : '最も多いもの'}）`,
    opened: '淡い円：同じ地点（町字など）の企業を並べたもの（実際の位置は分からない）',
    gatheredTip: (count) => `同じ地点に${formatCount(count)}社`,
    clusterSymbols: (sizes, by) =>
      `円：集積（大きさは企業数：${sizes.map((size) => formatCount(size)).join('社、')}社${
        by === undefined ? '' : `、色は企業の${by === 'mean' ? '平均' : '中央値'}`
      }）`,
    clusterMeans: '集積（企業の平均）',
    ofFirms: '企業',
    boundary: '集積の境界',
    nearestLine: '最寄り機関への線（接触ではない）',
    layers: '地図の表示',
    clusters: '集積（円と境界）',
    institutions: '研究開発機関',
    links: '機関への線',
    gsi: '地理院タイル（国土地理院から通信で取得）',
    legend: '凡例',
    inView: '表示範囲内の数',
    missing: '値なし',
    distance: (from, to) =>
      from === -Infinity
        ? `${formatLimit(to)} km未満`
        : to === Infinity
          ? `${formatLimit(from)} km以上`
          : `${formatLimit(from)}～${formatLimit(to)} km`,
    insideHint: '集積ごとの色',
    noWebGl:
      'このブラウザーではWebGLが使えないため、地図を表示できません。表と書き出しは使えます。',
    lost: 'グラフィックス機能が一時的に使えなくなったため、地図を表示できません。使えるようになると自動で表示します。その間もほかの操作はできます。',
    notFetched:
      '地図を描く部分を読み込めませんでした。表と書き出しは使えます。ページを再読み込みすると、もう一度試します。',
  },
  inspector: {
    title: '選択',
    firms: (count) => `${formatCount(count)}社を選択中`,
    clusterFirms: (count) => `${formatCount(count)}社`,
    coreFirms: (count) => `中核${formatCount(count)}社`,
    belowMinimum: (minimum) =>
      `最小企業数（${formatCount(minimum)}社）より少ないのは、中核企業のまわりで数えた企業の一部が隣の集積に入っているためです。`,
    matched: '一致した部分',
    located: '位置の精度',
    placedBy: '位置の出所',
    note: '備考',
    within: (km, count) => `${km} km以内に${formatCount(count)}機関`,
    ties: (count) => `連携${formatCount(count)}件`,
    rename: '集積の名前を変更',
    name: '名前',
    resetName: '自動の名前に戻す',
    extent: '広がり',
    density: (value) => (Number.isFinite(value) ? `1 km²あたり${formatDensity(value)}社` : '–'),
    showFirms: '所属企業を表で見る',
    industries: '業種',
    nearestFirms: (count) => `${formatCount(count)}社の最寄り機関`,
    zoom: 'ここに寄る',
    outcomeMean: (label, mean) => `${label}：1社あたり${formatFixed(mean, 2)}`,
    onlyCoarse:
      'この集積は、企業が1つの市区町村または町字の代表点に重なっているために現れたものです。',
  },
  table: {
    title: '表',
    rows: (shown, all) =>
      shown === all
        ? `${formatCount(all)}行`
        : `${formatCount(all)}行のうち${formatCount(shown)}行`,
    filter: '検索（空白で区切るとすべて含む）',
    filterLabel: '行を検索。空白で区切った語をすべて含む行を表示',
    within: '検索する列',
    allColumns: 'すべての列',
    columnsTitle: '列の表示',
    columnsHint: '表示する列、並び順、幅（ピクセル）を選べます。見出しはドラッグでも動かせます。',
    columnsReset: '元に戻す',
    moveUp: (column) => `${column}を前へ`,
    moveDown: (column) => `${column}を後へ`,
    width: (column) => `${column}の幅`,
    widthAuto: '自動',
    copied: (rows) => `${formatCount(rows)}行をコピーしました。`,
    height: { closed: '表を閉じる', half: '表', full: '表を広げる' },
    empty: '条件に合う行がありません。',
    sortBy: (column) => `${column}で並べ替え`,
    onlySelected: '選択した行だけ',
    columns: {
      name: '名称',
      id: 'ID',
      level: '位置の精度',
      errorKm: '誤差 km',
      cluster: '集積',
      role: '区分',
      industry: '業種',
      employees: '従業員数',
      nearest: '最寄りの機関',
      nearestKm: '距離',
      placedBy: '位置の出所',
      municipality: '市区町村',
      firms: '企業数',
      areaKm2: '面積 km²',
      density: '企業数/km²',
      kind: '種別',
      address: '住所',
      firmsNearest: '最寄りの企業数',
      within: (km) => `${km} km以内`,
      note: '備考',
    },
  },
  exports: {
    title: '書き出し',
    intro: 'すべてこの端末の中で書き出します。各ファイルの内容は次のとおりです。',
    download: '保存',
    all: 'すべてをzipで保存',
    allHolds: '分析、報告書、地図、表、Rスクリプト、全レイヤーを1つのzipにまとめます',
    allMaking: 'zipにまとめています…',
    empty: 'この分析にはこのファイルに書くものがないため、保存していません。',
    allWithoutMap: '地図を画像にできなかったため、地図を除いて保存しました。',
    draws: '乱数の抽出も書き出す',
    drawsHint:
      '乱数の種とすべての抽出をdraws.csvに加えます。findings.jsonに乱数による数値が入り、replay.Rで再計算できます。時間がかかります。',
    warning: '模擬データです。どのファイルにもその旨を記します。',
    file: {
      'firms.geojson': (count) =>
        `企業${formatCount(count)}社の点。位置の精度、集積、最寄りの機関、元の表のすべての列を含みます。`,
      'clusters.geojson': (count) =>
        `集積${formatCount(count)}か所の多角形。企業数、面積、密度、業種、定義を含みます。`,
      'institutions.geojson': (count) =>
        `研究開発機関${formatCount(count)}件の点。種別と、最寄りとする企業の数を含みます。`,
      'links.geojson': (count) =>
        `企業と機関を結ぶ線${formatCount(count)}本。距離（km）を含みます。`,
      'firms-excel.csv': (count) =>
        `Excel用CSV（BOM付きUTF-8）。企業と同じ内容で${formatCount(count)}行です。`,
      'fields.csv': () => '各ファイルの列の一覧。列の日本語名、GeoJSONでの項目名、値の種類、由来。',
      'findings.json': () => 'すべての集計、集積、お知らせ（プログラム用）。',
      'study.json': () =>
        '分析そのもの。入力の名前とSHA-256、列の役割、設定。コマンドラインで再現できます。',
      'analysis.csv': () => '比較と回帰分析に使った列。1行が1社。',
      'flows.geojson': (count) => `表示中の交流の流れ${formatCount(count)}本（線）`,
      'areas.geojson': (count) => `重ねた区域とその値（${formatCount(count)}）。秘匿した区域は空欄`,
      'parents.geojson': (count) => `企業と親企業を結ぶ線 ${formatCount(count)}本`,
      'density.geojson': () => '企業の密度。1km²あたりの企業数で区切った区域（面）。',
      'relative-density.geojson': () =>
        '注目する企業が、すべての企業に比べて多い・少ない区域（面）。',
      'industries.csv': (count) =>
        `${formatCount(count)}業種の市区町村への集中（Ellison–Glaeser指数）。Excel用CSV。`,
      'location-quotients.csv': () =>
        '各集積・各市区町村での業種ごとの特化係数と信頼区間。Excel用CSV。',
      'specifications.csv': () =>
        '仕様曲線のすべての分析（選び方、推定値、誤差、区間）。replay.Rで再推定に使います。',
      'draws.csv': () => '乱数の種とすべての抽出。replay.Rで乱数による数値を再計算に使います。',
      'gravity.csv': () => '集積と機関の組ごとの距離と交流。replay.Rで再推定に使います。',
      'rounds.csv': (count) =>
        `調査${formatCount(count)}回それぞれの企業の位置と集積。replay.Rで増減や移転の再集計に使います。`,
      'panel.csv': () =>
        '時点ごとの各企業の指標と、いつから起きたか。replay.Rで変化の差の再推定に使います。',
    },
  },
};
