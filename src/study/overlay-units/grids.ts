import { gridBounds, gridCodeText, gridRing, gridSquareOf, type GridLevel } from '../../geo';
import { withoutNames, type Areas, type Places, type UnitOfOverlay } from './unit';

/** Squares of the standard grid (JIS X 0410). */
const squares = (level: GridLevel): UnitOfOverlay => ({
  areas: ({ findings, precise }) => gridAreas(findings.firmPlaces, level, precise),
  isSymbol: false,
  isGrid: true,
});

export const grid1km = squares('third');

export const grid500m: UnitOfOverlay = {
  ...squares('half'),
  coarser: ({ findings, precise }) => gridAreas(findings.firmPlaces, 'third', precise).areaOf,
};

function gridAreas(places: Places, level: GridLevel, precise: (firm: number) => boolean): Areas {
  const keys = Float64Array.from(places.lng, (lng, firm) =>
    precise(firm) ? gridSquareOf(lng, places.lat[firm], level) : NaN,
  );
  const codes = [...new Set(keys)].filter((code) => !Number.isNaN(code)).sort((a, b) => a - b);
  const row = new Map(codes.map((code, i) => [code, i]));
  const texts = codes.map((code) => gridCodeText(code, level));
  return {
    areaOf: Int32Array.from(keys, (code) => row.get(code) ?? -1),
    ...withoutNames(texts),
    shapes: texts.map((text) => [[gridRing(gridBounds(text)!)]]),
  };
}
