export { reportHtml } from './report-html';
export { replayScript } from './replay-r';
export { outlinesOf } from '../figures/outlines';
