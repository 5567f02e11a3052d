import { formatCount } from '../numbers';

/** Drawn boundaries in the place of derived clusters. */
export const overrides = {
  inForce: (count: number) =>
    count === 1
      ? 'One derived cluster has a drawn boundary in its place; the others follow radius and minimum.'
      : `${formatCount(count)} derived clusters have a drawn boundary in their place; the others follow radius and minimum.`,
  whileDrawn: (count: number) =>
    `${count === 1 ? 'One boundary that stands' : `${formatCount(count)} boundaries that stand`} for a derived cluster ${count === 1 ? 'is' : 'are'} kept for when clusters are derived again.`,
  resting: (anchor: string) => `Rests: no derived cluster begins with firm ${anchor} now`,
  restore: 'Back to the derived boundary',
  editing:
    'Drag a corner, a midpoint or the whole boundary. What you draw anew takes its place; the other clusters stay derived.',
  hint: 'This cluster gets a boundary that you edit; the others stay derived.',
  inReport: (count: number) =>
    `${count === 1 ? 'One of these clusters has' : `${formatCount(count)} of these clusters have`} a boundary that was drawn by hand in the place of the derived one: the firms inside it are the cluster, and firms of the derived cluster outside of it are outside.`,
  buffered: {
    polygon: 'Buffered the municipality’s own polygon from the study’s layer.',
    towns:
      'Buffered the municipality’s approximate area, made of the gazetteer’s towns: the study has no polygon layer with it.',
    circle:
      'Drew a circle around the municipality’s point: the study has neither a polygon layer with it nor its towns in a gazetteer.',
  },
};
export type OverridesMessages = typeof overrides;
