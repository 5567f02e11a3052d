import { MODEL_FAMILIES } from '../../model';
import type { cli as CliEn } from '../en/cli';
import { methods } from './methods';
import { formatCount } from '../numbers';
import { optionNames } from '../option-names';
import { fetchReason } from './problems';

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 20).join('、');
  return names.length > 20 ? `${shown}、…` : shown;
}

const rows = (n: number) => `${formatCount(n)}行`;
const firms = (n: number) => `${formatCount(n)}社`;

const common = `  --language ja|en     表示の言語。指定がなければLC_ALL、LC_MESSAGES、LANGで決めます
  --timing FILE.json   rows, load_ms, read_ms, compute_ms, write_ms, peak_rss_mb を書き出します
  --help               この説明を表示します`;

const reading = `  --encoding ENC       utf-8, shift_jis, euc-jp, utf-16le, utf-16be。指定がなければ自動判別
  --delimiter D        comma, tab, semicolon。指定がなければ自動判別
  --sheet NAME         Excelのシート名。指定がなければ先頭。A,Bは重ねて、allは同じ形のシートすべて
  --header-row N       見出し行（ファイルの行番号）。指定がなければ自動で探します
  --no-header          1行目もデータとして読みます。列名は column_1, column_2, … になります`;

const output = `表はCSV、TSV、Excel（.xlsx）、GeoJSONの点を読めます。入力の欄は読んだとおりの内容と順序で、UTF-8、カンマ区切り、改行LFで書き出します。
指定のない列は見出しから探します。`;

