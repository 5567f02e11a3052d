import { layGrid, type KmGrid } from '../../geo/disc-field';
import type { BandwidthKind } from '../../model/relative';
import type { ScanPlaces } from '../scan/places';
import { kernelPlaces, type KernelPlaces } from './bandwidths';
import { entriesOf, fieldOf, judgedNodes, JUDGED_REACH, type Field } from './kernel-field';
import { groupsOf, MOST_NODES } from './parts';

/** Kernel values of all fields together: 12 bytes each, and time for every labelling. */
const MOST_ENTRIES = 3_000_000;
/** Nodes to the global bandwidth: usual with fixed bandwidths, most with narrow ones, and fewest. */
const USUAL_STEPS = 4;
const MOST_STEPS = 10;
const FEWEST_STEPS = 2;
/** Of the firms in the densest places so many have bandwidths of fewer than two nodes. */
const NARROWEST_SHARE = 0.1;
const GROWTH = 1.25;

/** Fields over the land where enough firms are around, and the bandwidths they are made with. */
export interface Fields {
  readonly fields: readonly Field[];
  readonly places: KernelPlaces;
}

/** Lays fields with the wanted global bandwidth, or a larger one where the land is too wide for it. `firms`: how many are at each place. */
export function layFields(
  places: Pick<ScanPlaces, 'lng' | 'lat' | 'population'>,
  firms: Float64Array,
  wantedKm: number,
  kind: BandwidthKind,
): Fields {
  for (let km = wantedKm; ; km *= GROWTH) {
    const kernels = kernelPlaces(places, firms, km, kind);
    const fields = fieldsOf(kernels);
    if (fields) return { fields, places: kernels };
  }
}

/** Null where so narrow bandwidths would need more nodes than can be laid out over so wide a land. */
function fieldsOf(places: KernelPlaces): Field[] | null {
  const { lng, lat, bandwidthKm, globalKm } = places;
  const widest = JUDGED_REACH * bandwidthKm.reduce((most, own) => Math.max(most, own), 0);
  // Groups are three of these apart, so that nothing is judged in the grids of two.
  const groups = groupsOf({ lng, lat }, (2 / 3) * widest);
  const coarsest = globalKm / FEWEST_STEPS;
  for (let stepKm = Math.min(coarsest, wantedStep(places)); ;) {
    const grids = groups.map((own): KmGrid => {
      const at = (column: Float64Array) => Float64Array.from(own, (p) => column[p]);
      const reach = own.reduce((most, p) => Math.max(most, bandwidthKm[p]), 0);
      return layGrid(at(lng), at(lat), JUDGED_REACH * reach, stepKm);
    });
    const nodes = grids.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
    if (nodes > MOST_NODES) {
      if (stepKm >= coarsest) return null;
      stepKm = Math.min(coarsest, Math.max(1.05, Math.sqrt(nodes / MOST_NODES)) * stepKm);
      continue;
    }
    const judged = grids.map((grid) => judgedNodes(places, grid));
    const entries = grids.reduce((sum, grid, k) => sum + entriesOf(places, grid, judged[k]), 0);
    if (entries <= MOST_ENTRIES || stepKm >= coarsest)
      return grids.map((grid, k) => fieldOf(places, grid, judged[k]));
    stepKm = Math.min(coarsest, Math.max(1.05, Math.sqrt(entries / MOST_ENTRIES)) * stepKm);
  }
}

/** Two nodes to the bandwidth of places that are denser than nine tenths of the firms have it. */
function wantedStep({ bandwidthKm, firms, globalKm }: KernelPlaces): number {
  const order = [...bandwidthKm.keys()].sort((a, b) => bandwidthKm[a] - bandwidthKm[b]);
  const enough = NARROWEST_SHARE * firms.reduce((sum, own) => sum + own, 0);
  let passed = 0;
  const narrow = order.find((p) => (passed += firms[p]) >= enough) ?? 0;
  const wanted = Math.max(globalKm / MOST_STEPS, bandwidthKm[narrow] / 2);
  return Math.min(globalKm / USUAL_STEPS, wanted);
}
