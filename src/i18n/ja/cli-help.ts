import { MODEL_FAMILIES, ZERO_TERMS } from '../../model';
import type { help as HelpEn } from '../en/cli-help';
import { optionNames } from '../option-names';
import { firmsTable } from './cli-help-firms';
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
  --spatial FORM       --family ols と座標（見出しから判断、または --lon --lat）で、隣の企業を考慮したモデルも推定：
                       lag、error、durbin、slx。どれが求められるかを示す検定も書き出します
    --neighbours N     最も近いN行を隣とします（指定がなければ8）
    --neighbours-km KM KM km以内のすべてを隣とします
  --groups COL         誤差をまとめる群。指定がなければ市区町村の列（市区町村、geocode_municipality_code など）を見出しから、
                       なければ住所から求めます。JSONのgroup_sourceは column・address・none のいずれか
${reading}
${common}
`,
  run: `使い方: shuseki run STUDY --out DIR [--boundaries B] [--gazetteer G]
        shuseki run --firms F [--institutions I] [--links L] [--outcomes FILE --outcomes-key COL]
                    [--background FILE] [--boundaries B] [--gazetteer G] [--radius-km R --min-firms K] --out DIR [オプション]

  STUDY                study.json、またはデータごと収めた1つのファイル（.shuseki、共有用分析のzip）
  --out DIR            必須。なければ作ります
  --zip FILE.zip       報告書、表、Rスクリプト、全レイヤー、分析ファイルを1つのzipにも書きます。フォルダーを指定すると、
                       分析の名前と日付をファイル名にします
  --save FILE.shuseki  分析、表、分析で使った町字辞書の行を1つのファイルにも書きます
  --firms FILE         この表から新しい分析を始めます
  --institutions FILE  Shusekiに付属する機関の代わりに使う一覧
    --extend-institutions  付属する機関に加えます。IDが同じ行は置き換え、「廃止」（closed）の列に記入のある行は
                       その機関を除き、ほかの行は追加します
  --institution-kinds A,B
                       距離と数に含める機関の種類。指定がなければyorozu_support以外のすべて:
                       national_university, public_university, private_university, kosen,
                       public_technology_centre, national_laboratory, support_organisation, incubation_site,
                       technology_transfer_office, yorozu_support, other
  --links FILE         企業と機関の連携
  --outcomes FILE      1行が1件（特許、製品など）の表。企業ごとに数えます
  --outcomes-key COL   IDまたは名称で企業を示す列
  --outcomes-date COL  イベントの日付の列
  --outcomes-period FROM..TO
                       この期間のイベントだけを数えます。年、年月、年月日（2015..2020-03）。どちらかは省けます
  --background FILE    比較用の名簿（周囲の全企業の住所または座標。位置は企業と同じ方法で求めます）。--method scan、
                       relative-density.geojson、--density-of registerで企業と比べます
  --boundaries FILE    描いた境界（GeoJSONの多角形）。密度によらず、1つの境界が1つの集積になります。STUDYと
                       ともに指定すると、分析ファイルの境界と入れ替えます
    --repair-boundaries  線が交差する境界では、線に囲まれた部分をすべて内側とします
  --gazetteer G        町字辞書: ja.jsonとjaのあるフォルダー、パック、またはフォルダーのhttp(s)アドレス。noneなら、
                       分析ファイルにある辞書を使わずに再現します
  --radius-km R, --min-firms K
                       集積の定義。どちらも指定がなければ企業の位置から求め、片方だけならもう一方は3または10とします
  --method M           集積の求め方: dbscan（既定）、hdbscan、scan（企業が--backgroundから見込まれる数より多い所。
                       --shape circle|flexible、--most-share S、--model bernoulli|poisson）、relative（密度の比が高い所。
                       --bandwidths adaptive|fixed、--tolerance P、--model）
  --within-km 10,30,50 機関を数える距離
  --boundary B         集積の輪郭: discs, concave, convex, isopleth
  --include-coarse     市区町村までしか位置の決まらない企業も集積の計算に含めます
