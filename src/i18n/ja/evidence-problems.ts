import type { EvidenceNoteSentences, EvidenceProblemSentences } from '../en/evidence-problems';
import { formatCount, formatFixed, formatKm, formatP } from '../numbers';
import { models } from './models';
import { panelProblems } from './panel-problems';
import { spatial } from './spatial';

const side = { inside: '集積内', outside: '集積外' };

function few(values: readonly string[]): string {
  return values.length > 12 ? `${values.slice(0, 12).join('、')}…` : values.join('、');
}

export const problems: EvidenceProblemSentences = {
  ...panelProblems,
  'outcome-constant': (f) =>
    `${formatCount(f.firms)}社すべてが同じ値（${f.value}）で、比べられません。別の指標を選んでください。`,
  'outcome-all-missing': () => 'すべての企業で指標が欠けています。別の列を選んでください。',
  'outcome-negative': (f) =>
    `件数に負の値があります（例：${f.example}、${formatCount(f.rows)}行）。別のモデルを選ぶか、データを直してください。`,
  'outcome-not-count': (f) =>
    `件数は整数でなければなりません（例：${f.example}、${formatCount(f.rows)}行）。別のモデルを選んでください。`,
  'outcome-not-yes-no': (f) =>
    `有無のモデルには0と1だけが必要です（例：${f.example}、${formatCount(f.rows)}行）。指標を有無として見るか、別のモデルを選んでください。`,
  'outcome-too-few-levels': (f) =>
    `順序モデルには3段階以上が必要ですが、${f.levels}段階です。ロジットかプロビットを使ってください。`,
  'outcome-too-many-levels': (f) =>
    `値が${formatCount(f.levels)}種類あり、尺度としては多すぎます（上限${f.limit}）。最小二乗法を使ってください。`,
  'outcome-no-zeros': () =>
    '0の企業がないため、ゼロ過剰モデルは使えません。ポアソン回帰か負の二項回帰を使ってください。',
  'group-empty': (f) =>
    `${side[f.group]}に値のある企業がありません。集積の定義か指標を変えてください。`,
  'group-too-small': (f) =>
    `${side[f.group]}で値のある企業が${formatCount(f.firms)}社だけです。${f.least}社以上が必要です。集積の定義を変えてください。`,
  'column-unknown': (f) => `「${f.column}」という列はありません。表にある列を指定してください。`,
  'control-is-outcome': (f) =>
    `「${f.column}」は指標そのものです。統制すると説明するものが残りません。統制から外すか、別の指標を選んでください。`,
  'offset-is-outcome': (f) =>
    `「${f.column}」は指標そのもので、「${f.column}」あたりの値は常に1になります。オフセットには別の列を選んでください。`,
  'offset-not-numeric': (f) =>
    `「${f.column}」は数値が少なすぎて、オフセットにできません。列を直すか、別の列を選んでください。`,
  'offset-none': (f) =>
    `対象企業に「${f.column}」が0より大きい企業がなく（0以下${formatCount(f.zero)}社、空欄${formatCount(f.blank)}社）、オフセットにできません。別の列を選んでください。`,
  'offset-family': (f) =>
    `オフセット（「${f.column}」あたり）は件数のモデルで使うもので、このモデル（${models.family[f.family]}）では使えません。ポアソン回帰・負の二項回帰・0の部分をもつモデルを選ぶか、オフセットを外してください。`,
  'control-not-numeric': (f) =>
    `「${f.column}」は数値が少なすぎて、数値としては統制できません。区分として扱うか、列を直してください。`,
  'control-base-unknown': (f) =>
    `「${f.column}」に「${f.base}」という値がなく、基準にできません。列にある値：${few(f.levels)}。`,
  'term-unreadable': (f) =>
    `「${f.term}」は列でも列の交互作用（A:B）でもありません。列をコンマで区切って指定してください。`,
  'term-constant': (f) =>
    f.term === 'inside'
      ? '対象企業がすべて集積の内側、またはすべて外側にあるため、比べられません。'
      : `${f.term}は対象企業すべてで同じ値です。除いてください。`,
  collinear: (f) => `${f.term}は${f.others.join('、')}から決まります。どれか1つを除いてください。`,
  'too-many-terms': (f) =>
    `${formatCount(f.firms)}社から${formatCount(f.parameters)}個のパラメーターは推定できません。項を減らしてください。`,
  separation: (f) =>
    `${f.terms.join('、')}で結果が完全に分かれ、尤度に最大値がありません。${f.instead ? `有限の推定値が得られる${models.family[f.instead]}を選ぶか、` : ''}項を除くか、区分をまとめてください。`,
  'perfect-fit': () =>
    '結果が項から完全に決まり、誤差が残りません。結果から作った項を除いてください。',
  'not-converged': (f) =>
    `${f.iterations}回の計算でも収束しませんでした。項を減らすか、別のモデルを使ってください。`,
  'no-overdispersion': ({ instead = 'poisson' }) =>
    `件数のばらつきはポアソン分布の範囲内です。${models.family[instead]}を使ってください。`,
  'no-zero-inflation': ({ instead = 'poisson' }) =>
    `0の数は、0の部分のないモデルの予測の範囲内です。${models.family[instead]}を使ってください。`,
  'weights-empty': () => 'この重みでは隣り合う企業がありません。距離を広げてください。',
  'weights-too-many': (f) =>
    `${formatFixed(f.km, 0)}km以内に隣の企業が多すぎて計算できません。距離を縮めてください。`,
  'values-constant': () => '値がすべて同じで、検定できる型がありません。別の指標を選んでください。',
  'spatial-isolated': (f) =>
    `${formatCount(f.of)}社のうち${formatCount(f.firms)}社に隣の企業がなく、隣の企業を考慮したモデルを推定できません。最も近い企業を隣とするか、距離を広げてください。`,
  'spatial-complete': (f) =>
    `${formatCount(f.firms)}社すべてが互いに隣となり、隣が場所について何も示しません。隣の数を減らすか、距離を縮めてください。`,
  'spatial-too-dense': (f) =>
    `隣の企業が平均${formatCount(f.neighbours)}社と多すぎて、このモデルを計算できません。距離を縮めるか、最も近い企業を隣とするか、SLXモデルを選んでください。`,
  'spatial-one-point': (f) =>
    `${formatCount(f.firms)}社すべてが同じ地点にあり、どの企業が隣かは分かりません。位置をより細かくしてください。`,
  'spatial-collinear': (f) =>
    `隣の企業の${f.term}の平均は、${[...f.others, ...f.lagged.map((name) => `隣の企業の${name}の平均`)].join('、') || '定数項'}から決まります。この項を除くか、空間ラグモデルまたは空間誤差モデルを選んでください。`,
  'spatial-no-maximum': (f) =>
    `これらの企業では、${spatial.short[f.form]}の${f.form === 'error' ? 'λ' : 'ρ'}に−1と1の間の最適な値がありません。最小二乗法を使うか、隣とする企業を変えてください。`,
  'spatial-not-linear': (f) =>
    `隣の企業を考慮したモデルは最小二乗法のためのものですが、この分析の回帰は別の種類（${models.family[f.family]}）です。モデルに最小二乗法を選ぶか、標準誤差で格子または距離を選んでください。`,
  'one-municipality': (f) =>
    `${formatCount(f.firms)}社すべてが同じまとまり（市区町村・都道府県・格子）にあり、場所への依存を考慮できません。標準誤差の設定で、より小さい単位を選んでください。`,
  'survey-weights-negative': (f) =>
    `調査ウェイトに負の値があります（例：${f.example}、${formatCount(f.rows)}行）。列の値を直すか、別の列を選んでください。`,
  'survey-weights-none': () =>
    '調査ウェイトが0より大きい企業がありません。ウェイトが数値で入っている列を選ぶか、ウェイトなしにしてください。',
  'response-no-column': () =>
    '回収にもとづくウェイトを選んでいますが、回答の有無を示す列がありません。列に「回収」の役割を与えるか、ウェイトを使わないでください。',
  'response-nobody': (f) =>
    `回収の列では、${formatCount(f.firms)}社のどこも回答していません。回答の有無を示す列を選ぶか、回収にもとづくウェイトを使わないでください。`,
  'response-everybody': (f) =>
    `${formatCount(f.firms)}社すべてが回答していて、調整する無回答がありません。回答しなかった企業も表に残すか、回収にもとづくウェイトを使わないでください。`,
  'response-no-traits': () =>
    '発送先を見分ける規模・業種・地域がなく、回収にもとづくウェイトを作れません。発送先すべてについて分かる列に役割を与えるか、ウェイトを使わないでください。',
  'response-not-modelled': () =>
    '規模・業種・地域で回答の有無が完全に分かれる企業があり、回答確率を推定できません。レイキングを選ぶか、回収にもとづくウェイトを使わないでください。',
  'response-not-raked': (f) =>
    `レイキングが${formatCount(f.rounds)}回で収束しませんでした。回答確率の逆数を選ぶか、回収にもとづくウェイトを使わないでください。`,
  'response-weights-missing': (f) =>
    `回答しなかった${formatCount(f.firms)}社のどこにも「${f.column}」列のウェイトがなく、無回答はすでに調整済みとみられます。この列と回収にもとづくウェイトの、どちらか一方を使ってください。`,
  'survey-weights-family': (f) =>
    `このモデル（${models.family[f.family]}）では調査ウェイトを使えません。最小二乗法・ポアソン回帰・ロジット・プロビットを選ぶか、ウェイトを外してください。`,
};

