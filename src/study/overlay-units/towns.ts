import type { TownAreas } from '../town-areas';
import {
  approximateOf,
  municipalityOf,
  NO_POINTS,
  prefectureOf,
  wantedCodes,
  type Areas,
  type UnitGiven,
  type UnitOfOverlay,
} from './unit';

/** Cells of towns (大字 or 町 with 丁目), made of their points; those with a firm. */
export const towns: UnitOfOverlay = {
  areas: (given) => (given.sources.towns ? townAreas(given, given.sources.towns) : null),
  isSymbol: false,
  needsTowns: true,
  ofTowns: ({ findings, precise, municipalities }) =>
    wantedCodes(findings.firmPlaces, precise, municipalities),
  /** Towns lie in municipalities, which are shown with firms that are located to no town too: theirs are the figures to protect. */
  coarser(given) {
    const codeOf = municipalityOf(given);
    const row = new Map([...new Set(codeOf)].filter(Boolean).map((code, i) => [code, i]));
    return Int32Array.from(codeOf, (code) => row.get(code) ?? -1);
  },
  coarsest: ({ findings }) => prefectureOf(findings.firmPlaces),
};

function townAreas(given: UnitGiven, made: TownAreas): Areas {
  const { firmPlaces: places } = given.findings;
  const townOf = Int32Array.from(municipalityOf(given), (code, firm) =>
    given.precise(firm)
      ? made.townAt(code, places.town[firm], places.lng[firm], places.lat[firm])
      : -1,
  );
  const shown = [...new Set(townOf)].filter((town) => town >= 0).sort((a, b) => a - b);
  const row = new Map(shown.map((town, i) => [town, i]));
  const byCode = new Map(given.sources.municipalities.map((each) => [each.code, each]));
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
