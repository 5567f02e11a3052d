import type { Messages } from '../en';
import { formatCount, formatKm, formatP } from '../numbers';

export const panel: Messages['panel'] = {
  title: '企業の変化（複数回の調査）',
  hint: '複数回の調査に現れる企業をIDで追い、増減や移転、集積への出入りと、そのときに指標がほかより変わったかを見ます。',
  none: '一覧に調査の回がありません。一覧を開く画面で、調査の年や回を表す列の役割を「調査の回」にしてください。または、開設された機関を選ぶと、特許など日付のある件数で前後の年を比べます。',
  question: '起きたこと',
  inside: '企業が集積内になった',
  opened: (name) => `${name}が開設された`,
  openedPlaceholder: '機関が開設された…',
  search: '機関（名称かID）',
  unknown: 'この名称やIDの機関は一覧にありません。',
  numberLabels: { opened: '開設後の最初の年', km: '近いとする距離（km）', years: '前後の年数' },
  clustersLabel: '以前の回の集積',
  clusters: {
    own: 'その回の企業から求める',
    studied: '最後の回の集積を使う',
  },
  rule: {
    own: '集積は、回ごとにその回の企業から同じ定義で求めています。企業が移転したときのほか、周りに企業が増えたときも集積内になります。回答が少ない回では、それだけで集積が縮むことがあります。',
    studied:
      'すべての回に最後の回の集積を使い、以前の行はその境界の中にあれば集積内とします。移転した企業だけが変わります。',
  },
  rounds: {
    title: '調査の回',
    head: ['回', '企業', '集積内', '集積外', '位置不明', '集積'],
    note: (again, withoutId) =>
      `複数の回に現れる企業は${formatCount(again)}社です。${withoutId > 0 ? `IDのない${formatCount(withoutId)}社は追えません。` : ''}`,
    uneven: (least, most) =>
      `「${least}」の企業は「${most}」の3分の2より少なく、企業の増減と回ごとの集積には、一覧に載った企業の違いも表れます。`,
  },
  changes: {
    title: '企業の変化',
    pair: (from, to) => `${from} → ${to}`,
    rows: {
      entered: '新たに現れた企業',
      left: '現れなくなった企業',
      stayed: '両方に現れた企業',
      outside: 'うち 両方とも集積外',
      becameInside: 'うち 集積内になった',
      becameOutside: 'うち 集積外になった',
      sameCluster: 'うち 同じ集積のまま',
      changedCluster: 'うち 別の集積へ',
      unknown: 'うち 位置の分からない回がある',
      moved: 'うち 移転した',
      movedIn: '移転して集積内になった',
      movedOut: '移転して集積外になった',
      clustersNew: '新しい集積',
      clustersGone: 'なくなった集積',
      tiesKept: '続いたつながり',
      tiesGained: '増えたつながり',
      tiesLost: 'なくなったつながり',
    },
    note: '「新たに現れた」「現れなくなった」は一覧の行の有無で、創業や廃業とは限りません。集積の企業の多くが一緒に移った先、または移ってくる前の集積であれば、同じ集積とします。移転は、両方の位置の誤差より遠くへ動いたものです。',
  },
  change: {
    title: (outcome, { of, name, opened, km }) =>
      of === 'inside'
        ? `${outcome}：集積内になった企業と集積外のままの企業`
        : `${outcome}：${name}（${opened}年から）の${formatKm(km)}km以内の企業とそれ以外`,
    head: ['推定', '値', '標準誤差', '95%区間', 'p', '企業'],
    linear: '線形：変化の差',
    poisson: 'ポアソン：変化の比の対数',
    ratio: 'ポアソン：変化の比',
    placeboLinear: 'プラセボ（線形）',
    placeboPoisson: 'プラセボ（ポアソン）',
    means: '前後の平均',
    meansHead: ['前', '後', '変化'],
    sides: {
      inside: ['集積内になった企業', '集積外のままの企業'],
      opening: ['近い企業', '遠い企業'],
    },
    sample: (treated, never, { of }) =>
      of === 'inside'
        ? `集積内になったのは${formatCount(treated)}社、ずっと集積外だったのは${formatCount(never)}社です。`
        : `近い企業は${formatCount(treated)}社、遠い企業は${formatCount(never)}社です。`,
    leftOut: (f) =>
      [
        f.already > 0 ? `最初から集積内の${formatCount(f.already)}社` : '',
        f.returned > 0 ? `集積内になった後に外へ出た${formatCount(f.returned)}社` : '',
        f.notLocated > 0 ? `位置の分からない${formatCount(f.notLocated)}社` : '',
        f.oneSided + f.once > 0 ? `前後の指標が揃わない${formatCount(f.oneSided + f.once)}社` : '',
      ].filter((part) => part !== ''),
    leftOutOf: (parts) => `使っていない企業：${parts.join('、')}。`,
    more: (value, low, high) =>
      `指標は、ほかより${value}多く変化しました（95%区間 ${low}～${high}）。`,
    less: (value, low, high) =>
      `指標の変化は、ほかより${value}少なくなりました（95%区間 ${low}～${high}）。`,
    unclear: (value, low, high) =>
      `指標の変化がほかと違うとはいえません（差${value}、95%区間 ${low}～${high}）。`,
    permuted: (p, draws, whole) =>
      `変化のあった企業を${whole ? 'まとまりごとに' : ''}無作為に入れ替えたとき、これほどの差になる確率はp ${formatP(p)}です（${formatCount(draws)}回）。`,
    noBefore:
      '前の時点が1つしかなく、それまで両者が同じように変化していたかは確かめられません。何も起きなければ同じように変化したはずだと考えられるときだけ、この差を効果とみなせます。',
    placeboClean: (p) =>
      `前の時点の途中で起きたと仮定しても、差はみられません（p ${formatP(p)}）。ただし、その後も同じように変化したはずだという証明にはなりません。`,
    placeboFound: (p) =>
      `前の時点の途中で起きたと仮定しても差がみられます（p ${formatP(p)}）。両者は以前から離れつつあり、この差を効果とみなすことはできません。`,
    beforeFound: (p) =>
      `両者は以前から変化の仕方が違います（同時検定 p ${formatP(p)}）。この差を効果とみなすことはできません。`,
    beforeClean: (p) =>
      `前の時点を合わせても、そのような違いはみられません（同時検定 p ${formatP(p)}）。`,
    cohorts: (n) =>
      `起きた時点は${formatCount(n)}つあり、それぞれの企業を、一度も起きなかった企業とだけ比べています。`,
    errors: {
      chosen: '標準誤差は、同じ企業の観測が似ていることを許します（企業どうしは独立とします）。',
      'one-group':
        '一方の企業がすべて同じまとまりにあるため、標準誤差は企業ごとのものです。同じ場所の企業が共通の影響を受けていれば、区間は短すぎます。',
      grouped: (groups) =>
        `標準誤差は、${formatCount(groups)}のまとまりの中で企業が似ていることを許します（このステップのほかの分析と同じ設定です）。`,
    },
    method:
      '企業と時点の固定効果を入れています。ポアソンでは、件数のまったくない企業と時点を除きます。標準誤差はまとまりごとのクラスター頑健で、少数で不揃いなまとまりのための補正（CR2）をし、Satterthwaiteの自由度のt分布で判断します。',
    without: (n) => `ポアソン：件数がまったくない${formatCount(n)}社からは変化が分かりません。`,
    window: (years) => `各回には、その年までの${formatCount(years)}年間の件数を数えています。`,
    years: (from, to) =>
      `${from}年から${to}年まで、年ごとの件数です。件数のない企業は、創業前の年も含めて0とします。`,
    vague: (km) =>
      `機関の位置に${formatKm(km)}kmの誤差がありうるため、近い・遠いを取り違えた企業があります。機関に座標を入れてください。`,
    weights: 'ここでは調査ウェイトを使いません。',
  },
  path: {
    title: '前後の推移',
    head: ['時点', '差', '95%区間', 'p'],
    note: '線形の推定です。直前の時点（−1）との比較で、0が最初の後の時点です。',
  },
};
