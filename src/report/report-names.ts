/** What repeats the report's numbers: the script, and its tables for a spreadsheet, a paper and a word processor. */
export const REPLAY_NAMES = ['replay.R', 'tables.csv', 'tables.tex', 'tables.html'] as const;
export type ReplayName = (typeof REPLAY_NAMES)[number];
/** What is written from everything that was computed, beside the exports. */
export const REPORT_NAMES = ['report.html', ...REPLAY_NAMES] as const;
export type ReportName = (typeof REPORT_NAMES)[number];
