export { type TownArea, type TownAreas } from './areas';
export { codesAround, codesNear } from './neighbours';
export { TownAreaSource } from './source';
