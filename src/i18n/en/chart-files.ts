import { formatCount } from '../numbers';

/** Words that charts need only where they are saved as images and copied as tables. */
export const chartFiles = {
  copyTableOf: (title: string) => `Copy as table: ${title}`,
  copied: 'Copied.',
  notCopied: 'The browser did not allow copying.',
  firms: (n: number) => `Firms (n\u00a0=\u00a0${formatCount(n)})`,
  chosen: (n: number) => `Selected firms (n\u00a0=\u00a0${formatCount(n)})`,
  share: 'Share of its firms that is selected',
  firm: 'Firm',
  from: (measure: string) => `${measure}: from`,
  below: (measure: string) => `${measure}: below`,
  all: 'Firms',
  selected: 'Selected',
  yes: 'yes',
  mean: 'Smoothed mean',
  band: '95% band',
  low: '95% interval, low',
  high: '95% interval, high',
  interval: 'Mean with its 95% interval',
  n: 'n',
  chosenAt: 'Distances of the selected firms',
};
