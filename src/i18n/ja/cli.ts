import type { cli as CliEn } from '../en/cli';
import { formatCount } from '../numbers';
import { help } from './cli-help';
import { fetchReason } from './problems';

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 20).join('、');
  return names.length > 20 ? `${shown}、…` : shown;
}

const rows = (n: number) => `${formatCount(n)}行`;
const firms = (n: number) => `${formatCount(n)}社`;

export const cli: typeof CliEn = {
  prefix: 'shuseki: ',
  warning: '注意：',
  help,
  usage: {
    notCodes: (text) =>
      `--codesには「問1:1=yes,2=no,9=missing」のように列とコードの意味を指定してください（${text}）。意味は yes（はい）、no（いいえ）、level（段階。言葉は書いた順に小さい方から）、missing（無回答）、zero（0）、または3のような数です。列をそのまま数とするなら「列:numbers」です`,
    notRanges: (text) =>
      `--rangesには「従業員数=middle」のように列と lower・middle・upper・missing のどれかを指定してください（${text}）`,
    notAScale: (text) =>
      `--scaleには「問6=1..5」のように列と段階の両端を指定してください（${text}）`,
    needsErrors: (option, errors) => `${option}は--errors ${errors}とともに使います`,
    notAControl: (text) =>
      `--controlには「創業年」「売上高:log;業態:category=株式会社」のように列とその扱いを指定してください（${text}）`,
    notAScope: (text) =>
      `--onlyには kind=301,302、従業員数=10..50、設立@2015..2020 のように列と条件を指定してください（${text}）`,
    sizesUnknown: (firms, isUnitOpen) =>
      `中小企業基本法の区分を判定できない企業が${formatCount(firms)}社あります。--size-unknown in（対象に含める）か --size-unknown out（対象から除く）を指定してください${isUnitOpen ? '。資本金の単位もわかりません。--capital-unit で指定すると、判定できる企業が増えます' : ''}`,
    notAPeriod: (option, text) =>
      `${option}には 2015、2015..2020-03、2015.. のように年・年月・年月日を指定してください（${text}）`,
    notABox:
      '--only-boxには西端・南端・東端・北端を度で指定してください（例: 136.1,35.9,136.3,36.0）',
    unknownCommand: (name) =>
      `「${name}」というコマンドはありません。geocode、cluster、proximity、evidence、run、convert、sql、open、share、institutions check、municipalities check、gazetteer build、gazetteer fetch のいずれかです`,
    noCommand:
      'コマンドを指定してください: geocode、cluster、proximity、evidence、run、convert、sql、open、share、institutions check、municipalities check、gazetteer build、gazetteer fetch',
    seeHelp: (command) => `（shuseki ${command} --help）`,
    unknownOption: (name) => `${name}というオプションはありません`,
    missingValue: (name) => `${name}に値がありません`,
    noValue: (name) => `${name}に値は付けられません`,
    missingOption: (name) => `${name}がありません`,
    missingArgument: (what) => `${what}がありません`,
    surplusArgument: (text) => `「${text}」は余分な引数です`,
    notANumber: (name, value) => `${name}が「${value}」です。数値を指定してください`,
    notWhole: (name, value) => `${name}が${value}です。整数を指定してください`,
    outOfRange: (name, value, least, most) =>
      `${name}が${value}です。${least}から${most}までの値にしてください`,
    notOneOf: (name, value, choices) =>
      `${name}が「${value}」です。${choices.join('、')}のいずれかにしてください`,
    roundsOfFiles: (name, files) =>
      `${name}には、ファイルの数（${files}）だけ、互いに違う回の名前をコンマで区切って指定してください（2019,2024）`,
    notTogether: (one, other) => `${one}と${other}は同時に使えません`,
    needs: (one, other) => `${one}には${other}が必要です`,
    groupsAreClusters: (column) =>
      `--groups ${column}: Shusekiの集積で誤差をまとめることはできません。市区町村か都道府県の列を指定してください`,
  },
  input: {
    missing: (path) => `${path}：ファイルがありません`,
    isFolder: (path) => `${path}：フォルダーです。中のファイルを指定してください`,
    unreadable: (path, reason) => `${path}：ファイルを読めません（${reason}）`,
    appNotBuilt: 'アプリがまだビルドされていません。先に npm run build を実行してください',
    portTaken: (port, reason) =>
      `ポート${port}は使えません（${reason}）。--port で別の番号を指定してください`,
    nobodyWrites: (path, seconds) => `${path}：パイプに${seconds}秒間、何も書き込まれませんでした`,
    unwritable: (path, reason) => `${path}：書き込めません（${reason}）`,
    overInput: (path) =>
      `${path}は読み込むファイルそのものです。何も書き込んでいません。出力先を変えてください`,
    sameFile: (path) => `${path}が2つの出力に指定されています。別のファイルにしてください`,
    noCodes: (file, headers) =>
      `${file}に市区町村コードの列がありません。列名を${headers.join('、')}のいずれかにするか、先にgeocodeで位置を求めてください`,
    columnUnknown: (file, wanted, header) =>
      `${file}：「${wanted}」という列はありません。列は ${listed(header)} です`,
    columnRepeated: (file, wanted) =>
      `${file}：「${wanted}」という列が複数あります。別の名前にしてください`,
    noAddress: (file) => `${file}：住所らしい列がありません。--addressで指定してください`,
    noCoordinates: (file) =>
      `${file}：経度と緯度らしい列がありません。--lonと--latで指定するか、先に「shuseki geocode」を実行してください`,
    noInstitutionCoordinates: (file) =>
      `${file}：経度と緯度らしい列がありません。見出しを経度、緯度にするか、先に「shuseki geocode」を実行してください`,
    noPlaces: (file) => `${file}：使える座標のある行がありません`,
    noRole: (file, role) =>
      `${file}：${role}にあたる列を見つけられません。見出しを分かりやすくしてください`,
    rolesBeyond: (file, column, columns) =>
      `分析ファイルは${file}の${column}列目を指していますが、列は${columns}つです`,
    notNumeric: (where, example) => `${where}：「${example}」は数値ではありません`,
    notYesNo: (where, example) =>
      `${where}：「${example}」は、はい・いいえのどちらでもありません。1と0、またはcluster_roleを使ってください`,
    negative: (where, example) => `${where}：${example}は負の値です。重みは負にできません`,
    boundaryCrosses: (file, sentence) =>
      `${file}：${sentence}修復するには--repair-boundariesを付けてください。または、ファイルを直してください。`,
    noScript: {
      method: (method: string) =>
        `${method}による集積はスクリプトにできません。DBSCANと描いた境界はできます`,
      overrides: () =>
        '見つかった集積に代わる境界は、スクリプトにできません。すべての集積を境界で描くか、これらの境界を除いてください',
    },
    noStudyInside: (path) => `${path}: このZIPファイルには分析（study.json）がありません`,
    gazetteerMissing: (path) =>
      `${path}：町字辞書がありません。ja.jsonとjaのあるフォルダー、またはパックを指定してください`,
    notACodeBook: (file) => `${file}: コード表には「変数」と「コード」の列が必要です`,
    valueRows: (value, n) => `${value}（${rows(n)}）`,
    codesOfColumn: (column, values) => `「${column}」は${listed(values)}`,
    codesAsked: (file, columns, option, sheet) =>
      `${file}: 次の値は調査票のコードかもしれません。推測では扱いません。${columns.join('。')}。意味を、たとえば ${option} と指定するか、${sheet === null ? '--codebook FILE でコード表を指定して' : `--codebook に同じファイル（シート「${sheet}」がコード表です）を指定して`}ください。言葉のlevelは、書いた順に小さい方から1、2、…とします。「?」は順序も意味も分からない言葉なので、書き換えてください。「列:numbers」は値をそのまま数として扱います`,
    gazetteerNeeded: (source, date) =>
      `この分析は町字辞書 ${source}${date ? `（${date}）` : ''} で位置を決めました。--gazetteerで指定するか、使わない場合は --gazetteer none としてください`,
    fetchFailed: (url, reason) => `${url}：取得できません（${fetchReason(reason)}）`,
    buildStopped: (files, folder) =>
      `${formatCount(files)}ファイルを取得できませんでした。取得した分は${folder}にあります。同じコマンドをもう一度実行すると続きから再開します`,
    internal: (reason) => `Shusekiの内部で問題が起きました（${reason}）。ご報告ください`,
  },
  sqlHead: (study: string, version: string, run: string, simulated: boolean) => [
    `${study.replace(/\s+/g, ' ')}: 集積・近接性・つながり・比較（Shuseki ${version}の定義による）`,
    ...(simulated ? ['データは架空のものです。'] : []),
    `実行方法（このフォルダーで）: ${run}`,
    'より多くの企業を扱うときは、同じ列の表をfirms.csvの代わりに置いてください。距離は大円距離（半径6371.0088 km）です。',
  ],
  notice: {
    sqlRun: (folder: string, run: string) => `${folder} で次のように実行します: ${run}`,
    sqlWithoutComparison:
      'この分析には調査のウェイトがあり、スクリプトはそれを使えないため、比較は含まれていません',
    ready: (address) => `${address} で使えます。\n終了するにはCtrl+Cを押してください。`,
    roles: (file, taken) => `${file}：${taken}`,
    sheets: (file, sheet, unread) =>
      `${file}：シート「${sheet}」を読みました。読んでいないシート：${listed(unread)}。--sheetで選べます。--sheet allは同じ形のシートをまとめて読みます`,
    sheetsOfYears: (file, sheet, unread) =>
      `${file}：シート「${sheet}」を読みました。ほかの年のシート（読んでいません）：${listed(unread)}。--sheetで選べます`,
    noneTaken: '認識できた列はありません',
    recovered: {
      finished: (folder) =>
        `${folder}で前回のコマンドがファイルの入れ替え中に終了していたため、残りを入れ替えました`,
      undone: (folder) =>
        `${folder}で前回のコマンドがファイルの入れ替え前に終了していたため、元のファイルに戻しました`,
    },
    besideKept: (count) =>
      `見出し・合計・注記の行が${rows(count)}あります。位置のない行として残します`,
    located: (towns, all) => `${rows(all)}のうち${formatCount(towns)}行が町字までの精度`,
    fetchAdvice: (list) =>
      `町字辞書がないため、住所は市区町村までの精度です。shuseki gazetteer fetch${list === null ? '' : ` --only-for ${list}`} を実行すると、${list === null ? '全国' : 'この一覧'}の町字を取得して次回からも使います`,
    noMeasure:
      'イノベーションの実績とみなせる列がないため、集積の内と外の比較はしていません。--outcome 列名（特許件数、新製品数、有無など）か、企業ごとの出来事の表 --outcomes FILE を指定してください',
    yesNo: (measure, yes, no) =>
      `「${measure}」の有無: 「有」は${yes.length > 0 ? listed(yes) : 'なし'}、「無」は${no.length > 0 ? listed(no) : 'なし'}`,
    clusters: (clusters, inside, outside, excluded) =>
      `集積${formatCount(clusters)}、集積内${firms(inside)}、集積外${firms(outside)}、対象外${firms(excluded)}`,
    groups: (file, source, columns, km = NaN) =>
      source === 'independent'
        ? `${file}：各行を互いに独立とみなします`
        : source === 'squares'
          ? `${file}：${km}km四方の格子の類似を許します`
          : source === 'none'
            ? `${file}：市区町村や住所の列がないため、誤差をクラスター化できません（--groupsで列を指定してください）`
            : `${file}：${source === 'address' ? `${columns.join('・')}の市区町村` : columns.join('・')}で誤差をクラスター化します`,
    columnsTwice: (file, names) =>
      `${file}にはすでに${names.join('、')}の列があります。新しい列はその後ろに加えます`,
    besideStudy: (path, beside) =>
      `${path}は分析ファイルの示す場所にないため、分析ファイルと同じフォルダのファイルを使います：${beside}`,
    gazetteerDiffers: (wanted, given) =>
      `分析ファイルの町字辞書は${wanted}ですが、${given}を使います。位置が異なることがあります`,
    fetching: (url) =>
      `町字辞書のファイルを${url}から取得します（送るのはファイル名だけで、住所は送りません）`,
    built: (towns, places, size) =>
      `${formatCount(places)}市区町村の${formatCount(towns)}町字、${size}`,
    wrote: (folder, files) => `${folder}に${formatCount(files)}ファイル`,
  },
  progress: {
    reading: '読み込み',
    locating: '位置の決定',
    clustering: '集積の計算',
    computing: '計算',
    fetching: '取得',
  },
  roles: {
    id: 'ID',
    name: '名称',
    name_en: '英語名',
    address: '住所',
    longitude: '経度',
    latitude: '緯度',
    coordinates: '緯度・経度（1列）',
    industry: '業種',
    employees: '従業員数',
    capital: '資本金',
    subcontractor: '下請',
    outcome: '実績',
    kind: '種別',
    level: '位置の精度',
    error_km: '位置誤差',
    homepage: 'ホームページ',
    former_names: '旧名称',
    successor: '後継機関',
    closed: '廃止',
    as_of: '確認した月',
    firm: '企業',
    institution: '機関',
    contact_frequency: '交流頻度',
    institution_columns: '機関の列',
    parent: '親企業',
    parent_address: '親企業の住所',
    main_institution: '主な連携先',
    main_frequency: '機関との交流頻度',
    survey_weight: '調査ウェイト',
    response: '回収',
    wave: '回答の時期',
    survey_round: '調査の回',
    year: '年',
    topic: '交流の種類・内容',
    key: '企業',
    date: '日付',
  },
};
