import type { chartFiles as chartFilesEn } from '../en/chart-files';
import { formatCount } from '../numbers';

export const chartFiles: typeof chartFilesEn = {
  copyTableOf: (title) => `表をコピー：${title}`,
  copied: 'コピーしました。',
  notCopied: 'ブラウザがコピーを許可しませんでした。',
  firms: (n) => `企業（n\u00a0=\u00a0${formatCount(n)}）`,
  chosen: (n) => `選択した企業（n\u00a0=\u00a0${formatCount(n)}）`,
  share: '選択した企業の割合',
  firm: '企業',
  from: (measure) => `${measure}：以上`,
  below: (measure) => `${measure}：未満`,
  all: '企業数',
  selected: '選択',
  yes: '○',
  mean: '平滑化した平均',
  band: '95%の帯',
  low: '95%区間の下限',
  high: '95%区間の上限',
  interval: '平均と95%区間',
  n: 'n',
  chosenAt: '選択した企業の距離',
};