${firmsTable}
  --only '列=値,値'    列の値がこのいずれかである企業だけを分析します。他の企業は対象外として表に残します。
                       '列=10..50'（数の範囲。片側は省けます）、'列@2015-04..2020-03'（日付）、'列~語 語'（文字を含む）、
                       '列='（値なし）も使えます。「列!=値」のように ! を付けるとそれ以外。条件が複数なら「;」で
                       区切り、すべてを満たす企業だけを分析します。列から読み取ったもの、'問5=3=1'（複数回答の
                       1つ）、event_count、'列 [lower]'、'列 [upper]'（範囲の両端）、'[industry division]'、
                       '[industry group]'（産業の大分類・中分類）も使えます
  --only-in '地名,地名'
                       この市区町村（政令市は全区）・都道府県の企業だけ
  --only-box W,S,E,N   この範囲（西端・南端・東端・北端、度）の企業だけ
  --capital-unit UNIT  見出しに単位がない資本金の単位: 円、千円、万円、百万円、億円
  --population sme|small
                       中小企業基本法第2条の中小企業者（sme）または小規模企業者（small）だけ（業種・従業員数・資本金で判定）
  --size-unknown in|out
                       --population で判定できない企業を、分析の対象に含める（in）か除く（out）か
  --codes '列:1=yes,2=no,9=missing'
                       コードの意味: yes（はい）、no（いいえ）、level（段階。言葉は小さい方から）、missing（無回答）、zero（0）、
                       または数（数件=3）。複数の列は「;」で区切ります。
                       列:numbers は値をそのまま数として扱います
  --scale 列=1..5      その列を段階の尺度とします。範囲外の値は欠測です
  --ranges 列=middle   幅のある値（10～20人、10件以上）から lower・middle・upper・missing のどれをとるか
  --multiple 列        複数回答の列（1;3）を、答えごとの有無の指標に分けます
  --codebook FILE      変数・コード・ラベル・欠測の列を持つコード表
  --survey-weights 列  調査ウェイトの列（列の役割としても指定できます）。比較・回帰・問い2・位置の誤差に使い、誤差は標本設計に
                       もとづきます。使わない分析にはその旨を示します
  --response 列        回答の有無の列（1/0、はい/いいえ、回収/未回収、または日付）。発送先全体と比べた表を報告書と
                       findings.jsonに示します。回答のない企業の実績は値なしで、0とは数えません
  --wave 列            回答の時期（第何波か）の列。早い回答と遅い回答を比べます（--response が日付ならなくても構いません）
  --response-weights W ipw（回答確率の逆数、ロジット）か rake（発送先全体に合わせるレイキング）か none。規模・業種・
                       地域から作り、調査ウェイトとして使います。--survey-weights があれば、それをもとにします
  --response-trim N    ウェイトの上限。平均の何倍か（5）
  --family FAMILY      回帰の種類：automatic（指標による）、
                       ${optionNames(MODEL_FAMILIES, 23)}
  --control '列[:log|:category[=基準]]'
                       この列も回帰で統制します。複数はセミコロンで区切ります
  --errors 方法        すべての区間で似ていることを許す企業：municipality（市区町村）・prefecture（都道府県）・grid（格子）・
                       conley（距離）、許さない場合はhc1・classical。指定がなければ市区町村、全企業が1つの都道府県なら格子
  --wild-bootstrap     まとまりごとの誤差に加え、ワイルドクラスターブートストラップでも判断（比較と回帰の主な項）
  --draws              乱数の種とすべての抽出をdraws.csvに書き、乱数による数値もreplay.Rで再計算できるようにします
  --resamples N, --threads N   仮説2の区間のための抽出回数（999）と、乱数の計算を分担するスレッドの数（コアの数）
  --errors-km KM       gridでは格子の一辺、conleyでは類似を許す距離（初期値50）
  --errors-kernel K    conleyの弱まり方：bartlett（距離とともに）・uniform（一定）
  --spatial FORM       隣の企業を考慮したモデルも推定：lag、error、durbin、slx。最も項の多い回帰が最小二乗法のとき
  --neighbours N, --neighbours-km KM   そこと類似の検定での隣接：近いほうからN社（8）、またはKM以内の全企業
  --density-km KM, --density-of W   KM以内の企業密度も統制します（list：一覧の企業、register：--backgroundの行）
  --one-row-a-firm     複数の行（事業所）に載る企業は、本社か最初の1行だけを数えます。指定がなければ1行を1件とします
  --yes-no             指標を有無（0より大きいかどうか）として扱います
  --overlay-unit UNIT  イノベーションを区域ごとに集計したareas.geojsonも書き出します: firms, grid_1km, grid_500m,
                       hexagons, prefectures, municipalities, towns, clusters, imported（分析の区域ファイル）。
                       municipalitiesとtownsは--gazetteerの町の点から作る概略の境界です
  --overlay-statistic S, --overlay-least-firms N
                       mean, sum, positive（0を超える割合）, shrunk（企業数の少なさを補正した割合）のいずれか。
                       値のある企業がN社未満の区域は秘匿します（3）
  --format F[,F]       GIS向けの形式でもレイヤーを書き出します: gpkg（1ファイルに全レイヤー）、fgb・parquet（レイヤーごと）、
                       shp・shp-cp932（zip）、kml、
                       csv（項目の一覧つき）
  --no-report          最も時間のかかるreport.html、analysis.csv、replay.R、表のファイルを書き出さない
  --name TEXT          分析の名前。指定がなければ企業のファイル名
${common}

firms.geojson, institutions.geojson, clusters.geojson, links.geojson, density.geojson, findings.json, study.json, （業種があれば）industries.csv, location-quotients.csv, report.html, analysis.csv, replay.R, tables.csv, tables.tex, tables.html を、すべて揃えて書き出します
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
