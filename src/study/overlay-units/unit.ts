import { codesNear, type TownArea, type TownAreas } from '../town-areas';
import {
  isFineLevel,
  type Findings,
  type Municipality,
  type MultiPolygonCoordinates,
  type OverlaySettings,
} from '../../model';

/** Polygons with names, as a person brings them. */
export interface AreaLayer {
  readonly names: readonly string[];
  /** Absent where they are the same. */
  readonly namesEn?: readonly string[];
  /** Five-digit municipality codes, '' where an area has none; absent where none has. */
  readonly codes?: readonly string[];
  readonly shapes: readonly MultiPolygonCoordinates[];
}

/** What areas are made from beside the findings. */
export interface AreaSources {
  readonly municipalities: readonly Municipality[];
  /** The areas' names are the prefectures' in Japanese. */
  readonly prefectures: AreaLayer | null;
  readonly imported: AreaLayer | null;
  /** Areas of the study's municipalities and towns; absent or null where there is no gazetteer, or the unit does not want them. */
  readonly towns?: TownAreas | null;
}

/** Areas whose borders are made of towns' points rather than surveyed. */
export interface Approximate {
  /** 1 for an area that was made so. */
  readonly made: Uint8Array;
  /** Typical error of each area's border, kilometres; NaN for a surveyed one, and where the sea is all around. */
  readonly errorKm: Float64Array;
  /** 1 for a border that says little: made of too few towns, or beside towns that are not known. */
  readonly coarse: Uint8Array;
  /** Who made the towns' points. */
  readonly source: string;
}

/** Areas as columns, and which of them each firm is in. */
export interface Areas {
  /** One per firm, -1 for none. */
  readonly areaOf: Int32Array;
  /** Grid and municipality codes as text; of other areas their number from 1. */
  readonly codes: readonly string[];
  /** '' where an area has no name. */
  readonly names: readonly string[];
  readonly namesEn: readonly string[];
  /** Null for areas that are drawn as symbols at a point; one that has none is drawn so among others where it has a point. */
  readonly shapes: readonly MultiPolygonCoordinates[] | null;
  /** Absent where no border is approximate. */
  readonly approximate?: Approximate;
  /** Degrees: where symbols stand; empty where there are none. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

export type Places = Findings['firmPlaces'];

/** The firms, and the clusters where areas are made of them. */
export interface ClusteredFirms extends Pick<Findings, 'firms' | 'firmPlaces' | 'clusters'> {
  readonly membership: Pick<Findings['membership'], 'clusterOf'>;
}

/** What the areas of a unit are made of. */
export interface UnitGiven {
  readonly settings: OverlaySettings;
  readonly findings: ClusteredFirms;
  readonly sources: AreaSources;
  /** Whether a firm is located to its town or better, or coarse ones are wanted. */
  readonly precise: (firm: number) => boolean;
}

interface MunicipalitiesGiven {
  readonly municipalities: readonly Municipality[];
}

/** What innovation is summed up by on the map. */
export interface UnitOfOverlay {
  /** Null where they are not there. */
  areas(given: UnitGiven): Areas | null;
  /** Drawn as symbols at a point. */
  readonly isSymbol: boolean;
  /** Each firm is shown by itself: there is nothing to sum up, and nothing to hide it among. */
  readonly single?: boolean;
  /** The codes are those of the standard grid. */
  readonly isGrid?: boolean;
  /** Its areas have a width that a person chooses. */
  readonly sized?: boolean;
  /** Made of the clusters: changes with them. */
  readonly ofClusters?: boolean;
  /** There is nothing to show without the gazetteer's towns. */
  readonly needsTowns?: boolean;
  /** Made of the gazetteer's towns under these settings: the municipalities whose towns are wanted, by their codes. */
  readonly ofTowns?: (given: Omit<UnitGiven, 'sources'> & MunicipalitiesGiven) => readonly string[];
  /** Polygons that are needed beside the findings. */
  readonly layer?: 'prefectures' | 'municipalities' | 'imported';
  /**
   * Each firm's area in the unit that holds this one's areas and shows the same firms, numbers from 0, -1 for none: from the values of
   * both, and what is hidden in neither, the hidden ones could be found by subtraction. Absent where no unit holds this one.
   */
  coarser?(given: Omit<UnitGiven, 'settings'>): Int32Array;
  /** The same for the unit that holds the coarser one's areas. */
  coarsest?(given: Omit<UnitGiven, 'settings'>): Int32Array;
}

/** The municipality of each firm by its address, else by the town whose point is nearest; '' for none. */
export function municipalityOf({
  findings: { firmPlaces: places },
  sources: { towns },
  precise,
}: Omit<UnitGiven, 'settings'>): string[] {
  return places.municipalityCode.map((code, firm) =>
    code === '' && towns && precise(firm) ? towns.codeAt(places.lng[firm], places.lat[firm]) : code,
  );
}

/** Municipalities that firms are in, or may be where their address names none, by their codes. */
export function wantedCodes(
  places: Pick<Places, 'municipalityCode' | 'lng' | 'lat'>,
  precise: (firm: number) => boolean,
  municipalities: readonly Municipality[],
): string[] {
  const unnamed = [...places.municipalityCode.keys()].filter(
    (firm) => places.municipalityCode[firm] === '' && precise(firm),
  );
  const [lng, lat] = [places.lng, places.lat].map((of) => unnamed.map((firm) => of[firm]));
  const named = places.municipalityCode.filter((code) => code !== '');
  return [...new Set([...named, ...codesNear(municipalities, lng, lat)])];
}

/** A number from 0 for the prefecture that each firm's address names, -1 for none. */
export function prefectureOf({ prefecture }: Pick<Places, 'prefecture'>): Int32Array {
  const names = [...new Set(prefecture)].filter((name) => name !== '');
  const row = new Map(names.map((name, i) => [name, i]));
  return Int32Array.from(prefecture, (name) => row.get(name) ?? -1);
}

/** What is approximate of areas; undefined where none is. `made`: those that were made of towns, null for others. */
export function approximateOf(
  made: readonly (TownArea | null)[],
  towns: TownAreas | null | undefined,
): Approximate | undefined {
  if (!towns || made.every((area) => area === null)) return undefined;
  return {
    made: Uint8Array.from(made, (area) => (area ? 1 : 0)),
    errorKm: Float64Array.from(made, (area) => area?.errorKm ?? NaN),
    coarse: Uint8Array.from(made, (area) => (area?.isCoarse ? 1 : 0)),
    source: towns.source,
  };
}

/** The median error of the borders, kilometres; NaN where none is known. */
export function typicalErrorKm({ errorKm }: Approximate): number {
  const known = errorKm.filter((km) => !Number.isNaN(km)).sort();
  return known.length > 0 ? known[known.length >> 1] : NaN;
}

export const NO_POINTS = new Float64Array(0);

export const withoutNames = (codes: readonly string[]) => ({
  codes,
  names: codes.map(() => ''),
  namesEn: codes.map(() => ''),
  lng: NO_POINTS,
  lat: NO_POINTS,
});

export const layerAreas = ({ names, namesEn = names, shapes }: AreaLayer) => ({
  codes: names.map((_, i) => String(i + 1)),
  names,
  namesEn,
  shapes,
  lng: NO_POINTS,
  lat: NO_POINTS,
});

export const preciseFirms =
  ({ lng, level }: Places, includeCoarse: boolean) =>
  (firm: number): boolean =>
    !Number.isNaN(lng[firm]) && (includeCoarse || isFineLevel(level[firm]));
