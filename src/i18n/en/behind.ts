import { formatCount } from '../numbers';

type Side = 'inside' | 'outside';

const firms = (count: number) => (count === 1 ? '1 firm' : `${formatCount(count)} firms`);

/** What a number of the evidence does when it is clicked: it shows its firms on the map. */
export const behind = {
  hint: 'Click a number or a bar to see its firms on the map.',
  side: (side: Side, count: number) => `Show on the map the ${firms(count)} ${side}`,
  value: (side: Side, value: string, count: number) =>
    `Show on the map the ${firms(count)} ${side} with ${value}`,
  excluded: (count: number) => `${formatCount(count)} excluded`,
  unmeasured: (count: number) => `${formatCount(count)} without a value`,
  notCompared: 'Not compared:',
  notInModel: 'Not in the models:',
  show: (what: string) => `Show on the map: ${what}`,
  balance: (matched: number, counterparts: number) =>
    `Show on the map ${firms(matched)} inside and ${formatCount(counterparts)} outside that are compared`,
  model: (count: number) => `Show on the map the ${firms(count)} of the model`,
  term: (name: string) => `Show on the map the firms of the model behind: ${name}`,
  definition: (radius: string, minFirms: number, insideShare: string) =>
    `Show on the map the firms inside by radius ${radius}, at least ${formatCount(minFirms)} firms (${insideShare} inside)`,
  otherDefinition: (method: string, minFirms: number, insideShare: string) =>
    `Show on the map the firms inside by ${method}, at least ${formatCount(minFirms)} firms (${insideShare} inside)`,
};
export type BehindMessages = typeof behind;
