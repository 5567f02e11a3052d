import { MODEL_FAMILIES } from '../../model';
import { optionNames } from '../option-names';
import { firmsTable } from './cli-help-firms';

/** What `shuseki run --help` says. `common`: the options of every command. */
export const run = (
  common: string,
): string => `使い方: shuseki run STUDY --out DIR [--boundaries B] [--gazetteer G]
        shuseki run --firms F [--institutions I] [--links L] [--outcomes FILE --outcomes-key COL]
                    [--background FILE] [--boundaries B] [--gazetteer G] [--radius-km R --min-firms K] --out DIR [オプション]

  STUDY                study.json、またはデータごと収めた1つのファイル（.shuseki、共有用分析のzip）
  --out DIR            必須。なければ作ります
  --zip FILE.zip       報告書、表、Rスクリプト、全レイヤー、分析ファイルを1つのzipにも書きます。フォルダーを指定すると、
                       分析の名前と日付をファイル名にします
  --save FILE.shuseki  分析、表、分析で使った町字辞書の行を1つのファイルにも書きます
  --firms FILE         この表から新しい分析を始めます
    --firms-later FILE 同じ調査の後の回（2024年など）の表。回ごとに指定します。調査の回の列を加えて1つの一覧にまとめ、
                       出力先のinputsに書き、企業をIDで追います（--survey-round）
    --firms-rounds 2019,2024
                       ファイル名、シート名、表題から回が分からないときの、回の名前
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
                       集積の定義。どちらも指定がなければ企業の位置から求め、片方だけならもう一方は3または10とします。
                       relativeではRはカーネル幅で、同じく位置から求めます。scanとhdbscanでは境界を描くためだけに使います
  --method M           集積の求め方: dbscan（既定）、hdbscan、scan（企業が--backgroundから見込まれる数より多い所。
                       --shape circle|flexible、flexibleの単位--scan-areas places|municipalities、--most-share S、--model bernoulli|poisson）、relative（密度の比が高い所。
                       --bandwidths adaptive|fixed、--tolerance P、--model）
  --of-industry 業種   この業種の企業だけの集積。scanとrelativeでは注目する企業となり、--backgroundがなければ一覧の
                       他の企業と比べます
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
  --survey-round 列    調査の回（2019、令和元年、第1回など）の列。分析の対象は最後の回で、複数の回に現れる企業をIDで
                       追い、差の差を求めます
  --panel-clusters own|studied
                       以前の回の集積。own：その回の企業から求める、studied：最後の回の集積を使う
  --opening ID --opened 年
                       変化として、この機関（ID）の開設を調べます（年は開設後の最初の年）。日付のある件数（年ごとの特許など）
                       か調査の回を使います。''で取り消します
  --opening-km KM, --opening-years N
                       開設した機関に近いとする距離（10km）、日付のある件数で見る前後の年数（5）
  --response-weights W ipw（回答確率の逆数、ロジット）か rake（発送先全体に合わせるレイキング）か none。規模・業種・
                       地域から作り、調査ウェイトとして使います。--survey-weights があれば、それをもとにします
  --response-trim N    ウェイトの上限。平均の何倍か（5）
  --family FAMILY      回帰の種類：automatic（指標による）、
                       ${optionNames(MODEL_FAMILIES, 23)}
  --control '列[:log|:category[=基準]]'
                       この列も回帰で統制します。複数はセミコロンで区切ります
  --offset 列          件数のモデルをこの列あたりにします（対数をオフセットにします。例：従業者数）
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
  --overlay-hexagon-km KM   六角形の幅（10）
  --format F[,F]       GIS向けの形式でもレイヤーを書き出します: gpkg（1ファイルに全レイヤー）、fgb・parquet（レイヤーごと）、
                       shp・shp-cp932（zip）、kml、
                       csv（項目の一覧つき）
  --no-report          最も時間のかかるreport.html、analysis.csv、replay.R、表のファイルを書き出さない
  --name TEXT          分析の名前。指定がなければ企業のファイル名
${common}

firms.geojson, institutions.geojson, clusters.geojson, links.geojson, density.geojson, findings.json, study.json, （業種があれば）industries.csv, location-quotients.csv, report.html, analysis.csv, replay.R, tables.csv, tables.tex, tables.html を、すべて揃えて書き出します
（一部だけを書くことはありません）。分析ファイルの入力はハッシュ値を確かめます。
`;
