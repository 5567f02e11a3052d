import { formatFixed } from '../numbers';

/** The paths of all clusters beside each other. */
export const paths = {
  title: 'Paths of the clusters',
  breaks: 'Breaks at',
  whole: 'no weak step',
  cell: (value: string, percentile: number, level: string) =>
    `${value} · p${formatFixed(percentile * 100, 0)} · ${level}`,
  km: (km: number) => `${km} km`,
  save: 'Save as CSV',
  none: 'The present definition gives no cluster.',
  note: 'Percentiles among this study’s clusters; a measure of 0 is always weak. “Weak below” can’t be above “strong from”.',
};
export type PathsMessages = typeof paths;
