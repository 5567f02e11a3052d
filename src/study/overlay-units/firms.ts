import type { UnitOfOverlay } from './unit';

export const firms: UnitOfOverlay = {
  areas: ({ findings: { firms: list, firmPlaces: places } }) => ({
    areaOf: Int32Array.from(places.lng, (value, firm) => (Number.isNaN(value) ? -1 : firm)),
    codes: list.id,
    names: list.name,
    namesEn: list.name,
    shapes: null,
    lng: places.lng,
    lat: places.lat,
  }),
  isSymbol: true,
  single: true,
};
