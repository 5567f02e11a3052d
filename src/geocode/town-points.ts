import type { Municipality } from '../model/geodata';
import type { Run } from '../model/run';
import type { Gazetteer } from './gazetteer';
import { oazaOf } from './town-table';
import { Towns } from './towns';

/** The rows of a municipality's towns that have a point, as columns. */
export interface TownsWithPoints {
  readonly count: number;
  /** 大字 or 町 with 丁目, or a 小字 that belongs to none: several rows share it where they are its 小字. */
  readonly town: readonly string[];
  /** The whole name, with the 小字. */
  readonly name: readonly string[];
  /** Degrees. */
  readonly lng: readonly number[];
  readonly lat: readonly number[];
}

/** Where the towns of municipalities are, by the row of the municipality in the table. */
export class TownPoints {
  readonly #towns: Towns;

  constructor(municipalities: readonly Municipality[], gazetteer: Gazetteer) {
    this.#towns = new Towns(municipalities, gazetteer);
  }

  /** Brings in the towns of these municipalities; what the gazetteer does not have stays away. */
  ensure(municipalities: Iterable<number>, run: Run): Promise<void> {
    return this.#towns.bring(municipalities, run);
  }

  /** Empty where the towns were not brought in, or none has a point. Linear. */
  of(municipality: number): TownsWithPoints {
    const rows = this.#towns.rows(municipality);
    const made = {
      town: [] as string[],
      name: [] as string[],
      lng: [] as number[],
      lat: [] as number[],
    };
    for (let i = 0; rows && i < rows.count; i++) {
      if (Number.isNaN(rows.lng[i]) || Number.isNaN(rows.lat[i])) continue;
      const oaza = oazaOf(rows, i);
      made.town.push(oaza || rows.koaza[i]);
      made.name.push(oaza + rows.koaza[i]);
      made.lng.push(rows.lng[i]);
      made.lat.push(rows.lat[i]);
    }
    return { count: made.lng.length, ...made };
  }
}
