import { distanceKm, KM_PER_DEGREE } from '../../geo';
import type { Municipality } from '../../model';
import type { TownsWithPoints } from '../../geocode';

/** Points nearer to each other than this count as one, degrees (about a metre). */
const SAME = 1e-5;
/** A municipality without towns is stood for by points this share of its reach apart, … */
const STAND_IN_SHARE = 1 / 4;
/** … but not less, kilometres. */
const LEAST_STAND_IN_KM = 0.3;

/** The points that cells are made of. */
export interface CellPoints {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** Row of the municipality of each; −1 for those that stand in for a municipality without towns. */
  readonly municipality: Int32Array;
  /** Town of each, a number over all municipalities; −1 for those that stand in. */
  readonly town: Int32Array;
  /** By the town's number. */
  readonly towns: readonly { readonly municipality: number; readonly name: string }[];
  /** The town of a row's whole name, by municipality, a space and the name. */
  readonly townOf: ReadonlyMap<string, number>;
  /** Municipalities without any town that has a point. */
  readonly missing: ReadonlySet<number>;
}

/** Collects the towns' points of municipalities, each place once: of towns on one point the first has it. */
export function cellPoints(
  rows: readonly number[],
  municipalities: readonly Municipality[],
  townsOf: (municipality: number) => TownsWithPoints,
): CellPoints {
  const made = new Collected();
  const missing = new Set<number>();
  for (const row of rows) {
    const found = townsOf(row);
    if (found.count === 0) missing.add(row);
    const numbers = new Map<string, number>();
    for (let i = 0; i < found.count; i++) {
      const name = found.town[i];
      if (!made.isNew(found.lng[i], found.lat[i])) continue;
      const town = numbers.get(name) ?? made.towns.push({ municipality: row, name }) - 1;
      numbers.set(name, town);
      made.add(found.lng[i], found.lat[i], row, town);
      for (const called of [name, found.name[i]]) made.townOf.set(`${row} ${called}`, town);
    }
  }
  const towns = made.lng.length;
  for (const row of missing) made.standIn(municipalities[row], towns);
  return { ...made.columns(), towns: made.towns, townOf: made.townOf, missing };
}

class Collected {
  readonly lng: number[] = [];
  readonly lat: number[] = [];
  readonly municipality: number[] = [];
  readonly town: number[] = [];
  readonly towns: { municipality: number; name: string }[] = [];
  readonly townOf = new Map<string, number>();
  readonly #taken = new Set<string>();

  isNew(lng: number, lat: number): boolean {
    const key = `${Math.round(lng / SAME)} ${Math.round(lat / SAME)}`;
    if (this.#taken.has(key)) return false;
    this.#taken.add(key);
    return true;
  }

  add(lng: number, lat: number, municipality: number, town: number): void {
    this.lng.push(lng);
    this.lat.push(lat);
    this.municipality.push(municipality);
    this.town.push(town);
  }

  /** Fills the reach of a municipality whose towns are not known with points that yield to the first `towns` points, which are known. */
  standIn({ lng, lat, errorKm }: Municipality, towns: number): void {
    const step = Math.max(LEAST_STAND_IN_KM, errorKm * STAND_IN_SHARE);
    const dLat = step / KM_PER_DEGREE;
    const dLng = dLat / Math.cos((lat * Math.PI) / 180);
    const near = this.#within(lng, lat, errorKm + step, towns);
    const rings = Math.ceil(errorKm / step);
    for (let i = -rings; i <= rings; i++)
      for (let j = -rings; j <= rings; j++) {
        // Every second row is shifted by half a step.
        const [x, y] = [lng + (i + (j & 1) / 2) * dLng, lat + j * dLat];
        if (distanceKm(lng, lat, x, y) > errorKm && (i !== 0 || j !== 0)) continue;
        if (near.some((k) => distanceKm(this.lng[k], this.lat[k], x, y) < step)) continue;
        if (this.isNew(x, y)) this.add(x, y, -1, -1);
      }
  }

  #within(lng: number, lat: number, km: number, count: number): number[] {
    const found: number[] = [];
    for (let k = 0; k < count; k++) {
      if (Math.abs(this.lat[k] - lat) * KM_PER_DEGREE > km) continue;
      if (distanceKm(this.lng[k], this.lat[k], lng, lat) <= km) found.push(k);
    }
    return found;
  }

  columns() {
    return {
      lng: Float64Array.from(this.lng),
      lat: Float64Array.from(this.lat),
      municipality: Int32Array.from(this.municipality),
      town: Int32Array.from(this.town),
    };
  }
}
