/** Figures as data: pure functions of findings, for the screen and for print alike. */
export { printed, type Drawing, type Shape, type ShapeRole } from './drawing';
export { envelopeFigure, type EnvelopeInput } from './envelope';
export { kDistanceFigure, type KDistanceFigure, type KDistanceInput } from './k-distance';
