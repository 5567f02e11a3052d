import type { TownSharesMessages } from '../en/town-shares';
import { formatCount } from '../numbers';

export const townShares: TownSharesMessages = {
  title: '境界が横切る町',
  whole: (counted, expected) =>
    `町までしか位置の分からない企業のうち、町の点によって内側と数えたのは${formatCount(counted)}社です。町の面積で按分すると約${formatCount(Math.round(expected))}社になります。`,
  town: '町',
  share: '内側の面積',
  firms: '企業',
  counted: '内側と数えた企業',
  more: (count) => `ほか${formatCount(count)}町`,
  basis: (source) => `町の範囲は、${source}の点どうしの中間で区切った概略です。`,
};
