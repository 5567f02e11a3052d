import type { PanelProblemSentences } from '../en/panel-problems';
import { formatCount } from '../numbers';

export const panelProblems: PanelProblemSentences = {
  'panel-few-changed': (f) =>
    `変化のあった企業が${formatCount(f.firms)}社しかなく、判断できません（${f.least}社以上が必要です）。${f.unknown > 0 ? `ほかに${formatCount(f.unknown)}社は、前か後の指標が分かりません。` : ''}距離や集積の定義を広げるか、企業を増やしてください。`,
  'panel-few-unchanged': (f) =>
    `変化のなかった企業が${formatCount(f.firms)}社しかなく、比べる相手が足りません（${f.least}社以上が必要です）。${f.unknown > 0 ? `ほかに${formatCount(f.unknown)}社は、指標が1回しか分かりません。` : ''}距離や集積の定義を狭めるか、企業を増やしてください。`,
  'panel-not-estimated': (f) =>
    ({
      'no-change':
        '2時点以上で指標の分かる企業（件数では1件以上ある企業）が残らず、比べられません。別の指標を選んでください。',
      collinear:
        'その変化を、同じ時点に全企業に起きたことと区別できません。年・距離・指標のいずれかを変えてください。',
      'one-group':
        'すべての企業が1つのまとまりにあり、誤差を推定できません。標準誤差の設定で、より小さい単位を選んでください。',
      'no-maximum':
        '一方の企業の件数が前または後にまったくないため、ポアソン回帰では有限の値が求まりません。線形の推定を見るか、より件数の多い指標を選んでください。',
      perfect:
        '指標が企業・時点・変化だけで完全に決まり、誤差がありません。指標の列を確かめてください。',
    })[f.failure],
  'panel-one-round': (f) =>
    `調査の回がすべて同じです（「${f.column}」列の「${f.name}」）。2回以上現れる企業がありません。もう一方の回の行を下に加えるか、この列の役割を外してください。`,
  'panel-order-unknown': (f) =>
    `${f.names.map((name) => `「${name}」`).join('')}のどれが先か分かりません。「${f.column}」列に年か番号（2019と2024、第1回と第2回など）を書いてください。`,
  'panel-no-ids': (f) =>
    `「${f.column}」列に調査の回がありますが、どの行が同じ企業か分かりません。企業ごとに変わらない番号の列の役割を「ID」にしてください（コマンドでは、ファイルの列名を「企業ID」に）。`,
  'panel-ids-repeated': (f) =>
    `「${f.round}」の回に、同じIDの行が複数あります（「${f.example}」など${formatCount(f.ids)}個、${formatCount(f.rows)}行）。どれがその企業か決められません。各回で企業ごとに1行にするか、余分な行を除いてください。`,
  'panel-no-firm-twice': (f) =>
    `「${f.first}」の回のID（「${f.examples[0]}」など）が「${f.last}」の回（「${f.examples[1]}」など）に1つもなく、2回現れる企業がありません。両方の回に同じIDを書くか、別の列の役割を「ID」にしてください。`,
  'panel-names-differ': (f) =>
    `2つの回に同じIDで現れる${formatCount(f.of)}社のうち${formatCount(f.firms)}社で企業名が違います（「${f.id}」は「${f.names[0]}」と「${f.names[1]}」）。IDが行の番号になっているようです。企業ごとに変わらない番号の列の役割を「ID」にしてください。`,
  'panel-round-without-measure': (f) =>
    `「${f.round}」の回では、どの企業も「${f.outcome}」が分からず、変化を求められません。すべての回で尋ねた指標を選んでください。`,
  'panel-round-without-places': (f) =>
    `「${f.round}」の回に、内外を判断できる精度で位置の分かる企業がありません。その行に住所か座標を入れるか、粗い位置も含めてください。`,
  'panel-rounds-not-years': (f) =>
    `調査の回（${f.names.map((name) => `「${name}」`).join('')}）から年が分からず、年月と対応づけられません。列に年（2019、令和元年など）を書いてください。`,
  'panel-events-undated': (f) =>
    `「${f.outcome}」に日付がなく、前後を分けられません。日付の列を指定するか、各回で尋ねた指標を選んでください。`,
  'panel-opening-unknown': (f) =>
    `IDが「${f.institution}」の機関がありません。一覧から選ぶか、その機関の行にこのIDを付けてください。`,
  'panel-opening-not-located': (f) =>
    `「${f.institution}」の位置が分かりません。機関の一覧に住所か座標を入れてください。`,
  'panel-opening-outside': (f) =>
    `データは${f.from}年から${f.to}年までで、${f.year}年の前後を比べられません。前後にデータのある年（開設後の最初の年）を選んでください。`,
  'panel-no-times': () =>
    '各企業は1回しか現れません。開設の前後を比べるには、日付のある件数（出願日のある特許など）を指標にするか、企業と調査の回ごとに1行の一覧を使ってください。',
};
