import { isInPolygons } from '../../geo';
import { layerAreas, type AreaLayer, type Areas, type Places, type UnitOfOverlay } from './unit';

/** A polygon layer that a person brings. */
export const imported: UnitOfOverlay = {
  areas: ({ findings, sources, precise }) =>
    sources.imported && polygonAreas(findings.firmPlaces, sources.imported, precise),
  isSymbol: false,
  layer: 'imported',
};

/** A firm belongs to the first polygon that holds it. */
function polygonAreas(places: Places, layer: AreaLayer, precise: (firm: number) => boolean): Areas {
  const boxes = layer.shapes.map((polygons) => {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [exterior] of polygons)
      for (const [x, y] of exterior) {
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
      }
    return box;
  });
  const areaOf = Int32Array.from(places.lng, (x, firm) => {
    if (!precise(firm)) return -1;
    const y = places.lat[firm];
    return layer.shapes.findIndex((polygons, i) => {
      const [west, south, east, north] = boxes[i];
      return x >= west && x <= east && y >= south && y <= north && isInPolygons(polygons, x, y);
    });
  });
  return { areaOf, ...layerAreas(layer) };
}
