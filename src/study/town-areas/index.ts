export { type TownArea, type TownAreas } from './areas';
export { codesAround } from './neighbours';
export { TownAreaSource } from './source';