export const cli: typeof CliEn = {
  prefix: 'shuseki: ',
  warning: '注意：',
  help: {
    main: `使い方: shuseki コマンド …

  geocode              住所 → 座標、位置の精度、位置誤差
  cluster              座標 → 集積（DBSCAN、HDBSCAN、描いた境界）
  proximity            企業 × 研究開発機関 → 最寄りと、距離内の数
  evidence             集積内と集積外の比較、または回帰1本
  run                  分析全体: GeoJSON、結果、分析ファイル
  convert              分析のレイヤーをGIS向けの形式に変換
  open                 アプリをブラウザで開く（このコンピュータの中だけ）
  share                名称・住所・正確な位置を除いた、人に渡せる分析
  institutions check   研究開発機関の一覧で確認が必要な行
  gazetteer build      公開されている町字データ → 辞書パック1つ
  gazetteer fetch      同じものを取得し、次回からも使う
  version              Shusekiのバージョン

各コマンドの詳細は shuseki コマンド --help。終了コード: 0 すべて書き出した、1 入力が使えない、2 オプションの誤り。
計算はすべてこのコンピューターの中で行い、住所を外に送りません。
`,
    geocode: `使い方: shuseki geocode IN.csv --out OUT.csv [オプション]

  IN.csv, --out FILE   必須。- は標準入力と標準出力。一覧の長さに制限はありません
  --address COL[,COL]  住所の列。複数の列はこの順につなげます
  --gazetteer G        町字辞書: ja.jsonとjaのあるフォルダー、「shuseki gazetteer build」で作ったパック、または
                       そのようなフォルダーのhttp(s)アドレス。なければ内蔵の市区町村だけで位置を決めます。
                       http(s)の場合は、一覧に現れる市区町村のファイルを取得します
  --threads N          長い一覧を分担するスレッドの数。指定しなければコアの数（最大4）
${reading}
${common}

加える列: geocode_lon, geocode_lat, geocode_level（point, residence, parcel, block, town,
municipality, prefecture, none）,
geocode_error_km（真の位置が95%の確率で入る半径）, geocode_matched, geocode_prefecture, geocode_municipality,
geocode_municipality_code, geocode_town, geocode_note。
${output}
`,
    cluster: `使い方: shuseki cluster POINTS.csv --out LABELS.csv [--method M] [オプション]

  --out FILE           必須
  --lon COL --lat COL  座標の列（度、WGS84）
${Object.values(methods)
  .map(({ usage }) => usage)
  .join('\n')}
  --industry COL       業種ごとに別々に集積を求めます。描いた境界には使えません
  --include-coarse     geocode_levelがtownより粗い行も含めます
${reading}
${common}

加える列: cluster_id（0, 1, …、集積外は空）とcluster_role（core, border, outside, excluded）。hdbscanでは
cluster_probabilityも、scanではcluster_expected、cluster_relative_risk、cluster_log_likelihood_ratio、
cluster_p_valueも。excluded: 座標がない、またはgeocode_levelがtownより粗い行。
${output}
`,
    proximity: `使い方: shuseki proximity FIRMS.csv --institutions INST.csv --out OUT.csv [オプション]

  --out FILE           必須
  --institutions FILE  必須: 座標のある表
  --within-km 10,30,50 機関を数える距離。指定がなければ10,30,50
  --lon COL --lat COL  企業の座標の列（度、WGS84）
  --matrix FILE.csv    すべての距離も書き出します（1行が1企業、1列が1機関）
${reading}
${common}

加える列: nearest_institution_id, nearest_institution_km, institutions_within_10_km, …。
誤差半径の列（error_km、geocode_error_km）がある場合は nearest_institution_error_km（95 %区間の半分）も。距離は半径6371.0088 kmの
球面上の大圏距離です。IDは見出しから探し、なければ行番号です。
${output}
`,
    evidence: `使い方: shuseki evidence TABLE.csv --outcome COL --inside COL --out FILE.json [オプション]
        shuseki evidence TABLE.csv --outcome COL --family FAMILY --terms A,B,A:B --out FILE.json [オプション]

  --out FILE           必須
  --outcome COL        必須: 数値、または有無
  --inside COL         集積内と集積外を比較します: はい/いいえ、1/0、またはcluster_role
    --draws N          並べ替え検定の回数。指定がなければ9999
    --seed N           その乱数の種。指定がなければ1
  --family FAMILY      ${optionNames(MODEL_FAMILIES, 23)}
    --terms A,B,A:B    A:Bは交互作用。文字の列はダミー変数になります
    --zero-terms A,B   zero-inflated-poissonのゼロ部分の項。指定がなければ同じ項
    --categories A,B   コードを表す数字の列もダミー変数にします
  --codes '列:1=yes,2=no,9=missing'
                       コードの意味: yes（はい）、no（いいえ）、level（段階）、missing（無回答）。複数の列は「;」で区切ります。
                       列:numbers は値をそのまま数として扱います
  --scale 列=1..5      その列を段階の尺度とします。範囲外の値は欠測です
  --codebook FILE      変数・コード・ラベル・欠測の列を持つコード表
  --groups COL         誤差をまとめる群。指定がなければ市区町村の列（市区町村、geocode_municipality_code など）を見出しから、
                       なければ住所から求めます。JSONのgroup_sourceは column・address・none のいずれか
${reading}
${common}
`,
    run: `使い方: shuseki run STUDY --out DIR [--boundaries B] [--gazetteer G]
        shuseki run --firms F [--institutions I] [--links L] [--outcomes FILE --outcomes-key COL] [--boundaries B]
                    [--gazetteer G] [--radius-km R --min-firms K] --out DIR [オプション]

  STUDY                study.json、またはデータごと収めた1つのファイル（.shuseki、共有用分析のzip）
  --out DIR            必須。なければ作ります
  --zip FILE.zip       報告書、表、Rスクリプト、全レイヤー、分析ファイルを1つのzipにも書きます。フォルダーを指定すると、
                       分析の名前と日付をファイル名にします
  --save FILE.shuseki  分析、表、分析で使った町字辞書の行を1つのファイルにも書きます
  --firms FILE         この表から新しい分析を始めます
  --institutions FILE  指定がなければShusekiに付属する機関
  --links FILE         企業と機関の連携
  --outcomes FILE      1行が1件（特許、製品など）の表。企業ごとに数えます
  --outcomes-key COL   IDまたは名称で企業を示す列
  --boundaries FILE    描いた境界（GeoJSONの多角形）。密度によらず、1つの境界が1つの集積になります。STUDYと
                       ともに指定すると、分析ファイルの境界と入れ替えます
    --repair-boundaries  線が交差する境界では、線に囲まれた部分をすべて内側とします
  --gazetteer G        町字辞書: ja.jsonとjaのあるフォルダー、パック、またはフォルダーのhttp(s)アドレス。noneなら、
                       分析ファイルにある辞書を使わずに再現します
  --radius-km R, --min-firms K
                       集積の定義。どちらも指定がなければ企業の位置から求め、片方だけならもう一方は3または10とします
  --within-km 10,30,50 機関を数える距離
  --boundary B         集積の輪郭: discs, concave, convex, isopleth
  --include-coarse     市区町村までしか位置の決まらない企業も集積の計算に含めます
  --address COL[,COL], --lon COL, --lat COL, --industry COL, --outcome COL[,COL]
                       企業の表の列
  --sheet NAME|A,B|all, --header-row N, --no-header, --encoding ENC, --delimiter D
                       企業の表の読み方。「shuseki geocode --help」と同じです
  --only '列=値,値'    列の値がこのいずれかである企業だけを分析します。他の企業は対象外として表に残します。
                       '列=10..50'（数の範囲。片側は省けます）、'列@2015-04..2020-03'（日付）、'列~語 語'（文字を含む）、
                       '列='（値なし）も使えます。「列!=値」のように ! を付けるとそれ以外。条件が複数なら「;」で
                       区切り、すべてを満たす企業だけを分析します
  --only-in '地名,地名'
                       この市区町村（政令市は全区）・都道府県の企業だけ
  --only-box W,S,E,N   この範囲（西端・南端・東端・北端、度）の企業だけ
  --codes '列:1=yes,2=no,9=missing'
                       コードの意味: yes（はい）、no（いいえ）、level（段階）、missing（無回答）。複数の列は「;」で区切ります。
                       列:numbers は値をそのまま数として扱います
  --scale 列=1..5      その列を段階の尺度とします。範囲外の値は欠測です
  --ranges 列=middle   幅のある値（10～20人、10件以上）から lower・middle・upper・missing のどれをとるか
  --multiple 列        複数回答の列（1;3）を、答えごとの有無の指標に分けます
  --codebook FILE      変数・コード・ラベル・欠測の列を持つコード表
  --control '列[:log|:category[=基準]]'
                       この列も回帰で統制します。複数はセミコロンで区切ります
  --errors 方法        すべての区間で似ていることを許す企業：municipality（市区町村）・prefecture（都道府県）・grid（格子）・
                       conley（距離）、許さない場合はhc1・classical。指定がなければ市区町村、全企業が1つの都道府県なら格子
  --errors-km KM       gridでは格子の一辺、conleyでは類似を許す距離（初期値50）
  --errors-kernel K    conleyの弱まり方：bartlett（距離とともに）・uniform（一定）
  --density-km KM      一覧の全企業の密度（半径KM km）も回帰で統制します
  --yes-no             指標を有無（0より大きいかどうか）として扱います
  --format F[,F]       GIS向けの形式でもレイヤーを書き出します: gpkg（1ファイルに全レイヤー）、fgb・parquet（レイヤーごと）、
                       shp・shp-cp932（zip）、kml、
                       csv（項目の一覧つき）
  --no-report          最も時間のかかるreport.html、analysis.csv、replay.R、表のファイルを書き出さない
  --name TEXT          分析の名前。指定がなければ企業のファイル名
${common}

firms.geojson, institutions.geojson, clusters.geojson, links.geojson, findings.json, study.json, report.html, analysis.csv, replay.R, tables.csv, tables.tex, tables.html を、すべて揃えて書き出します
（一部だけを書くことはありません）。分析ファイルの入力はハッシュ値を確かめます。
`,
    convert: `使い方: shuseki convert STUDY --to 形式[,形式] --out フォルダー [--gazetteer G]

  STUDY                study.json、またはデータを含む分析のファイル
  --to 形式[,形式]     必須。gpkg（1ファイルに全レイヤー）、fgb・parquet（レイヤーごと）、shp・shp-cp932（zip）、kml
  --out フォルダー     必須。なければ作ります
  --gazetteer G        shuseki run と同じ
${common}

分析のレイヤーだけをGIS向けの形式で書き出します。shuseki run --format では、ほかのファイルと一緒に書き出します。
`,
    open: `使い方: shuseki open [ファイル] [--port N] [--no-browser]

  ファイル             study.json（表はその場所のもの）、.shuseki、または表
  --port N             アドレスのポート番号。指定がなければ4174以降の空いている番号
  --no-browser         アドレスを表示するだけで、ブラウザを開かない

アプリをこのコンピュータの中だけ（127.0.0.1）で動かし、ブラウザで開きます。Ctrl+Cで終了します。分析はブラウザに
アドレスごとに保存されるため、同じポート番号なら次回も続きから使えます。
${common}
`,
    share: `使い方: shuseki share STUDY --out DIR [オプション]

  --out DIR            必須。なければ作ります
  --grid 1km|500m      位置を標準地域メッシュの中心に置きかえます。指定がなければ1km
  --exact-employees    従業員数をそのまま含めます。指定がなければ規模の階級
  --gazetteer G        shuseki run と同じ
${common}

study.json、firms.csv と、分析にあれば institutions.csv、links.csv を書き出します。企業は新しいIDになり、名称も住所も含みません。
結果のもとになる列だけを残し、件数データは企業ごとの件数にします。位置誤差はメッシュの広がりと元の誤差を合わせた半径です。
集積内・集積外・対象外の別が変わる企業の数と、メッシュの中で1社だけの企業の数を示します。「shuseki run」とアプリで
ほかの分析と同じように開けます。
`,
    'institutions check': `使い方: shuseki institutions check LIST.csv [--gazetteer G] [--out FILE.csv]

  --gazetteer G        町字辞書（geocodeと同じ）。指定がなければgazetteer fetchで取得したもの
  --out FILE           画面に表示せず、確認が必要な点の表を書き出します
${reading}
${common}

各行の座標と住所（両者の誤差半径の和まで離れていてよい）、都道府県・市区町村コードと住所を照らし合わせ、名称の欠落、
同じ場所の同じ名称、ほかの行の名称になっている旧名称、分からない種類を探します。一覧は変えません。
`,
    'gazetteer build': `使い方: shuseki gazetteer build --out PACK [--from DIR|URL]

  --out FILE           必須: 辞書パック（gzip）
  --from DIR|URL       ja.jsonとjaのあるフォルダー、またはそのhttp(s)アドレス。
                       指定がなければ ${'https://japanese-addresses-v2.geoloniamaps.com/api/'}（約1,900ファイル、30 MB）
  --source TEXT        データの作成者。パックと出典に表示します
  --blocks             街区・住居番号・地番も入れます
  --only-for FIRMS.csv この一覧の住所に現れる市区町村だけ。外に伝わるのは市区町村名だけです
    --address COL[,COL] 一覧の住所の列
${common}

取得したファイルはパックができるまでPACK.partialに置き、同じコマンドで続きから再開します。
`,
    'gazetteer fetch': `使い方: shuseki gazetteer fetch [--only-for FIRMS.csv] [--blocks] [--from DIR|URL]

「shuseki gazetteer build」と同じですが、利用者のデータフォルダーに置きます（SHUSEKI_DATAで変えられます）。以後は
「shuseki geocode」と「shuseki run」がこれを使います。ほかのものは --gazetteer G、使わない場合は --gazetteer none。
${common}
`,
  },
  usage: {
    notCodes: (text) =>
      `--codesには「問1:1=yes,2=no,9=missing」のように列とコードの意味を指定してください（${text}）`,
    notRanges: (text) =>
      `--rangesには「従業員数=middle」のように列と lower・middle・upper・missing のどれかを指定してください（${text}）`,
    notAScale: (text) =>
      `--scaleには「問6=1..5」のように列と段階の両端を指定してください（${text}）`,
    needsErrors: (option, errors) => `${option}は--errors ${errors}とともに使います`,
    notAControl: (text) =>
      `--controlには「創業年」「売上高:log;業態:category=株式会社」のように列とその扱いを指定してください（${text}）`,
    notAScope: (text) =>
      `--onlyには kind=301,302、従業員数=10..50、設立@2015..2020 のように列と条件を指定してください（${text}）`,
    notABox:
      '--only-boxには西端・南端・東端・北端を度で指定してください（例: 136.1,35.9,136.3,36.0）',
    unknownCommand: (name) =>
      `「${name}」というコマンドはありません。geocode、cluster、proximity、evidence、run、convert、open、share、institutions check、gazetteer build、gazetteer fetch のいずれかです`,
    noCommand:
      'コマンドを指定してください: geocode、cluster、proximity、evidence、run、convert、open、share、institutions check、gazetteer build、gazetteer fetch',
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
    unwritable: (path, reason) => `${path}：書き込めません（${reason}）`,
    overInput: (path) =>
      `${path}は読み込むファイルそのものです。何も書き込んでいません。出力先を変えてください`,
    sameFile: (path) => `${path}が2つの出力に指定されています。別のファイルにしてください`,
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
    noStudyInside: (path) => `${path}: このZIPファイルには分析（study.json）がありません`,
    gazetteerMissing: (path) =>
      `${path}：町字辞書がありません。ja.jsonとjaのあるフォルダー、またはパックを指定してください`,
    notACodeBook: (file) => `${file}: コード表には「変数」と「コード」の列が必要です`,
    valueRows: (value, n) => `${value}（${rows(n)}）`,
    codesOfColumn: (column, values) => `「${column}」は${listed(values)}`,
    codesAsked: (file, columns, option) =>
      `${file}: 次の値は調査票のコードかもしれません。推測では扱いません。${columns.join('。')}。意味を、たとえば ${option} と指定するか、--codebook FILE でコード表を指定してください。「列:numbers」は値をそのまま数として扱います`,
    gazetteerNeeded: (source, date) =>
      `この分析は町字辞書 ${source}${date ? `（${date}）` : ''} で位置を決めました。--gazetteerで指定するか、使わない場合は --gazetteer none としてください`,
    fetchFailed: (url, reason) => `${url}：取得できません（${fetchReason(reason)}）`,
    buildStopped: (files, folder) =>
      `${formatCount(files)}ファイルを取得できませんでした。取得した分は${folder}にあります。同じコマンドをもう一度実行すると続きから再開します`,
    internal: (reason) => `Shusekiの内部で問題が起きました（${reason}）。ご報告ください`,
  },
  notice: {
    ready: (address) => `${address} で使えます。\n終了するにはCtrl+Cを押してください。`,
    roles: (file, taken) => `${file}：${taken}`,
    sheets: (file, sheet, unread) =>
      `${file}：シート「${sheet}」を読みました。読んでいないシート：${listed(unread)}。--sheetで選べます。--sheet allは同じ形のシートをまとめて読みます`,
    noneTaken: '認識できた列はありません',
    recovered: {
      finished: (folder) =>
        `${folder}で前回のコマンドがファイルの入れ替え中に終了していたため、残りを入れ替えました`,
      undone: (folder) =>
        `${folder}で前回のコマンドがファイルの入れ替え前に終了していたため、元のファイルに戻しました`,
    },
    located: (towns, all) => `${rows(all)}のうち${formatCount(towns)}行が町字までの精度`,
    fetchAdvice: (list) =>
      `町字辞書がないため、住所は市区町村までの精度です。shuseki gazetteer fetch${list === null ? '' : ` --only-for ${list}`} を実行すると、${list === null ? '全国' : 'この一覧'}の町字を取得して次回からも使います`,
    yesNo: (measure, yes, no) =>
      `「${measure}」の有無: 「有」は${yes.length > 0 ? listed(yes) : 'なし'}、「無」は${no.length > 0 ? listed(no) : 'なし'}`,
    clusters: (clusters, inside, outside, excluded) =>
      `集積${formatCount(clusters)}、集積内${firms(inside)}、集積外${firms(outside)}、対象外${firms(excluded)}`,
    groups: (file, source, columns) =>
      source === 'none'
        ? `${file}：市区町村や住所の列がないため、誤差をクラスター化できません（--groupsで列を指定してください）`
        : `${file}：${source === 'address' ? `${columns.join('・')}の市区町村` : columns.join('・')}で誤差をクラスター化します`,
    columnsTwice: (file, names) =>
      `${file}にはすでに${names.join('、')}の列があります。新しい列はその後ろに加えます`,
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
    subcontractor: '下請',
    outcome: '実績',
    kind: '種別',
    level: '位置の精度',
    error_km: '位置誤差',
    homepage: 'ホームページ',
    former_names: '旧名称',
    successor: '後継機関',
    as_of: '確認した月',
    firm: '企業',
    institution: '機関',
    contact_frequency: '交流頻度',
    parent: '親企業',
    parent_address: '親企業の住所',
    main_institution: '主な連携先',
    main_frequency: '主な連携先との交流頻度',
    year: '年',
    topic: '交流の種類・内容',
    key: '企業',
  },
};
