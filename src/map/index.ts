/** The map: the only room that knows MapLibre. `sync` in, intents out. */
export { colourByChange } from './colours/colour-change';
export { colourClusters } from './colours/colour-clusters';
export { colourByDifference } from './colours/colour-difference';
export { colourByCertainty, colourBySpots, colourByStability } from './colours/colour-certainty';
export { fetchBasemap, loadBasemap, type Basemap } from './basemap';
export {
  colourByDistance,
  colourByMeasure,
  colourByMembership,
  colourByPrecision,
  colourSome,
  type FirmClass,
  type FirmColouring,
} from './colours/colouring';
export type { LegendLine } from './layers/layer';
export { listedSwitches, shownLayers } from './layers/switches';
export { classLabel, firmEntryLabel, measureTitle, overlayTitle } from './legend-words';
export { lookOf } from './look';
export type { LookGiven } from './look-given';
export { legendOf, legendParts, type ClusterEntry, type FirmEntry, type Legend } from './legend';
export { overlayInView } from './in-view';
export { classify, type Classification, type ValueClass } from './colours/classification';
export { pointScale } from './firms/firm-points';
export { firmsOfGathering, gatheringsOf, OPEN_ZOOM } from './firms/gathered';
export { areaSymbols } from './layers/areas';
export {
  drawnFlows,
  FEW_FLOWS,
  flowColour,
  flowKey,
  flowWidth,
  lineAt,
  type DrawnFlows,
  type FlowKey,
  residualClass,
  type ResidualClass,
} from './flows';
export { colourByOverlay, type DrawnOverlay } from './overlay';
export {
  SURFACE_OPACITY,
  isSurfaceRead,
  surfaceClasses,
  type DrawnSurface,
  type SurfaceClass,
} from './surface';
export { symbolKey } from './colours/symbol-key';
export type { DrawingIntents, DrawingSpec } from './drawing/drawing-spec';
export { isMapSupported, loadMapView } from './load';
export type { MapView, MapViewOptions } from './map-view';
export { creditsOf } from './credits';
export { takePicture, type PictureOf } from './picture';
export {
  clusterColours,
  HUE_COUNT,
  huesOf,
  SEQUENTIAL,
  STEP_START,
  TONES,
} from './colours/palette';
export type { ClickDetails, MapIntents, ScreenPoint } from './pointing';
export { LEGEND_SHAPE_SIZE, shapePath } from './shapes';
export {
  NOTHING_SELECTED,
  type MapLabels,
  type MapSelection,
  type MapSpec,
  type MapTarget,
  type MapVisibility,
} from './spec';
export { MAP_COLOURS, type MapColours, type Theme } from './theme';
export { JAPAN, type Bounds, type MapViewpoint, type Margins } from './viewpoint';
