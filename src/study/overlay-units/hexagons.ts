import { hexagonOf, hexagonRing } from '../../geo';
import { withoutNames, type Areas, type Places, type UnitOfOverlay } from './unit';

export const hexagons: UnitOfOverlay = {
  areas: ({ settings, findings, precise }) =>
    hexagonAreas(findings.firmPlaces, settings.hexagonKm, precise),
  isSymbol: false,
  sized: true,
};

function hexagonAreas(places: Places, km: number, precise: (firm: number) => boolean): Areas {
  const found = Array.from(places.lng, (lng, firm) =>
    precise(firm) ? hexagonOf(lng, places.lat[firm], km) : null,
  );
  const keys = found.map((cell) => (cell ? `${cell.q}_${cell.r}` : ''));
  const cells = new Map(found.flatMap((cell, firm) => (cell ? [[keys[firm], cell] as const] : [])));
  const sorted = [...cells].sort(([, a], [, b]) => a.r - b.r || a.q - b.q);
  const row = new Map(sorted.map(([key], i) => [key, i]));
  return {
    areaOf: Int32Array.from(keys, (key) => row.get(key) ?? -1),
    ...withoutNames(sorted.map(([key]) => key)),
    shapes: sorted.map(([, cell]) => [[hexagonRing(cell, km)]]),
  };
}
