import { dissolve, type Cells } from '../../geo';
import type { Municipality, MultiPolygonCoordinates } from '../../model';
import type { CellPoints } from './points';

/** With fewer points than this a municipality's outline says little about its form. */
const LEAST_POINTS = 3;

/** An area that was made of towns' points. */
export interface TownArea {
  readonly shape: MultiPolygonCoordinates;
  /** Kilometres by which its border typically errs; NaN where it borders on no other. */
  readonly errorKm: number;
  /** Made of fewer than three points, or beside a municipality whose towns are not known. */
  readonly isCoarse: boolean;
}

/** Areas of municipalities and their towns as the towns' points give them. */
export class TownAreas {
  readonly #cells: Cells;
  readonly #points: CellPoints;
  readonly #municipalities: readonly Municipality[];
  readonly #rowOf = new Map<string, number>();
  readonly #pointsOf = new Map<string, number[]>();
  #towns: readonly TownArea[] | null = null;
  readonly #known: ReadonlyMap<string, TownArea>;

  /** `wanted`: rows of the municipalities by the code of each area; the points of others are there for the border. */
  constructor(
    cells: Cells,
    points: CellPoints,
    municipalities: readonly Municipality[],
    wanted: ReadonlyMap<string, readonly number[]>,
    /** Who made the towns' points. */
    readonly source: string,
  ) {
    this.#cells = cells;
    this.#points = points;
    this.#municipalities = municipalities;
    municipalities.forEach(({ code }, row) => this.#rowOf.set(code, row));
    points.municipality.forEach((row, point) => {
      if (row < 0) return;
      const { code } = municipalities[row];
      const list = this.#pointsOf.get(code);
      if (list) list.push(point);
      else this.#pointsOf.set(code, [point]);
    });
    this.#known = this.#dissolveMunicipalities(wanted);
  }

  /** Each wanted area is of one municipality, or of a city's wards. */
  #dissolveMunicipalities(wanted: ReadonlyMap<string, readonly number[]>) {
    const known = new Map<string, TownArea>();
    // A ward is an area by itself and a part of its city: areas that overlap are dissolved apart.
    const [single, joined] = [true, false].map((alone) =>
      [...wanted].filter(([, rows]) => (rows.length === 1) === alone),
    );
    for (const areas of [single, joined]) {
      const label = new Map(areas.flatMap(([, rows], i) => rows.map((row) => [row, i] as const)));
      const labels = this.#points.municipality.map((row) => label.get(row) ?? -1);
      this.#areas(labels, areas.length, LEAST_POINTS).forEach((area, i) => {
        if (area.shape.length > 0) known.set(areas[i][0], area);
      });
    }
    return known;
  }

  #areas(labels: Int32Array, count: number, least: number): readonly TownArea[] {
    const { shapes, errorKm, beside } = dissolve(
      this.#cells,
      labels,
      count,
      this.#points.municipality,
    );
    const points = new Int32Array(count);
    for (const label of labels) if (label >= 0) points[label]++;
    return shapes.map((shape, i) => ({
      shape,
      errorKm: errorKm[i],
      isCoarse: points[i] < least || beside[i] === 1,
    }));
  }

  /** A municipality by its five digits; null where the gazetteer has no point of it. */
  municipality(code: string): TownArea | null {
    return this.#known.get(code) ?? null;
  }

  /** All towns, by number. Made when first asked for: linear in the towns. */
  get towns(): readonly TownArea[] {
    this.#towns ??= this.#areas(this.#points.town, this.#points.towns.length, 1);
    return this.#towns;
  }

  /** The five digits of the municipality whose town is nearest to a place; '' where its towns are not known. */
  codeAt(lng: number, lat: number): string {
    const point = this.#cells.nearest(lng, lat);
    const row = point < 0 ? -1 : this.#points.municipality[point];
    return row < 0 ? '' : this.#municipalities[row].code;
  }

  /** A town's name and its municipality's five digits. */
  town(town: number): { readonly code: string; readonly name: string } {
    const { municipality, name } = this.#points.towns[town];
    return { code: this.#municipalities[municipality].code, name };
  }

  /**
   * The town of a place: by the municipality's code and the name that the address gave, else, where no area has that name, the one in that
   * municipality whose point is nearest. −1 where nothing is known of the municipality.
   */
  townAt(code: string, name: string, lng: number, lat: number): number {
    const named = this.#points.townOf.get(`${this.#rowOf.get(code)} ${name}`);
    if (named !== undefined) return named;
    const { lng: x, lat: y, town } = this.#points;
    const across = Math.cos((lat * Math.PI) / 180);
    let nearest = -1;
    let least = Infinity;
    for (const point of this.#pointsOf.get(code) ?? []) {
      const apart = ((x[point] - lng) * across) ** 2 + (y[point] - lat) ** 2;
      if (apart < least) [nearest, least] = [point, apart];
    }
    return nearest < 0 ? -1 : town[nearest];
  }
}
