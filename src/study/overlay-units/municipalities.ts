import type { Municipality } from '../../model';
import { areaOf } from '../places/municipality-area';
import {
  approximateOf,
  municipalityOf,
  prefectureOf,
  wantedCodes,
  type Areas,
  type AreaSources,
  type UnitGiven,
  type UnitOfOverlay,
} from './unit';

/**
 * Municipalities by the address, else by the nearest town: as areas, from the polygon layer that a person brought where it has them, else made
 * of their towns; as symbols where they are wanted so, or there is neither.
 */
export const municipalities: UnitOfOverlay = {
  areas: (given) => municipalityAreas(given),
  isSymbol: true,
  layer: 'municipalities',
  ofTowns({ settings, findings: { firmPlaces: places }, precise, municipalities: all }) {
    // Symbols need the towns only for firms whose address names no municipality.
    const needed = !settings.bySize || places.municipalityCode.includes('');
    return needed ? wantedCodes(places, precise, all) : [];
  },
  coarser: ({ findings }) => prefectureOf(findings.firmPlaces),
};

/** Only municipalities with a firm: all others would say nothing. */
function municipalityAreas(given: UnitGiven): Areas {
  const { settings, sources } = given;
  const codeOf = municipalityOf(given);
  const used = new Set(codeOf);
  const shown = sources.municipalities.filter(({ code }) => used.has(code));
  const row = new Map(shown.map(({ code }, i) => [code, i]));
  return {
    areaOf: Int32Array.from(codeOf, (code) => row.get(code) ?? -1),
    codes: shown.map(({ code }) => code),
    names: shown.map(({ prefecture, name }) => prefecture + name),
    namesEn: shown.map(({ labelEn }) => labelEn),
    ...(settings.bySize ? { shapes: null } : outlines(shown, sources)),
    lng: Float64Array.from(shown, ({ lng }) => lng),
    lat: Float64Array.from(shown, ({ lat }) => lat),
  };
}

/** Outlines as far as there are any; a city that is shown beside its own wards keeps its symbol. */
function outlines(
  shown: readonly Municipality[],
  { imported, towns }: AreaSources,
): Pick<Areas, 'shapes' | 'approximate'> {
  const isBesideWards = ({ kind, prefecture, name }: Municipality) =>
    kind === 'designated_city' &&
    shown.some(
      (each) =>
        each.kind === 'ward' && each.prefecture === prefecture && each.name.startsWith(name),
    );
  const brought = shown.map((each) =>
    imported && !isBesideWards(each) ? areaOf(imported, each) : null,
  );
  const made = shown.map((each, i) =>
    towns && !brought[i] && !isBesideWards(each) ? towns.municipality(each.code) : null,
  );
  const shapes = shown.map((_, i) => brought[i] ?? made[i]?.shape ?? []);
  return shapes.every((shape) => shape.length === 0)
    ? { shapes: null }
    : { shapes, approximate: approximateOf(made, towns) };
}