export const notes: EvidenceNoteSentences = {
  'rows-missing': (f) => `値のない${formatCount(f.rows)}社を除きました。`,
  'groups-missing': (f) =>
    `場所の分からない${formatCount(f.rows)}社は、それぞれ独立した群としました。`,
  'few-groups': (f) =>
    `企業のまとまりが${f.groups}しかなく（目安${f.least}以上）、誤差の推定は不確かです（区間はその分広くしています）。`,
  'one-group': () =>
    'すべての企業が同じまとまり（市区町村・都道府県・格子）にあるため、依存を考慮できません。標準誤差の設定で、より小さい単位を選んでください。',
  'nobody-within': (f) =>
    `互いに${formatKm(f.km)}km以内にある企業がありません。Conleyの誤差には距離を広げてください。ここではHC1の誤差を示します。`,
  'groups-constant': () => '各群の中で値にばらつきがありません。',
  'expected-count-small': () => '期待度数が5未満の欄があります。フィッシャーの検定を見てください。',
  overdispersed: (f) =>
    `分散がポアソン分布の${formatFixed(f.ratio, 1)}倍あり（ピアソンのχ² p ${formatP(f.pValue)}、Cameron and Trivediの回帰 平均に比例 p ${formatP(f.linear)}・平均の2乗に比例 p ${formatP(f.square)}${f.likelihood === undefined ? '' : `、負の二項分布との尤度比 p ${formatP(f.likelihood)}`}）、通常の標準誤差は小さすぎます。頑健な誤差を見るか、負の二項分布を選んでください。`,
  'excess-zeros': (f) =>
    `0が${formatCount(f.observed)}社あり、モデルの予測は${formatCount(f.expected)}社です。`,
  'firth-shift': (f) =>
    `Firthのロジットで「有」と予測される企業は${formatFixed(f.expected, 1)}社で、実際は${formatCount(f.observed)}社です。この確率にもとづく平均限界効果は、同じ割合だけ${f.expected > f.observed ? '大きめ' : '小さめ'}になります。係数と区間には影響しません。`,
  'high-inflation': (f) =>
    `${f.term}は他の項からほぼ決まります（分散拡大係数${formatFixed(f.factor, 0)}）。`,
  'neighbours-arbitrary': (f) => spatial.arbitrary(f.firms, f.points),
  isolated: (f) => `${formatCount(f.firms)}社には隣がありません。`,
  'survey-weights-missing': (f) => `調査ウェイトのない${formatCount(f.rows)}社を除きました。`,
  'survey-weights-zero': (f) => `調査ウェイトが0の${formatCount(f.rows)}社を除きました。`,
};
