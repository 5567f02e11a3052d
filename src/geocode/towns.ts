import type { Municipality } from '../model/geodata';
import type { Run } from '../model/run';
import type { Gazetteer } from './gazetteer';
import type { NumberChunk } from './numbers/number-chunk';
import { formerWards, wentTo } from './hamamatsu';
import { foldKey } from './fold';
import { joinRows, type TownRows } from './town-rows';
import { buildTownTable, type TownTable } from './town-table';

const NONE: readonly NumberChunk[] = [];

/**
 * The towns of each municipality of the table: finds the gazetteer's place for it by name (its codes may be
 * placeholders), and indexes the towns once.
 */
export class Towns {
  private readonly places: readonly (readonly number[])[];
  private readonly tables: (TownTable | null)[];

  constructor(
    private readonly municipalities: readonly Municipality[],
    private readonly gazetteer: Gazetteer,
  ) {
    const byName = new Map<string, number>();
    gazetteer.places.forEach((place, index) => {
      const key = place.prefecture + foldKey(place.name);
      byName.set(key, index);
      const short = place.prefecture + foldKey(place.name.replace(/^.+?郡(?=.)/, ''));
      if (!byName.has(short)) byName.set(short, index);
    });
    this.places = municipalities.map((m) => {
      const find = (name: string): number | undefined => byName.get(m.prefecture + foldKey(name));
      const place = find(m.district + m.name) ?? find(m.name);
      if (place !== undefined) return [place];
      return formerWards(m.prefecture, m.name).flatMap((ward) => find(ward) ?? []);
    });
    this.tables = municipalities.map(() => null);
  }

  /** Has the gazetteer this municipality at all? */
  covers(municipality: number): boolean {
    return this.places[municipality].length > 0;
  }

  /** Brings in the towns of these municipalities and indexes them. */
  async ensure(municipalities: Iterable<number>, run?: Run): Promise<void> {
    const list = [...new Set(municipalities)];
    await this.bring(list, run);
    for (const m of list) {
      this.table(m);
      const pause = run?.checkpoint();
      if (pause) await pause;
    }
  }

  /** Is all here that `ensure` would bring in for this municipality? */
  isHere(municipality: number): boolean {
    for (const place of this.places[municipality]) if (!this.gazetteer.isHere(place)) return false;
    return true;
  }

  /** The numbers of a municipality that was ensured; a new ward of 浜松 has those of several old ones. */
  numbers(municipality: number): readonly NumberChunk[] {
    let all = NONE;
    for (const place of this.places[municipality]) {
      const own = this.gazetteer.numbers(place);
      if (own !== null) all = all.concat(own);
    }
    return all;
  }

  /** The towns of a municipality, indexed; null where they were not brought in or there are none. */
  table(municipality: number): TownTable | null {
    const known = this.tables[municipality];
    if (known) return known;
    const rows = this.rows(municipality);
    if (!rows) return null;
    const table = buildTownTable(rows);
    // With a part missing the table is made again when the rest has come.
    const places = this.places[municipality];
    if (places.every((place) => this.gazetteer.rows(place) !== null))
      this.tables[municipality] = table;
    return table;
  }

  /** The towns of a municipality as the gazetteer has them; null as for `table`. */
  rows(municipality: number): TownRows | null {
    const places = this.places[municipality];
    const parts = places.flatMap((place) => this.gazetteer.rows(place) ?? []);
    if (parts.length === 0) return null;
    const { name } = this.municipalities[municipality];
    const names = places.map((place) => this.gazetteer.places[place].name);
    const isDivided = names.some((old) => foldKey(old) === foldKey('浜松市北区'));
    return parts.length === 1 && !isDivided
      ? parts[0]
      : joinRows(parts, (part, oaza) => wentTo(name, names[part], oaza));
  }

  /** Brings in the towns of these municipalities without indexing them. */
  async bring(municipalities: Iterable<number>, run?: Run): Promise<void> {
    const wanted = new Set([...municipalities].flatMap((m) => this.places[m]));
    await this.gazetteer.ensure(wanted, run);
  }
}
