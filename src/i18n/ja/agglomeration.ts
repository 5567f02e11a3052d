import type { AgglomerationMessages } from '../en/agglomeration';
import { formatCount, formatFixed, formatP } from '../numbers';

export const agglomeration: AgglomerationMessages = {
  title: 'どの業種がどこに集まっているか',
  intro:
    'Ellison–Glaeserのγ：大きな企業があるための偏りを除いて、業種が全企業よりどれだけ市区町村に集まっているか。0.02未満はほとんど集中せず、0.05を超えると強く集中（米国の州・郡について著者らが用いた目安）。',
  running: '市区町村を無作為に割り当てています…',
  none: '業種と市区町村の両方が分かる企業がありません。データの手順で、業種と所在地の列を指定してください。',
  noEmployees:
    '従業員数の分かる企業がないため、Ellison–Glaeser指数は計算できません。データの手順で従業員数の列を指定してください。企業数による特化係数は下に示します。',
  industry: '業種',
  firms: '企業数',
  herfindahl: 'H',
  gamma: 'γ',
  z: 'z',
  q: 'q',
  starred: (name) => `${name}*`,
  basis: (f) =>
    `従業員数の分かる${formatCount(f.firms)}社、${formatCount(f.areas)}市区町村。H：企業の従業員数のハーフィンダール指数。z：各企業が独立に市区町村を選ぶ場合の平均から、偏りが標準偏差いくつ分離れているか。q：集中する側の、業種全体での偽発見率。無作為な割り当て${formatCount(f.draws)}回によるpから計算（乱数の種${f.seed}）。${f.few > 0 ? '*は10社未満。' : ''}`,
  quotients: '業種の特化係数',
  by: '区域',
  areas: { clusters: '集積', municipalities: '市区町村' },
  quotient: '特化係数',
  area: '区域',
  interval: '95%信頼区間',
  figure: (industry, by) => `${industry}の${by === 'clusters' ? '集積' : '市区町村'}ごとの特化係数`,
  value: (quotient, firms) => `${formatFixed(quotient, 1)}（${formatCount(firms)}）`,
  row: (area, quotient, low, high, firms, q) =>
    `${area}：${formatFixed(quotient, 2)}（${formatFixed(low, 2)}～${formatFixed(high, 2)}）、${formatCount(firms)}社、q ${q < 0.001 ? '' : '= '}${formatP(q)}`,
  key: '点：その区域の企業に占める業種の割合を、全企業での割合で割った値。線：企業数を所与とした正確な95%信頼区間。縦線：1（全体と同じ）。括弧内は企業数で、5社未満の区域は最後。行を選ぶと、その企業を選択します。',
  noArea: 'この業種の企業がある区域はありません。',
  inReport: (f) =>
    `Ellison and Glaeser (1997)。${formatCount(f.areas)}市区町村、従業員数の分かる${formatCount(f.firms)}社。qは市区町村の無作為な割り当て${formatCount(f.draws)}回による（乱数の種${f.seed}）。同じ規模の企業が独立に市区町村を選ぶ場合と比べ、zは同論文の付録の分散による。${f.few > 0 ? '*は10社未満。' : ''}`,
  reportTitle: (shown, all) =>
    shown < all
      ? `集中の強い${formatCount(shown)}業種（全${formatCount(all)}業種中）`
      : '業種ごとの集中の強さ',
};
