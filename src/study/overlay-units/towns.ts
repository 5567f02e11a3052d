import type { TownAreas } from '../town-areas';
import type { AreaSources } from './unit';
import {
  approximateOf,
  codesNamed,
  NO_POINTS,
  prefectureOf,
  type Areas,
  type ClusteredFirms,
  type UnitOfOverlay,
} from './unit';

/** Cells of towns (大字 or 町 with 丁目), made of their points; those with a firm. */
export const towns: UnitOfOverlay = {
  areas: ({ findings, sources, precise }) =>
    sources.towns ? townAreas(findings, sources, sources.towns, precise) : null,
  isSymbol: false,
  needsTowns: true,
  ofTowns: ({ findings }) => codesNamed(findings.firmPlaces),
  /** Towns lie in municipalities, which are shown with firms that are located to no town too: theirs are the figures to protect. */
  coarser({ findings: { firmPlaces: places } }) {
    const row = new Map(codesNamed(places).map((code, i) => [code, i]));
    return Int32Array.from(places.municipalityCode, (code) => row.get(code) ?? -1);
  },
  coarsest: ({ findings }) => prefectureOf(findings.firmPlaces),
};

function townAreas(
  { firmPlaces: places }: ClusteredFirms,
  { municipalities }: AreaSources,
  made: TownAreas,
  precise: (firm: number) => boolean,
): Areas {
  const townOf = Int32Array.from(places.municipalityCode, (code, firm) =>
    precise(firm) ? made.townAt(code, places.town[firm], places.lng[firm], places.lat[firm]) : -1,
  );
  const shown = [...new Set(townOf)].filter((town) => town >= 0).sort((a, b) => a - b);
  const row = new Map(shown.map((town, i) => [town, i]));
  const byCode = new Map(municipalities.map((each) => [each.code, each]));
  const areas = shown.map((town) => made.towns[town]);
  const of = shown.map((town) => ({ ...made.town(town), of: byCode.get(made.town(town).code)! }));
  return {
    areaOf: townOf.map((town) => row.get(town) ?? -1),
    codes: of.map(({ code, name }) => `${code}_${name}`),
    names: of.map(
      ({ name, of: { prefecture, name: municipality } }) => prefecture + municipality + name,
    ),
    namesEn: of.map(({ name, of: { labelEn } }) => `${labelEn}, ${name}`),
    shapes: areas.map(({ shape }) => shape),
    approximate: approximateOf(areas, made),
    lng: NO_POINTS,
    lat: NO_POINTS,
  };
}
