import type { BehindMessages } from '../en/behind';
import { formatCount } from '../numbers';

const SIDE = { inside: '集積内', outside: '集積外' } as const;
const firms = (count: number) => `${formatCount(count)}社`;

/** 根拠の数値を押すと、その企業を地図に示す。 */
export const behind: BehindMessages = {
  hint: '数値や棒を押すと、その企業を地図に示します。',
  side: (side, count) => `${SIDE[side]}の${firms(count)}を地図に示す`,
  value: (side, value, count) => `${SIDE[side]}で値が${value}の${firms(count)}を地図に示す`,
  excluded: (count) => `対象外 ${firms(count)}`,
  unmeasured: (count) => `値のない企業 ${firms(count)}`,
  notCompared: '比較に入らない企業：',
  notInModel: 'モデルに入らない企業：',
  show: (what) => `地図に示す：${what}`,
  balance: (matched, counterparts) =>
    `比較した集積内${firms(matched)}と集積外${firms(counterparts)}を地図に示す`,
  model: (count) => `モデルの${firms(count)}を地図に示す`,
  term: (name) => `モデルの企業のうち「${name}」にあたる企業を地図に示す`,
  definition: (radius, minFirms, insideShare) =>
    `半径${radius}・最小${formatCount(minFirms)}社のときの集積内の企業（${insideShare}）を地図に示す`,
  otherDefinition: (method, minFirms, insideShare) =>
    `${method}・最小${formatCount(minFirms)}社のときの集積内の企業（${insideShare}）を地図に示す`,
};
