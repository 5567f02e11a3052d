import { counted as n, formatCount, formatDensity, formatFixed } from '../numbers';

/** Drawing boundaries by hand, from numbers or out of a file. */
export const drawing = {
  title: 'Drawn boundaries',
  start: 'Draw boundaries',
  used: (count: number) =>
    `The clusters are ${n(count, 'drawn boundary', 'drawn boundaries')}. Radius and minimum are used for comparison only.`,
  kept: (count: number) =>
    `${n(count, 'drawn boundary is', 'drawn boundaries are')} kept; the clusters are derived.`,
  takeUp: 'Use the drawn boundaries',
  putAside: 'Back to derived clusters',
  takeDerived: 'Take these clusters as drawn boundaries',
  bar: 'Drawing tools',
  tool: {
    polygon: 'Draw',
    edit: 'Edit',
    split: 'Split',
    merge: 'Merge',
    hole: 'Cut a hole',
  },
  remove: 'Delete',
  leave: 'Done',
  say: {
    polygon:
      'Click corner by corner; click the first corner or press Enter to close. Escape drops it.',
    edit: 'Choose a boundary.',
    editing:
      'Drag a corner, a midpoint or the whole boundary; right-click deletes a corner. Click another boundary to edit that.',
    split: 'Draw a line across the boundary; click its last point again or press Enter.',
    merge: 'Click the boundary to merge with.',
    hole: 'Draw what is to be cut out of the boundary.',
  },
  refusal: {
    'line-misses': 'The line does not cut the boundary. Draw it from edge to edge.',
    'nothing-left': 'Nothing would be left of the boundary.',
    'too-fine':
      'This boundary has too many corners to move one by one. Split it, merge it or cut holes.',
  },
  repair: 'Repair',
  giveUp: 'Take back',
  selected: (name: string, firms: number, areaKm2: number, density: number) =>
    `${name}: ${n(firms, 'firm', 'firms')}, ${formatFixed(areaKm2, areaKm2 < 100 ? 1 : 0)} km²${Number.isFinite(density) ? `, ${formatDensity(density)} per km²` : ''}`,
  difference: (label: string, inside: number, outside: number) =>
    `${label}: ${formatFixed(inside, 2)} inside, ${formatFixed(outside, 2)} outside`,
  name: 'Name of the boundary',
  nameHint: 'Empty: named by its municipalities',
  list: 'Boundaries',
  clear: 'Delete all',
  open: 'Open boundaries (GeoJSON) …',
  byNumbers: 'Without the mouse',
  coordinates: 'Corners: longitude, latitude; one per line',
  coordinatesAdd: 'Add this polygon',
  coordinatesWrong: {
    'too-few': 'Three corners are needed at least.',
    unreadable: 'Each line needs two numbers: longitude, then latitude.',
    swapped: 'Latitude and longitude look swapped: longitude comes first.',
  },
  circle: 'Circle around a municipality',
  municipality: 'Municipality',
  municipalityUnknown: 'There is no municipality of this name.',
  radius: 'Radius (km)',
  circleAdd: 'Add this circle',
  hull: (firms: number) => `Hull of ${n(firms, 'selected firm', 'selected firms')}`,
  hullHint: 'Select firms on the map (Shift adds) or a cluster first.',
  compare: {
    title: 'Beside the derived clusters',
    waiting: 'Comparing …',
    overall: (both: number, drawn: number, derived: number, jaccard: number) =>
      `${n(both, 'firm', 'firms')} inside both, ${formatCount(drawn)} only drawn, ${formatCount(derived)} only derived${Number.isFinite(jaccard) ? ` (Jaccard ${formatFixed(jaccard, 2)})` : ''}.`,
    boundary: 'Boundary',
    most: 'Most like',
    both: 'In both',
    jaccard: 'Jaccard',
    shift: (km: number) => `± ${km} km`,
    shifted: (gained: number, lost: number) => `+${formatCount(gained)} / −${formatCount(lost)}`,
    none: 'none',
  },
  brought: {
    title: 'Boundaries from a file',
    found: (count: number) => `${n(count, 'boundary', 'boundaries')} can be used.`,
    crossing: (count: number) =>
      `${n(count, 'boundary crosses itself', 'boundaries cross themselves')}; taking the file repairs ${count === 1 ? 'it' : 'them'}.`,
    add: 'Add to those there are',
    replace: 'Use in place of those there are',
    use: 'Use as cluster boundaries',
  },
};
export type DrawingMessages = typeof drawing;
