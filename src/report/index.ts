export { reportHtml } from './report-html';
export { replayScript } from './replay-r';
export { panelSummary } from './panel-section';
export { reportTables } from './tables';
export { tablesHtml, tablesLatex, tablesRows } from './write-tables';
export { outlinesOf } from '../figures/outlines';
