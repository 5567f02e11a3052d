export { type TownArea, type TownAreas } from './areas';
export { TownAreaSource } from './source';
