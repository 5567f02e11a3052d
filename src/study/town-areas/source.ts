import { landCells, landOf, type Land } from '../../geo';
import { TownPoints, type Gazetteer } from '../../geocode';
import { within } from '../../model/run';
import type { Municipality, MultiPolygonCoordinates, Run } from '../../model';
import { TownAreas } from './areas';
import { neighboursOf } from './neighbours';
import { cellPoints } from './points';

/** So many answers are kept: what is on the map, and a municipality that is asked for beside it. */
const KEPT = 2;

/** Makes areas of a gazetteer's towns, for the municipalities that are asked for, and keeps them. */
export class TownAreaSource {
  readonly #municipalities: readonly Municipality[];
  readonly #rowOf: ReadonlyMap<string, number>;
  readonly #points: TownPoints;
  readonly #land: Land;
  readonly #source: string;
  readonly #kept = new Map<string, TownAreas>();

  /** `land`: polygons in degrees, which the areas are cut to. */
  constructor(
    municipalities: readonly Municipality[],
    gazetteer: Gazetteer,
    land: MultiPolygonCoordinates,
  ) {
    this.#municipalities = municipalities;
    this.#rowOf = new Map(municipalities.map(({ code }, row) => [code, row]));
    this.#points = new TownPoints(municipalities, gazetteer);
    this.#land = landOf(land);
    this.#source = gazetteer.source;
  }

  /**
   * The areas of these municipalities (five digits; of a city with wards all of its wards), made with the towns of those around them. Brings in
   * the towns where they are not here. Rejects with `Cancelled`.
   */
  async of(codes: Iterable<string>, run: Run): Promise<TownAreas> {
    const wanted = this.#wanted(codes);
    const key = [...wanted.keys()].join(' ');
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const own = new Set([...wanted.values()].flat());
    const rows = [...own, ...neighboursOf(this.#municipalities, own)].sort((a, b) => a - b);
    await this.#points.ensure(rows, within(run, 0, 0.4));
    const points = cellPoints(rows, this.#municipalities, (row) => this.#points.of(row));
    run.progress(0.5);
    await run.checkpoint();
    const cells = await landCells(points.lng, points.lat, this.#land, within(run, 0.5, 0.9));
    const areas = new TownAreas(cells, points, this.#municipalities, wanted, this.#source);
    this.#kept.set(key, areas);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT) this.#kept.delete(oldest);
    return areas;
  }

  /** The rows of what is wanted by its code, in order; unknown codes are passed over. */
  #wanted(codes: Iterable<string>): ReadonlyMap<string, readonly number[]> {
    return new Map(
      [...new Set(codes)].sort().flatMap((code) => {
        const row = this.#rowOf.get(code);
        return row === undefined ? [] : [[code, this.#wardsOf(row)] as const];
      }),
    );
  }

  #wardsOf(row: number): readonly number[] {
    const { kind, prefecture, name } = this.#municipalities[row];
    if (kind !== 'designated_city') return [row];
    return this.#municipalities.flatMap((each, ward) =>
      each.kind === 'ward' && each.prefecture === prefecture && each.name.startsWith(name)
        ? [ward]
        : [],
    );
  }
}
