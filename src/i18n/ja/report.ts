import type { ReportMessages } from '../en/report';
import { methods } from './methods';
import { formatCount, formatFixed, formatKm } from '../numbers';
import { alikeFirms, wholeGroups } from './dependence';
import { familySource } from './families';
import { weightsName } from './response';

export const report: ReportMessages = {
  title: (study) => `${study}：集積の内と外`,
  kind: '報告書',
  madeBy: (version) => `Shuseki（集積）${version}により、データを外部へ送らずに作成。`,
  simulated: '模擬データ：これらの企業は実在せず、日本について何も示しません。',
  question: '問い',
  questionText: (outcome) =>
    `集積内の企業は、集積外の企業よりも多く革新しているか（指標：${outcome}）。その差は情報の流れ、すなわち研究開発機関への近さ、機関との交流の頻度、大企業の下請であることに伴うものか。`,
  questionSource:
    '問いと3つの代理変数は、Miyahara and Tsuji “Agglomeration and Local Innovation Network in Japanese SMEs: Analysis of the Information Linkage” による。',
  noOutcome: 'イノベーションの指標がないため、まだ何も答えられません。',
  findings: '結果',
  clustersHeading: '集積',
  data: 'データ',
  dataText: (f) =>
    `企業${formatCount(f.firms)}社のうち${formatCount(f.located)}社の位置が分かる。${formatCount(f.clusters)}の集積の内に${formatCount(f.inside)}社、外に${formatCount(f.outside)}社がある。位置が粗いか不明の${formatCount(f.excluded - f.apart)}社は対象外とし、どちらの群にも入れない。研究開発機関${formatCount(f.institutions)}、企業と機関の連携${formatCount(f.links)}件。`,
  scope: (firms, rows, conditions) =>
    `分析の対象は、${formatCount(firms)}行のうち条件（${conditions}）に当てはまる${formatCount(firms - rows)}社である。それ以外の${formatCount(rows)}行は対象外とし、どちらの群にも入れない。`,
  outcomeMissing: (inside, outside) =>
    `指標の値がない集積内${formatCount(inside)}社、集積外${formatCount(outside)}社は比較から除いた。`,
  levels: '位置の精度',
  level: '精度',
  firms: '企業数',
  share: '割合',
  inputs: '入力ファイル',
  file: 'ファイル',
  hash: 'SHA-256',
  stop: '。',
  kinds: (kinds) => `距離と数に含めた機関の種類：${kinds.join('、')}。`,
  builtIn: 'Shusekiに付属する機関の表',
  gazetteer: (source, date) =>
    `住所の位置は次による：${source}${date === '' ? '' : `（${date}）`}。`,
  ownPoints: '位置はすべて、企業の表にある座標か、手で定めた点である。',
  builtInGazetteer: '住所の位置は、付属の市区町村の表による。',
  map: '地図',
  mapDescription: (inside, outside, clusters) =>
    `${formatCount(clusters)}の集積の内の企業（${formatCount(inside)}社、色付き）と外の企業（${formatCount(outside)}社、灰色）。線は都道府県界。`,
  mapBeyond: (count) => `位置の分かる${formatCount(count)}社は地図の範囲の外にある。`,
  mapCredit: '都道府県：Natural Earth、海岸線：OpenStreetMap contributors（ODbL）。',
  scale: (km) => `${formatCount(km)} km`,
  largest: (shown, all) =>
    shown < all ? `${formatCount(all)}の集積のうち、大きい順に${formatCount(shown)}。` : '',
  comparison: '集積内と集積外の比較',
  tests: '検定',
  weakTest: (name) => `${name}（企業の独立を仮定）`,
  effectSizes: (d, delta) =>
    `効果量（集積内－集積外）：コーエンのd ${d}、クリフのデルタ ${delta}。`,
  models: '回帰分析',
  space: '隣どうしの類似',
  curve: '定義への依存',
  methods: '方法',
  limits: '限界',
  sources: '文献',
  notes: '分析のメモ',
  problems: 'データについて気づいたこと',
  more: (count) => `ほか${formatCount(count)}件`,
  notComputed: '計算していません。',
  nothingToExplain: 'データに情報の流れを表す変数がないため、説明の分析はできません。',
  method: {
    places: (f) =>
      `近接性は、半径6371.0088kmの球面上の大円距離（WGS84）である。集積は${methods[f.method].found(f)}。${f.industry === '' ? '' : `集積をなすのは業種「${f.industry}」の企業のみで、他の業種は集積外とする。`}市区町村までしか位置の分からない企業は${f.includeCoarse ? '含めた' : '対象外とした'}。`,
    comparison: (f) =>
      `${f.outcome}の平均を集積内と集積外で比べた。同じ場所の企業は独立でないため、判断は、${alikeFirms(f.alike)}が似ていることを許す誤差による差（${f.alike.errors === 'conley' ? 'Conley 1999、独立な企業について偏りのないように補正' : `${formatCount(f.groups)}のまとまり、Bell and McCaffrey 2002のCR2`}、サタスウェイトの自由度${formatFixed(f.df, 1)}のt、Pustejovsky and Tipton 2018）${f.groups > 1 ? `と、${wholeGroups(f.alike)}（${formatCount(f.groups)}）が集積内企業の割合を丸ごと交換する並べ替え検定（統計量はクラスター化した誤差で割った差、Chung and Romano 2013）` : ''}による。独立を仮定する検定として、ウェルチのt検定（Welch 1947）、同順位と連続性を補正したマン・ホイットニー検定（Mann and Whitney 1947）、企業単位の並べ替え検定を併記する。並べ替えは${formatCount(f.draws)}回、乱数の種${f.seed}、p = (b+1)/(m+1)、両側。効果量は、併合標準偏差によるコーエンのd（Cohen 1988）とクリフのデルタ（Cliff 1993）。`,
    comparisonUngrouped: (f) =>
      `${f.outcome}の平均を集積内と集積外で比べた。${f.alike.errors === 'clustered' || f.alike.errors === 'conley' ? '企業、または集積内外の一方がすべて同じまとまりにあるため、同じ場所の企業の類似を誤差に反映できない。' : '設定により、企業を互いに独立とみなした。'}判断は、企業を独立とみなし確かさを過大に見せるウェルチのt検定（Welch 1947）による。マン・ホイットニー検定（Mann and Whitney 1947）と、企業単位の並べ替え検定（${formatCount(f.draws)}回、乱数の種${f.seed}）を併記する。効果量はCohen 1988とCliff 1993による。`,
    comparisonWeighted: (f) =>
      `各企業を調査ウェイト（${weightsName(f)}、${formatCount(f.firms)}社の合計${formatFixed(f.sum, 1)}、Kish 1965の有効標本サイズ${formatFixed(f.effective, 1)}。ウェイトのない${formatCount(f.missing)}社とウェイトが0の${formatCount(f.zero)}社は除いた）で数え、集積内の${f.outcome}の平均を集積外と比べた。結論は加重平均の差と、その線形化による標本設計にもとづく誤差による（Binder 1983。Rのsurveyパッケージのsvyglmと同じ、Lumley 2004）。${f.alike.errors === 'conley' ? `${f.alike.conleyKm}km以内の企業の類似を距離に応じて許した（Conley 1999）` : f.groups > 0 ? `${wholeGroups(f.alike)}（${formatCount(f.groups)}）を単位とする復元抽出とみなした` : '企業1社ずつの復元抽出とみなした'}。自由度${formatFixed(f.df, 1)}のt分布による。あわせて、各企業を1社と数える検定として、ウェルチのt検定（Welch 1947）、マン・ホイットニー検定（Mann and Whitney 1947）、並べ替え検定（${formatCount(f.draws)}回、乱数の種${f.seed}）、コーエンのd、クリフのデルタを示した。似た企業どうしの比較、隣どうしの類似、定義を変えた分析にもウェイトは使っていない。`,
    modelsWeighted: (f) =>
      `${f.familyName}${f.automatic ? '（指標の値から選択）' : ''}を、同じ${formatCount(f.n)}社について、情報の流れ（${f.proxies.length > 0 ? f.proxies.join('、') : 'データになし'}）を含めない場合と含める場合の2通り、ウェイト付きの疑似尤度で推定した${f.controls.length > 0 ? `（統制変数：${f.controls.join('、')}）` : ''}。${formatKm(f.leastDistanceKm)}km未満の距離はこの距離とした。誤差は復元抽出のもとで線形化した標本設計にもとづくもので、Rのsurveyパッケージのsvyglmと同じ（Binder 1983、Lumley 2004）。企業1社ずつの抽出（係数n/(n−1)、自由度n−k）${f.clusteredBy !== null ? `と、${f.clusteredBy}を単位とする抽出（係数G/(G−1)、自由度G−k。集積そのものは単位にしない）` : ''}とみなした。指標の分散の形によらず成り立つ。加重した和は尤度ではないため、AICとBICはない。限界効果は加重平均で、誤差はデルタ法による。`,
    explanationWeighted:
      'この抽出では、各企業のウェイトもともに抽出し、どのモデルもウェイト付きで推定した。',
    balanced: (caliperShare, clustered, weighted) =>
      `似た企業どうしの比較では、業種、規模（経済センサスの従業者規模）、その両方の層ごとに差をとり、集積内の企業数を重みとして平均した。どちらか一方の企業しかない層は除いた。対応づけは、集積内の各企業を、同じ業種で従業員数の最も近い集積外の企業と比べる（重複を許し、従業員数の対数の標準偏差の${caliperShare}倍以内。許容幅はAustin 2011、最近傍の対応づけはAbadie and Imbens 2006による）。傾向スコアによる重みづけでは、集積外の企業に、業種と従業員数の対数のロジットによる集積内のオッズを重みとしてつけた。集積外のどの企業よりも集積内になりやすい集積内の企業は、相手なしとした（Rosenbaum and Rubin 1983、Hirano, Imbens and Ridder 2003）。エントロピー・バランシングは、業種の割合と従業員数の対数の平均が集積内と等しくなる集積外の重みのうち、最も均等なものによる（Hainmueller 2012）。標準化した差は、比較する全企業での集積内外の分散の平均の平方根を単位とする（Austin 2009）。${weighted ? '調査ウェイトは使っていない。' : ''}${clustered ? `誤差は${weighted ? '同じ企業どうしの類似を許したもの（まとまりごとならBell and McCaffrey 2002のCR2）' : '上と同じ'}で、対応づけや重みそのものの不確かさは含まない。` : '類似を考慮した誤差がないため、誤差は示さない。'}`,
    models: (f) =>
      `${f.familyName}（${familySource[f.family]}${f.automatic ? '、指標の値から自動で選択' : ''}）を、同じ${formatCount(f.n)}社について、情報の流れ（${f.proxies.length > 0 ? f.proxies.join('、') : 'データになし'}）を含めない場合と含める場合で推定した。${f.controls.length > 0 ? `統制変数：${f.controls.join('、')}。` : ''}${formatKm(f.leastDistanceKm)}km未満の距離はこの距離とした。頑健な誤差は、n/(n−k)によるHC1（White 1980、MacKinnon and White 1985）${f.clusteredBy !== null ? `と、${f.clusteredBy}によるクラスター化（予測子が1つのモデルでは少ないまとまりを補正したCR2とサタスウェイトの自由度、Bell and McCaffrey 2002、Pustejovsky and Tipton 2018。他はLiang and Zeger 1986、係数G/(G−1)・(n−1)/(n−k)、自由度G−1のt。集積そのものでは行わない）` : 'による。企業のまとまりが1つのため、クラスター化はできない'}。限界効果は企業について平均し、誤差はデルタ法による。`,
    explanation: (draws, units, whole, seed) =>
      `情報の流れに伴う分は、同じ企業についての2つのモデルの間での、集積内の平均限界効果の変化とした。95%信頼区間は、${whole ? `${whole}（${formatCount(units)}）` : `個々の企業（${formatCount(units)}社）`}を単位とするブートストラップ${formatCount(draws)}回の百分位点（Efron and Tibshirani 1993）、乱数の種${seed}。`,
    space: (neighbours, isolated) =>
      `空間的な類似：${neighbours}を隣とし行和を1とした重み${isolated > 0 ? `（隣のない${formatCount(isolated)}社の空間ラグは0）` : ''}によるモランのI（Moran 1950、Cliff and Ord 1981、並べ替え999回）、同じ項の最小二乗法についての空間ラグ・空間誤差のラグランジュ乗数検定とその頑健版（Anselin 1988、Anselin et al. 1996）。`,
    curve: (specifications, definitions, draws, seed, alike) =>
      `スペシフィケーション・カーブ（Simonsohn, Simmons and Nelson 2020）：集積の定義${formatCount(definitions)}通り（DBSCANの半径×最少企業数、HDBSCAN）と、指標・統制変数を組み合わせた${formatCount(specifications)}の線形モデルを同じ企業について推定した。指標は標準偏差単位、統制変数はあらかじめ除き（Frisch and Waugh 1933）、誤差は${wholeGroups(alike)}でクラスター化した。同時検定では、Freedman and Lane 1983と同じく統制変数で説明できない指標の残差をその場に置き、比較と同じように${wholeGroups(alike)}どうしで集積内の企業の割合を入れ替えた（${formatCount(draws)}回、すべての分析で同じ入れ替え）。統計量はt統計量の中央値。Simonsohnらの帰無仮説のもとのブートストラップではなく本ツール独自の応用で、統制変数があるときは近似である（乱数の種${seed}）。`,
    triedUnknown: 'この報告の前に試した設定の数は記録されていない。',
    tried: (count) =>
      count > 1
        ? `この報告の前に、${formatCount(count)}通りの設定・境界を試した。`
        : 'この報告は、最初に試した設定によるものである。',
  },
  limit: {
    association:
      'すべて関連であって因果ではない。企業は無作為に集積へ割り当てられたのではなく、成果を上げやすい場所に移った可能性もあり、データにない違いは調整していない。',
    proxies: '近さ・交流・下請関係は、革新の原因ではなく結果かもしれない。',
    positions: '位置の正確さは住所によって限られる。企業ごとの位置誤差は書き出した表にある。',
    tests: '多くの数値を示しているが、p値は検定の数について調整していない。',
    independent: '内外の比較では、隣どうしの類似を考慮していない。',
  },
  references: [
    'Abadie and Imbens 2006, Econometrica 74. Austin 2009, Statistics in Medicine 28. Austin 2011, Pharmaceutical Statistics 10. Anselin 1988, Spatial Econometrics: Methods and Models. Anselin, Bera, Florax and Yoon 1996, Regional Science and Urban Economics 26.',
    'Barnard and Rubin 1999, Biometrika 86. Bell and McCaffrey 2002, Survey Methodology 28. Binder 1983, International Statistical Review 51. Cameron and Trivedi 2013, Regression Analysis of Count Data. Chung and Romano 2013, Annals of Statistics 41. Cliff 1993, Psychological Bulletin 114. Cliff and Ord 1981, Spatial Processes. Cohen 1988, Statistical Power Analysis. Conley 1999, Journal of Econometrics 92.',
    'Efron and Tibshirani 1993, An Introduction to the Bootstrap. Ellison and Glaeser 1997, Journal of Political Economy 105. Ester, Kriegel, Sander and Xu 1996, KDD-96. Cinelli and Hazlett 2020, JRSS B 82. Freedman and Lane 1983, Journal of Business & Economic Statistics 1. Frisch and Waugh 1933, Econometrica 1. Hainmueller 2012, Political Analysis 20. Hirano, Imbens and Ridder 2003, Econometrica 71. VanderWeele and Ding 2017, Annals of Internal Medicine 167. Campello, Moulavi and Sander 2013, PAKDD.',
    'Kish 1965, Survey Sampling. Lambert 1992, Technometrics 34. Liang and Zeger 1986, Biometrika 73. MacKinnon and White 1985, Journal of Econometrics 29. Lumley 2004, Journal of Statistical Software 9. Mann and Whitney 1947, Annals of Mathematical Statistics 18. McCullagh 1980, JRSS B 42. McInnes and Healy 2017, ICDMW. Moran 1950, Biometrika 37.',
    'Pustejovsky and Tipton 2018, Journal of Business & Economic Statistics 36. Rosenbaum and Rubin 1983, Biometrika 70. Rubin 1987, Multiple Imputation for Nonresponse in Surveys. Schubert, Sander, Ester, Kriegel and Xu 2017, ACM TODS 42. Simonsohn, Simmons and Nelson 2020, Nature Human Behaviour 4. Welch 1947, Biometrika 34. White 1980, Econometrica 48.',
  ],
  replay: {
    head: (study, version) => `「${study}」の比較と回帰分析を再計算する（Shuseki ${version}）。`,
    needs:
      'RとMASSが必要。ゼロ過剰モデルにはpscl、調査ウェイトにはsurvey（別に数える）が必要。analysis.csvとspecifications.csv（交流があればgravity.csv、企業を複数の時点で追うならrounds.csvとpanel.csvも）をこのファイルと同じ場所に置く。',
    run: '実行：Rscript replay.R',
  },
  files: {
    'report.html': (language) =>
      `読んで印刷できる1ページ（${language}）：問い、データ、地図、結果、表、方法。作成に時間がかかります。`,
    'replay.R': 'analysis.csvから比較と回帰分析を再計算するRスクリプト。',
  },
  making: '報告書を作成しています…',
};
