import type { ScanAreaInput } from '../../cluster';
import { gabrielNeighbours } from '../../geo';
import type { BackgroundColumns, Municipality } from '../../model';

interface Graph extends Pick<ScanAreaInput, 'lng' | 'lat' | 'nextTo'> {
  /** Number of each area, by the code of its municipality as a number. */
  readonly numbers: ReadonlyMap<number, number>;
}

/** The list of municipalities stays the same for as long as the program runs. */
const graphs = new WeakMap<readonly Municipality[], Graph>();

function graphOf(municipalities: readonly Municipality[]): Graph {
  const known = graphs.get(municipalities);
  if (known) return known;
  // Of a city that is made of wards the wards are areas.
  const own = municipalities.filter(({ kind }) => kind !== 'designated_city');
  const lng = Float64Array.from(own, (each) => each.lng);
  const lat = Float64Array.from(own, (each) => each.lat);
  const numbers = new Map(own.map(({ code }, area) => [Number(code), area]));
  const graph = { lng, lat, nextTo: gabrielNeighbours(lng, lat), numbers };
  graphs.set(municipalities, graph);
  return graph;
}

/**
 * The municipalities as areas of a scan: each at its point, next to those that it is joined to in the Gabriel graph of all points of the country, whether firms are
 * there or not. It stands for borders, which are not at hand where clusters are found. `codes`: the code of each firm, '' for none. A city that is made of wards
 * is no area, so that a firm that is known to it alone has none.
 */
export function municipalAreas(
  municipalities: readonly Municipality[],
  codes: readonly string[],
  register: Pick<BackgroundColumns, 'municipality'> | null | undefined,
): ScanAreaInput {
  const { numbers, ...graph } = graphOf(municipalities);
  const areaOf = (code: number): number => numbers.get(code) ?? -1;
  return {
    ...graph,
    of: Int32Array.from(codes, (code) => areaOf(Number(code))),
    ...(register ? { ofBackground: register.municipality.map(areaOf) } : {}),
  };
}
