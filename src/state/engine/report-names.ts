/** What is written from everything that was computed, beside the exports. */
export const REPORT_NAMES = [
  'report.html',
  'replay.R',
  'tables.csv',
  'tables.tex',
  'tables.html',
] as const;
export type ReportName = (typeof REPORT_NAMES)[number];
