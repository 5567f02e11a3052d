import type { Random } from '../../../src/stats/random';
import { cosDegrees } from '../../../src/geo/trigonometry';
import type { District, DistrictCentre } from './districts';
import { drawGamma, drawIndex, drawNormal, shuffle, streamFor } from './draws';
import { ELSEWHERE, INDUSTRIES } from './industries';
import type { OnLand } from './land';
import { MODEL } from './model';
import { plainExp } from '../../../src/stats/plain-math';
import { plainDistanceKm } from './plain-distance';

const KM_PER_DEGREE = 111.195;
const TRIES = 200;
/** A district has no sharp edge: this share of its firms scatters so many times as wide. */
const FRINGE_SHARE = 0.25;
const FRINGE_SPREAD = 2.4;
/** Firms outside the districts scatter over this share of their municipality's error radius, at most so many km. */
const OUTSIDE_SPREAD = 0.2;
const OUTSIDE_SPREAD_KM = 5;
/** A place is another municipality's where that one's point is nearer than this share of the distance to its own. */
const RIVAL_SHARE = 0.95;
/** Municipalities farther off than this have no claim on the place. */
const RIVAL_DEGREES = 0.6;

/** A municipality as the sample needs it; designated cities by their wards. */
export interface Home {
  readonly code: string;
  readonly prefecture: string;
  /** With the 郡 in front. */
  readonly name: string;
  readonly kind: string;
  readonly lon: number;
  readonly lat: number;
  readonly errorKm: number;
}

export interface SampleFirm {
  readonly home: Home;
  /** Index of the district, -1 outside. */
  readonly district: number;
  /** Degrees, rounded to five decimals. */
  readonly lon: number;
  readonly lat: number;
  readonly industry: string;
  readonly employees: number;
  readonly years: number;
  readonly isSubcontractor: boolean;
}

/** How many firms outside the districts a municipality of each kind attracts, relative to a city. */
const KIND_WEIGHT: Readonly<Record<string, number>> = {
  city: 1,
  special_ward: 1,
  ward: 0.6,
  town: 0.4,
  village: 0.12,
};
/** A municipality that has a district has fewer firms left outside it. */
const DISTRICT_HOME_WEIGHT = 0.4;

/**
 * The firms of the sample in shuffled order: every district's, and as many others as are missing, spread over all
 * municipalities. Throws where no dry place is found for a firm.
 */
export function drawFirms(
  homes: readonly Home[],
  districts: readonly District[],
  onLand: OnLand,
): SampleFirm[] {
  const weights = outsideWeights(homes, districts);
  const slots = districts.flatMap((district, index) => districtSlots(homes, district, index));
  const outside: Slot[] = Array.from({ length: MODEL.firms - slots.length }, () => ({
    district: -1,
  }));
  const all = [...slots, ...outside];
  shuffle(streamFor(MODEL.seed, 'order', 0), all);
  return all.map((slot, row) => {
    const random = streamFor(MODEL.seed, 'places', row);
    const placed = slot.heart
      ? placeInDistrict(random, slot.heart, homes, onLand)
      : placeOutside(random, homes, weights, onLand);
    const traits = drawTraits(streamFor(MODEL.seed, 'traits', row), districts[slot.district]);
    return { district: slot.district, ...placed, ...traits };
  });
}

interface Place {
  readonly lon: number;
  readonly lat: number;
}
type Placed = Place & { readonly home: Home };

interface Heart extends DistrictCentre {
  readonly home: Home;
}
/** A firm before it has a place: of a district's centre, or of none. */
interface Slot {
  readonly district: number;
  readonly heart?: Heart;
}

function districtSlots(homes: readonly Home[], { id, centres }: District, index: number): Slot[] {
  return centres.flatMap((centre) => {
    const home = homes.find(({ code }) => code === centre.code);
    if (home === undefined) throw new Error(`District ${id}: no municipality ${centre.code}`);
    const slot = { district: index, heart: { ...centre, home } };
    return Array.from({ length: centre.firms }, () => slot);
  });
}

