/* Firms seen several times: what became of them, and whether what happened to some changed a measure. */
export { NEVER, usableFirms, type EventPanel } from './cohorts';
export {
  changesOf,
  differenceInDifferences,
  LEAST_CHANGED,
  type CellMean,
  type Difference,
  type DifferenceInDifferences,
  type DifferencePath,
} from './difference';
export { fitTwoWay, type PanelFamily } from './two-way';
export {
  ABSENT,
  NOT_LOCATED,
  OUTSIDE,
  tieChanges,
  transitionsBetween,
  type TieChanges,
  type Transitions,
} from './transitions';
