import { stated, type ChanceFacts, type ChanceMessages } from '../en/chance';
import { formatCount, formatEstimate } from '../numbers';

export const chance: ChanceMessages = {
  title: '偶然以上か',
  waiting: '無作為に抽出しています…',
  outcome: (f: ChanceFacts) =>
    `${f.outcome}：この集積の${formatCount(f.firms)}社の平均は、ほかの${formatCount(f.others)}社の平均より${formatEstimate(Math.abs(f.difference))}${f.difference < 0 ? '低い' : '高い'}（${stated('p', f.pValue)}、${stated('q', f.q)}）。`,
  outcomeUntested: (outcome) =>
    `${outcome}：片方に企業がないか、値がすべて同じため、検定していません。`,
  outcomeBasis: (draws, seed) =>
    `位置が十分に分かる全企業から同じ数の企業を${formatCount(draws)}回、無作為に抽出（乱数の種${seed}）。qは全集積での偽発見率を抑えた値。企業どうしを独立とみなしていますが、隣り合う企業は独立ではありません。pが小さいことは、無作為に選んだ企業と違うことを示すだけで、その理由は示しません。`,
  speciality: (q) => stated('q', q),
  larger: (industry, pValue) =>
    `規模：${industry}でこれほど大きな集積が偶然に生じる確率は ${stated('p', pValue)}（各回の最大の集積と比較）。`,
  largerBasis: (draws, firms, sites) =>
    `全${formatCount(sites)}社の所在地から${formatCount(firms)}社を${formatCount(draws)}回抽出し、同じ定義で集積を求めました。`,
};
