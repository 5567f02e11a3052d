export {
  areaFigures,
  compositeScore,
  perEmployee,
  STATISTICS,
  withoutHidden,
  type AreaFigures,
  type Statistic,
} from './areas';
export { distanceBreaks, groupBreaks, measureBreaks } from './breaks';
export {
  CLASS_METHODS,
  classLimits,
  classLimitsFromZero,
  divergingLimits,
  type ClassMethod,
} from './class-limits';
export { jenksBreaks } from './jenks';
export { hiddenAreas, type Coarser } from './suppression';
