import { MODEL_FAMILIES, ZERO_TERMS } from '../../model';
import type { help as HelpEn } from '../en/cli-help';
import { optionNames } from '../option-names';
import { run } from './cli-help-run';
import { methods } from './methods';

const common = `  --language ja|en     表示の言語。指定がなければLC_ALL、LC_MESSAGES、LANGで決めます
  --timing FILE.json   rows, load_ms, read_ms, compute_ms, write_ms, peak_rss_mb を書き出します
  --help               この説明を表示します`;

const reading = `  --encoding ENC       utf-8, shift_jis, euc-jp, utf-16le, utf-16be。指定がなければ自動判別
  --delimiter D        comma, tab, semicolon, pipe。指定がなければ自動判別
  --sheet NAME         Excelのシート名。指定がなければ先頭。A,Bは重ねて、allは同じ形のシートすべて
  --header-row N       見出し行（ファイルの行番号）。指定がなければ自動で探します
  --no-header          1行目もデータとして読みます。列名は column_1, column_2, … になります`;

const output = `表はCSV、TSV、Excel（.xlsx）、GeoJSONの点を読めます。入力の欄は読んだとおりの内容と順序で、UTF-8、カンマ区切り、改行LFで書き出します。
指定のない列は見出しから探します。`;

/** What `--help` says, by command. */
export const help: typeof HelpEn = {
  main: `使い方: shuseki コマンド …

  geocode              住所 → 座標、位置の精度、位置誤差
  cluster              座標 → 集積（DBSCAN、HDBSCAN、描いた境界）
  proximity            企業 × 研究開発機関 → 最寄りと、距離内の数
  evidence             集積内と集積外の比較、または回帰1本
  run                  分析全体: GeoJSON、結果、分析ファイル
  convert              分析のレイヤーをGIS向けの形式に変換
  sql                  分析をDuckDB・PostGIS・Spark用のスクリプトに変換
  open                 アプリをブラウザで開く（このコンピュータの中だけ）
  share                名称・住所・正確な位置を除いた、人に渡せる分析
  institutions check   研究開発機関の一覧で確認が必要な行
  municipalities check 市区町村の一覧で確認が必要な行
  gazetteer build      公開されている町字データ → 辞書パック1つ
  gazetteer fetch      同じものを取得し、次回からも使う
  version              Shusekiのバージョン

各コマンドの詳細は shuseki コマンド --help。終了コード: 0 すべて書き出した、1 入力が使えない、2 オプションの誤り。
計算はすべてこのコンピューターの中で行い、住所を外に送りません。
`,
  geocode: `使い方: shuseki geocode IN.csv --out OUT.csv [オプション]

  IN.csv, --out FILE   必須。- は標準入力と標準出力。一覧の長さに制限はありません
  --address COL[,COL]  住所の列。複数の列はこの順につなげます
  --municipality 名称  市区町村のない住所の前に補う市区町村。noneなら補いません。指定がなければ、表題・シート名・
                       ファイル名にある市区町村を使います
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
cluster_p_valueも、relativeではcluster_expected、cluster_relative_risk、cluster_peak_ratio、cluster_least_p_valueも。excluded: 座標がない、またはgeocode_levelがtownより粗い行。
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
    --zero-terms A,B   ゼロ過剰・ハードルモデルの0の部分の項。指定がなければ同じ項
    --categories A,B   コードを表す数字の列もダミー変数にします
  --codes '列:1=yes,2=no,9=missing'
                       コードの意味: yes（はい）、no（いいえ）、level（段階。言葉は小さい方から）、missing（無回答）、zero（0）、
                       または数（数件=3）。複数の列は「;」で区切ります。
                       列:numbers は値をそのまま数として扱います
  --scale 列=1..5      その列を段階の尺度とします。範囲外の値は欠測です
  --codebook FILE      変数・コード・ラベル・欠測の列を持つコード表
  --survey-weights 列  調査ウェイトの列。比較と回帰に使い、誤差は標本設計にもとづきます（線形化・復元抽出、--groups 単位）。
                       負の二項・ゼロ過剰・順序のモデルには使えません
  --errors E           run と同じ：municipality, prefecture, grid, conley, hc1, classical。--groups の代わりに使います
    --errors-km KM, --errors-kernel K   grid と conley 用。座標が要ります（見出しから探すか --lon --lat）
  --wild-bootstrap     --inside とまとまりごとの誤差で、ワイルドクラスターブートストラップも計算。--threads N はスレッド数
  --zero-terms A,B     ゼロ過剰・ハードルモデルの0の部分の項。指定がなければ各モデルと同じ項：
                       ${optionNames(ZERO_TERMS, 23)}、none
  --control '列[:log|:category[=基準]]'
                       --family で、この列も統制します。複数はセミコロンで区切ります
  --offset 列          件数のモデルで、この列あたりの件数にします（対数をオフセットにします。例：従業者数）
  --spatial FORM       --family ols と座標（見出しから判断、または --lon --lat）で、隣の企業を考慮したモデルも推定：
                       lag、error、durbin、slx。どれが求められるかを示す検定も書き出します
    --neighbours N     最も近いN行を隣とします（指定がなければ8）
    --neighbours-km KM KM km以内のすべてを隣とします
  --groups COL         誤差をまとめる群。指定がなければ市区町村の列（市区町村、geocode_municipality_code など）を見出しから、
                       なければ住所から求めます。JSONのgroup_sourceは column・address・none のいずれか
${reading}
${common}
`,
  run: run(common),
  convert: `使い方: shuseki convert STUDY --to 形式[,形式] --out フォルダー [--gazetteer G]

  STUDY                study.json、またはデータを含む分析のファイル
  --to 形式[,形式]     必須。gpkg（1ファイルに全レイヤー）、fgb・parquet（レイヤーごと）、shp・shp-cp932（zip）、kml
  --out フォルダー     必須。なければ作ります
  --gazetteer G        shuseki run と同じ
${common}

分析のレイヤーだけをGIS向けの形式で書き出します。shuseki run --format では、ほかのファイルと一緒に書き出します。
`,
  sql: `使い方: shuseki sql STUDY --dialect D --out フォルダー [--gazetteer G]

  STUDY                study.json、またはデータを含む分析のファイル。集積はDBSCANか描いた境界によるもの
  --dialect D          必須。duckdb、postgis、spark のいずれか
  --out フォルダー     必須。なければ作ります
  --gazetteer G        shuseki run と同じ
${common}

分析と同じ定義で集積を定め、近接性を測り、つながりを結び、集積の内と外を比べるスクリプトと、それが読む表（firms.csv、institutions.csv、ties.csv）を
書き出します。1台に収まらない数の企業は、同じ列のfirms.csvを置けば扱えます。結果は firm_result、cluster_result、tie_result、flow_result、comparison_result に入ります。
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
  'municipalities check': `使い方: shuseki municipalities check LIST.csv [--out FILE.csv]

  --out FILE           画面に出す代わりに、確認が必要な点を表に書きます
${reading}
${common}

各行の名称（「市区町村」の列。都道府県は前に付けるか別の列に）、コード（市区町村コード）、座標を、内蔵の市区町村の表と比べます。存在しない名称、
旧名称（2014年以降の変更は日付も）、使われていないコードや別の市区町村のコード、離れすぎた座標、重複を示し、一覧にある都道府県で足りない
市区町村を挙げます。表は書き換えません。
`,
  'gazetteer build': `使い方: shuseki gazetteer build --out PACK [--from DIR|URL]

  --out FILE           必須: 辞書パック（gzip）
  --from DIR|URL       ja.jsonとjaのあるフォルダー、またはそのhttp(s)アドレス。
                       指定がなければ ${'https://japanese-addresses-v2.geoloniamaps.com/api/'}（約1,900ファイル、30 MB）
  --source TEXT        データの作成者。パックと出典に表示します
  --blocks             街区・住居番号・地番も入れます
  --only-for FIRMS.csv この一覧の住所に現れる市区町村とその周りだけ。外に伝わるのは市区町村名だけです
    --address COL[,COL] 一覧の住所の列
    --municipality 名称 「shuseki geocode」と同じです
${common}

取得したファイルはパックができるまでPACK.partialに置き、同じコマンドで続きから再開します。
`,
  'gazetteer fetch': `使い方: shuseki gazetteer fetch [--only-for FIRMS.csv] [--blocks] [--from DIR|URL]

「shuseki gazetteer build」と同じですが、利用者のデータフォルダーに置きます（SHUSEKI_DATAで変えられます）。以後は
「shuseki geocode」と「shuseki run」がこれを使います。ほかのものは --gazetteer G、使わない場合は --gazetteer none。
${common}
`,
};
