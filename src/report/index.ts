export { reportHtml } from './report-html';
export { replayScript } from './replay-r';
export { panelSummary } from './panel-section';
export { reportTables } from './tables';
export { tablesHtml, tablesLatex, tablesRows } from './write-tables';
export { outlinesOf } from '../figures/outlines';
export { replayFile } from './report-files';
export { REPLAY_NAMES, type ReportName } from './report-names';
