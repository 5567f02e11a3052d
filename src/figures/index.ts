/** Figures as data: pure functions of findings, for the screen and for print alike. */
export { printed, type Drawing, type Shape, type ShapeRole } from './drawing';
export { envelopeFigure, type EnvelopeInput } from './envelope';
export { kDistanceFigure, type KDistanceFigure, type KDistanceInput } from './k-distance';
export { definitionFigure } from './definition-figure';
export { barsFigure, type FigureBar } from './bars-figure';
export {
  printedDecay,
  printedHistogram,
  printedRanking,
  printedReach,
  printedScatter,
  type PrintedRankingRow,
} from './printed-charts';
export { printedEnvelope, printedKDistance } from './printed-distances';
export {
  IMAGE_LIMITS,
  IMAGE_PRESETS,
  isPossible,
  layoutWidth,
  pixelsOf,
  pointsOnPaper,
  type ImagePreset,
  type ImageSize,
} from './image-size';
export { mapSheet, type MapPicture, type MapSheetWords } from './map-sheet';
export { withResolution } from './png';
export {
  figureSheet,
  heightOf,
  SHEET_FONT_PX,
  SHEET_MARGIN,
  sheetFile,
  sheetForPixels,
  type KeyBlock,
  type Sheet,
  type SheetWords,
} from './sheet';
export {
  element,
  fileNameOf,
  type Figure,
  type FigureTable,
  type KeyEntry,
  type SvgNode,
} from './svg';
export { tableText } from './table-text';
export { decayFigure, type DecayInput } from './decay-curve';
export { histogram, type Histogram, type HistogramInput } from './histogram';
export { measureScale, type MeasureScale } from './measure-scale';
export { rankedFigure, type RankedFigure, type RankedRow } from './ranked';
export { reachFigure, type ReachInput } from './reach-curves';
export { chosenDots, scatter, type Scatter, type ScatterInput } from './scatter';
export { plotFrame, type ChartDrawing } from './plot';
