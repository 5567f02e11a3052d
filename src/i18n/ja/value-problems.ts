import { plane } from './plane';
import type { ValueProblemSentences } from '../en/value-problems';
import { formatCount } from '../numbers';

const rows = (n: number): string => `${formatCount(n)}行`;
const quoted = (lines: string): string =>
  lines
    .split('\n')
    .map((each) => `「${each}」`)
    .join('');

export const valueProblems: ValueProblemSentences = {
  'rounds-read': (f) =>
    `一覧には${f.names.length}回分の調査があります：${f.names.map((name, at) => `「${name}」（${rows(f.rows[at])}）`).join('、')}。分析の対象は最後の回で、複数の回に現れる${formatCount(f.again)}社の変化を追います。${f.folded > 0 ? `うち${formatCount(f.folded)}社は、回によってIDの書き方（先頭の0など）が違います。` : ''}`,
  'rounds-missing': (f) =>
    `${rows(f.rows)}は調査の回が分からないため除きました。回を書くか、この列の役割を外してください。`,
  'firms-several-sites': (f) => {
    const lines = f.lines.split('\n');
    const shown = f.names.split('\n').map((name, i) => `「${name}」（${lines[i]}行目）`);
    const again =
      f.repeated === ''
        ? ''
        : `「${f.repeated}」がすべての行で同じ企業があり、重ねて数えている恐れがあります。`;
    return `${formatCount(f.firms)}社が、住所の違う${rows(f.rows)}に載っています：${shown.join('')}${f.more > 0 ? `ほか${formatCount(f.more)}社` : ''}。1社1行にしない限り、1行を1件として数えます。${again}1社1行にする（本社、なければ最初の行を残す）には、ステップ1で選んでください（コマンドでは --one-row-a-firm）。`;
  },
  'employees-marks': (f) =>
    `「${f.column}」の${quoted(f.values)}（${rows(f.rows)}）は、従業員数ではなく無回答などの印とみて、欠測とします。実数のときは --codes '${f.column}:numbers' と指定してください。`,
  'firms-closed': (f) =>
    `「${f.column}」によると、閉鎖・廃業・解散などの企業が${formatCount(f.rows)}社あります（${quoted(f.values)}）：${quoted(f.names)}${f.more > 0 ? `ほか${formatCount(f.more)}社` : ''}。絞り込みで除くまでは、ほかの企業と同じに数えます（コマンドでは --only '${f.only}' で除けます）。`,
  'institutions-among': (f) =>
    `「${f.column}」によると、企業でない大学・機関などが${rows(f.rows)}あります（${quoted(f.values)}）：${quoted(f.names)}${f.more > 0 ? `ほか${rows(f.more)}` : ''}。絞り込みで除くまでは企業として数えます（コマンドでは --only '${f.only}' で除けます）。研究開発機関の一覧として別に読み込むと、距離や連携を測れます。`,
  'list-region-read': (f) =>
    `市区町村のない町名だけの住所が${rows(f.rows)}あります（「${f.example}」など）。企業のほとんどが${f.region}にあるので、一覧の市区町村のうちその町名があるただ1つ（${f.place}）の住所として読みました。`,
  'list-region-open': (f) =>
    `町名だけの住所が${rows(f.rows)}あります（「${f.example}」など）。${f.place}とも読めますが、企業のほとんどは${f.region}にあります。市区町村を書き足すか「位置の確認」で選ぶまで、位置を決めません。`,
  'made-up-characters': (f) =>
    `外字や「〓」のある名前・住所が${formatCount(f.cells)}セルあります（「${f.example}」など）。その字は照合できません。普通の字に直してください。`,
  'nothing-zero': (f) => `「${f.column}」の「なし」など${rows(f.rows)}を0として読みました。`,
  'words-among-numbers': (f) => {
    const counts = f.counts.split('\n');
    const words = f.words.split('\n');
    const shown = words.map((word, i) => `「${word}」（${rows(Number(counts[i]))}）`);
    return `「${f.column}」の数値に混じる言葉${shown.join('')}は、いくつとするか決めるまで欠測です（コマンドでは --codes '${f.column}:${words[0]}=3' または =missing）。`;
  },
  'scale-reversed': (f) =>
    `「${f.column}」は数が大きいほど小さい段階です（${f.first}、${f.last}）。番号のまま使うので、平均や係数の向きは逆に読んでください。向きを変えるには、コマンドの --codes '${f.column}:1=5,2=4,…' のように数を付け替えます。`,
  'coordinates-off-address': (f) => {
    const lines = f.lines.split('\n');
    const km = f.km.split('\n');
    const shown = f.names
      .split('\n')
      .map((name, i) => `「${name}」（${lines[i]}行目、${km[i]} km）`);
    return `座標と住所が合わない企業が${formatCount(f.rows)}社あります：${shown.join('')}${f.more > 0 ? `ほか${formatCount(f.more)}社` : ''}。位置には座標を使います。住所の誤差半径の2倍（少なくとも1 km）より離れている場合に、合わないとしています。すべて「位置の確認」の「要確認」に並び、1社ずつ直せます。`;
  },
  'coordinates-said-tokyo': (f) =>
    `「${f.said}」とあるので、座標${rows(f.rows)}を旧日本測地系とみて、北西へ約${formatCount(f.metres)} m動かし世界測地系に直しました（飛田の近似式、精度は約10 m）。`,
  'address-others': (f) =>
    `住所には「${f.used}」を使います。${quoted(f.others)}にも住所がありますが、使っていません。そちらの位置で分析するときは、その列の役割を「住所」にしてください（コマンドでは --address）。`,
  'plane-coordinates': (f) => plane.metres(quoted(f.columns), f.example),
  'plane-converted': plane.converted,
  'measure-unused': (f) =>
    `${quoted(f.columns)}は成果を表す列のようですが、言葉（「${f.example}」など）なので使っていません。使うときは、その列の役割を「イノベーション指標」にして（コマンドでは --outcome）、言葉の意味を指定してください。`,
  'map-links': (f) =>
    `「${f.column}」は地図へのリンクです（${rows(f.rows)}）。リンクから位置は読みません。緯度・経度の列を加えるか、住所で位置を決めてください。`,
};
