import { scaleThreshold } from 'd3-scale';
import { rampSteps, type ClusterSteps, type FirmColouring } from './colouring';
import { HUE_COUNT, SEQUENTIAL, STEP_START, TONES } from './palette';

/**
 * The same colours of firms, and clusters by a value of theirs: `breaks` as for firms, `values` one per cluster, NaN where it has none.
 * Where `least` stands out, the ramp runs the other way.
 */
export function colourClusters(
  colouring: FirmColouring,
  of: ClusterSteps['of'],
  values: readonly number[],
  breaks: readonly number[],
  standsOut: 'most' | 'least',
): FirmColouring {
  const { places, ranges } = rampSteps(breaks, SEQUENTIAL.light.length);
  const ordered = standsOut === 'most' ? places : places.toReversed();
  const step = scaleThreshold<number, number>()
    .domain([...breaks])
    .range(ordered.map((place) => STEP_START + place));
  const untold = HUE_COUNT + TONES.indexOf('untold');
  return {
    ...colouring,
    tones: Uint8Array.from(values, (value) => (Number.isNaN(value) ? untold : step(value))),
    clusterSteps: {
      of,
      classes: ranges.map((range, i) => ({ tone: STEP_START + ordered[i], ...range })),
    },
  };
}
