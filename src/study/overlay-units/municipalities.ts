import type { Municipality } from '../../model';
import type { Areas, Places, UnitOfOverlay } from './unit';

export const municipalities: UnitOfOverlay = {
  areas: ({ findings, sources }) => municipalityAreas(findings.firmPlaces, sources.municipalities),
  isSymbol: true,
  coarser({ findings: { firmPlaces: places } }) {
    const names = [...new Set(places.prefecture)].filter((name) => name !== '');
    const row = new Map(names.map((name, i) => [name, i]));
    return Int32Array.from(places.prefecture, (name) => row.get(name) ?? -1);
  },
};

/** Only municipalities with a firm: symbols for all others would say nothing. */
function municipalityAreas(places: Places, all: readonly Municipality[]): Areas {
  const used = new Set(places.municipalityCode);
  const shown = all.filter(({ code }) => used.has(code));
  const row = new Map(shown.map(({ code }, i) => [code, i]));
  return {
    areaOf: Int32Array.from(places.municipalityCode, (code) => row.get(code) ?? -1),
    codes: shown.map(({ code }) => code),
    names: shown.map(({ prefecture, name }) => prefecture + name),
    namesEn: shown.map(({ labelEn }) => labelEn),
    shapes: null,
    lng: Float64Array.from(shown, ({ lng }) => lng),
    lat: Float64Array.from(shown, ({ lat }) => lat),
  };
}
