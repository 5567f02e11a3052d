/** Figures as data: pure functions of findings, for the screen and for print alike. */
export { svgOf, type Drawing, type Shape, type ShapeRole } from './drawing';
export { kDistanceFigure, type KDistanceFigure, type KDistanceInput } from './k-distance';