function placeInDistrict(
  random: Random,
  heart: Heart,
  homes: readonly Home[],
  onLand: OnLand,
): Placed {
  const { home, spreadKm } = heart;
  const isFringe = random.uniform() < FRINGE_SHARE;
  const km = isFringe ? FRINGE_SPREAD * spreadKm : spreadKm;
  const place = scatterAround(random, heart, km, home, homes, onLand);
  if (!place) throw new Error(`No land of ${home.name} around ${heart.lon}, ${heart.lat}`);
  return { home, ...place };
}

function placeOutside(
  random: Random,
  homes: readonly Home[],
  weights: readonly number[],
  onLand: OnLand,
): Placed {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const home = homes[drawIndex(random, weights)];
    const spreadKm = Math.min(OUTSIDE_SPREAD * home.errorKm, OUTSIDE_SPREAD_KM);
    const place = scatterAround(random, home, spreadKm, home, homes, onLand);
    if (place) return { home, ...place };
  }
  throw new Error('No municipality has land around its point');
}

/**
 * A dry place around `centre` that could be the municipality's: not nearer to another one's point. Undefined where none
 * is found.
 */
function scatterAround(
  random: Random,
  centre: Place,
  spreadKm: number,
  home: Home,
  homes: readonly Home[],
  onLand: OnLand,
): Place | undefined {
  const rivals = homes.filter(
    (one) =>
      one !== home &&
      Math.abs(one.lon - centre.lon) < RIVAL_DEGREES &&
      Math.abs(one.lat - centre.lat) < RIVAL_DEGREES,
  );
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const place = scatter(random, centre.lon, centre.lat, spreadKm);
    if (!onLand(place.lon, place.lat)) continue;
    const kmTo = (one: Place) => plainDistanceKm(place.lon, place.lat, one.lon, one.lat);
    const ownKm = Math.min(kmTo(centre), kmTo(home));
    if (!rivals.some((rival) => kmTo(rival) < RIVAL_SHARE * ownKm)) return place;
  }
  return undefined;
}

function scatter(random: Random, lon: number, lat: number, spreadKm: number): Place {
  const east = (drawNormal(random) * spreadKm) / (KM_PER_DEGREE * cosDegrees(lat));
  const north = (drawNormal(random) * spreadKm) / KM_PER_DEGREE;
  return { lon: roundDegrees(lon + east), lat: roundDegrees(lat + north) };
}

function roundDegrees(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}

function outsideWeights(homes: readonly Home[], districts: readonly District[]): number[] {
  const districtHomes = new Set(
    districts.flatMap(({ centres }) => centres.map(({ code }) => code)),
  );
  return homes.map(
    ({ code, kind }) => KIND_WEIGHT[kind] * (districtHomes.has(code) ? DISTRICT_HOME_WEIGHT : 1),
  );
}

function drawTraits(random: Random, district: District | undefined) {
  const { meanLog, sdLog, least, most } = MODEL.employees;
  let employees = 0;
  while (employees < least || employees > most) {
    employees = Math.round(plainExp(meanLog + sdLog * drawNormal(random)));
  }
  const { mean, shape } = MODEL.yearsInOperation;
  const years = Math.min(120, Math.max(1, Math.round(mean * drawGamma(random, shape))));
  const share = district?.subcontractors ?? MODEL.subcontractorsOutside;
  const isSubcontractor = random.uniform() < share;
  return { employees, years, isSubcontractor, industry: drawIndustry(random, district) };
}

function drawIndustry(random: Random, district: District | undefined): string {
  let left = random.uniform();
  for (const [number, share] of Object.entries(district?.industries ?? {})) {
    left -= share;
    if (left < 0) return INDUSTRIES[number];
  }
  const numbers = Object.keys(ELSEWHERE);
  return INDUSTRIES[numbers[drawIndex(random, Object.values(ELSEWHERE))]];
}
