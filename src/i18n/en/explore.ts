import { scanAreas } from './scan-areas';
import { background } from './background';
import type { ScanCircle, ScanOutcome } from '../../model';
import { counted as n, formatCount, formatFixed, formatKm, formatShare } from '../numbers';

function ordinal(k: number): string {
  const ending = k % 100 > 10 && k % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][k % 10] ?? 'th');
  return `${formatCount(k)}${ending}`;
}

/** What the sentence about significant distances is made from. */
export interface SignificanceFacts {
  readonly industry: string;
  readonly firms: number;
  readonly sites: number;
  readonly draws: number;
  readonly seed: number;
  readonly bandwidthKm: number;
  readonly limitKm: number;
  readonly above: readonly { readonly from: number; readonly to: number }[];
  readonly below: readonly { readonly from: number; readonly to: number }[];
  readonly pAbove: number;
  readonly pBelow: number;
}

function distances(ranges: SignificanceFacts['above']): string {
  const said = ranges.map(({ from, to }) =>
    from === to ? `${whole(from)}` : `${whole(from)} to ${whole(to)}`,
  );
  const last = said.pop();
  return `at ${said.length > 0 ? `${said.join(', ')} and ${last}` : last} km`;
}

function whole(km: number): string {
  return formatFixed(km, km < 10 && !Number.isInteger(km) ? 1 : 0);
}

function significance({ draws }: SignificanceFacts, p: number): string {
  return `global p ${p < 0.001 ? '< 0.001' : `= ${formatFixed(p, 3)}`}, ${formatCount(draws)} draws`;
}

/** What a spatial scan looked at. */
export type ScanFacts = Pick<
  ScanOutcome,
  | 'cases'
  | 'population'
  | 'places'
  | 'squareKm'
  | 'draws'
  | 'seed'
  | 'lacking'
  | 'shape'
  | 'neighbours'
  | 'areas'
  | 'withoutArea'
  | 'rowsWithoutArea'
> & {
  readonly weighted: boolean;
  /** Name of the register that the firms are compared with; '' for none. */
  readonly register: string;
};
type CircleFacts = Pick<
  ScanCircle,
  | 'observed'
  | 'expected'
  | 'radiusKm'
  | 'areas'
  | 'municipal'
  | 'relativeRisk'
  | 'logLikelihoodRatio'
  | 'pValue'
>;

/** What is said about a definition of clusters: how sure it is, and whether it is more than chance. */
export const explore = {
  sure: {
    title: 'How sure is this definition?',
    waiting: 'Comparing definitions …',
    curve: (k: number) =>
      `Distance from each firm to the ${ordinal(k)} nearest, itself being the first; firms in order of that distance.`,
    somewhere: (count: number) =>
      `${n(count, 'firm that stands', 'firms that stand')} on the point of a town or block ${count === 1 ? 'is' : 'are'} taken as somewhere within the error radius.`,
    curveFigure: (k: number, kneeKm: number, radiusKm: number) =>
      `Curve of the distance from each firm to the ${ordinal(k)} nearest firm, itself being the first.${
        Number.isFinite(kneeKm) ? ` It begins to rise at ${formatKm(kneeKm)} km.` : ''
      } The present radius is ${radiusKm} km.`,
    curveX: 'Share of firms',
    curveY: 'km (logarithmic)',
    knee: (km: number) =>
      `The curve bends at ${formatKm(km)} km: up to there firms are close together, beyond they scatter.`,
    noKnee: 'The curve has no bend: the data suggest no radius.',
    useRadius: (km: number) => `Use ${km} km`,
    radiusLine: 'Distance line',
    weighted: 'Firms count by a weight, so the distance to the nearest firms suggests no radius.',
    map: 'What other definitions would find',
    mapHint:
      'Each cell: number of clusters and share of firms inside, over all radii and minimums that the positions carry. The framed cell is the present definition; choose another to use it.',
    radius: 'Radius',
    minimum: 'Minimum firms',
    cell: (clusters: number, share: number) =>
      `${n(clusters, 'cluster', 'clusters')}, ${formatShare(share)} inside`,
    adopt: (radiusKm: number, minimum: number, found: string) =>
      `Radius ${radiusKm} km, minimum ${formatCount(minimum)} firms: ${found}`,
    adoptSize: (minimum: number, found: string) =>
      `Minimum ${formatCount(minimum)} firms: ${found}`,
    present: 'present definition',
    stable: (always: number, never: number, between: number, definitions: number) =>
      `${n(always, 'firm is', 'firms are')} inside in all ${formatCount(definitions)} definitions from half to twice the present one, ${formatCount(never)} in none, ${formatCount(between)} in some only.`,
    colour: 'Colour firms by this share',
    nearlyAllCore: (share: number) =>
      `${formatShare(share)} of the firms are core: nearly everything is dense. Try a smaller radius or a higher minimum.`,
    hardlyAnyCore: (share: number) =>
      `Only ${formatShare(share)} of the firms are core. Try a larger radius or a lower minimum.`,
    tooWide: (name: string, km: number, limit: number) =>
      `${name} is ${formatKm(km)} km across, wider than ${formatCount(limit)} km: districts may have grown together. Try a smaller radius.`,
    onlyCoarse: (count: number) =>
      `${n(count, 'cluster exists', 'clusters exist')} only because firms share one coarse point.`,
  },
  define: {
    minSize: 'Smallest cluster',
    minSizeHint: 'Groups of fewer firms do not count as a cluster.',
    minSamplesHint: 'Firms that make a place dense; the larger, the more firms stay outside.',
    asSize: 'as the smallest cluster',
    selections: { eom: 'the most persistent (excess of mass)', leaf: 'the finest (leaves)' },
    radiusForBoundary: 'The radius shapes the boundaries only.',
    allIndustries: 'all firms',
    weights: { none: 'as 1', employees: 'by its employees' },
    byOutcome: (label: string) => `by “${label}”`,
    weightHint: 'The minimum is then a sum, not a number of firms.',
    withoutIndustry: (count: number) =>
      `${n(count, 'firm has', 'firms have')} no industry and ${count === 1 ? 'counts' : 'count'} among the others, though some may be of interest.`,
    scan: {
      ofInterest: 'Firms of interest',
      background: 'Compared with',
      otherFirms: 'the list’s other firms',
      employees: 'employees',
      shapes: { circle: 'circles', flexible: 'any shape of towns next to each other' },
      shapeHint:
        'Towns are the distinct places of the firms; more than 300 are gathered in squares, and told.',
      models: {
        bernoulli: 'of interest or not (Bernoulli)',
        poisson: 'in proportion to the background (Poisson)',
      },
      noRadius: (radiusKm: number) =>
        `The scan asks for no radius and no minimum: windows of every size are compared, and chance decides. The radius (${radiusKm} km) shapes the boundaries only.`,
      basis: (f: ScanFacts) =>
        `${n(f.cases, 'firm', 'firms')} of interest${f.register !== '' ? `, compared with ${formatCount(f.population)} in the register “${f.register}”` : f.weighted ? `, compared with a sum of ${formatCount(Math.round(f.population))}` : ` among ${formatCount(f.population)}`}; ${f.shape === 'flexible' ? (f.areas ? scanAreas.basis(f.neighbours ?? 0, f.places) : `sets of places whose Voronoi cells share borders, among the ${f.neighbours} nearest to each of ${n(f.places, 'place', 'places')}`) : `circles around ${n(f.places, 'place', 'places')}`}${f.squareKm > 0 ? ` (gathered in squares of ${formatKm(f.squareKm)} km, since there are more than can be counted around)` : ''}; ${formatCount(f.draws)} draws, seed ${f.seed}.${f.lacking ? background.lacking(f.lacking) : ''}${scanAreas.without(f.withoutArea ?? 0, f.rowsWithoutArea ?? 0)}`,
      none: (observed: number, expected: number, p: number) =>
        `Nowhere are the firms of interest more than chance gives: the most likely place has ${formatCount(observed)} where ${formatFixed(expected, 1)} are expected (p = ${formatFixed(p, 3)}).`,
      nowhere: 'Nowhere are the firms of interest more than the others give.',
      areas: scanAreas.words,
      areasHint: scanAreas.hint,
      refused: {
        ...scanAreas.refused,
        'too-few-cases':
          'Fewer than two firms of interest take part: there is nothing to look for.',
        'only-cases':
          'The scan asks where firms of interest are more than others give, and here all firms are of interest. Choose an industry, or a register or employees as what they are compared with.',
      },
      card: (f: CircleFacts) =>
        `${formatCount(f.observed)} firms of interest ${f.areas === undefined ? `within ${formatKm(f.radiusKm)} km` : `in ${f.municipal ? scanAreas.set(f.areas) : n(f.areas, 'place', 'places next to each other')}`}, where ${formatFixed(f.expected, 1)} are expected${Number.isFinite(f.relativeRisk) ? `: ${formatFixed(f.relativeRisk, 2)} times as many as outside` : ': all there are'}.`,
      cardBasis: (f: CircleFacts, register: string) =>
        `${f.areas === undefined ? 'Kulldorff’s scan' : 'Flexible scan (Tango and Takahashi 2005)'}${register === '' ? '' : ` against the register “${register}”`}: log likelihood ratio ${formatFixed(f.logLikelihoodRatio, 2)}, p = ${formatFixed(f.pValue, 3)} (the chance that some ${f.areas === undefined ? 'circle' : 'set'} is as unusual, wherever it is).`,
      title: 'More than the others give',
      titleOfRegister: 'More than the register gives',
    },
  },
  error: {
    title: 'What if positions are off?',
    intro:
      'Each firm is moved at random within its error radius and the clusters are found again, many times.',
    automatic: (draws: number) => `automatic (${formatCount(draws)})`,
    run: 'Redraw positions',
    running: (share: number) => `Redrawing … ${formatShare(share)}`,
    stale: 'The definition has changed since; redraw to bring this up to date.',
    tosses: (count: number, draws: number) =>
      `${n(count, 'firm is a coin toss', 'firms are a coin toss')}: inside in a quarter to three quarters of ${formatCount(draws)} redraws.`,
    none: (draws: number) => `No firm is a coin toss in ${formatCount(draws)} redraws.`,
    persistence: (low: number, name: string) =>
      `The least persistent cluster is ${name}: on average ${formatShare(low)} of it is found again.`,
    showTosses: 'Select the coin tosses',
    colour: 'Colour firms by this probability',
    noError: 'No firm has an error radius: positions are taken as exact.',
  },
  more: {
    title: 'More than the general agglomeration?',
    intro:
      'Are the firms of an industry closer together than as many firms drawn at random from the sites of all firms?',
    industry: 'Industry',
    draws: 'Draws',
    limit: 'Up to km',
    limitAutomatic: 'median of all pairs',
    run: 'Test',
    running: (share: number) => `Drawing … ${formatShare(share)}`,
    measure: 'Measure',
    measures: { density: 'K-density (Duranton and Overman)', ripley: 'Ripley’s L, difference' },
    tooFew: (industry: string, firms: number, least: number) =>
      `${industry} has ${n(firms, 'firm', 'firms')} with a place; at least ${formatCount(least)} are needed.`,
    all: 'All firms are of this industry: there is nothing to compare it with.',
    noIndustry: 'The firms have no industry. Give a column that role in the data step.',
    x: 'Distance, km',
    density: 'Pairs per km',
    ripley: 'L(industry) − L(all), km',
    figure: (industry: string, sentence: string) =>
      `${industry}: the industry’s curve, the band of 90 % of the draws at each distance, and the global limits. ${sentence}`,
    key: 'Line: the industry. Band: 5 to 95 % of the draws at each distance. Dotted: crossed anywhere by at most 5 % of the draws on each side. Bar: significant distances.',
    concentrated: (f: SignificanceFacts) =>
      `${f.industry} is more concentrated than firms in general ${distances(f.above)} (${significance(f, f.pAbove)}).`,
    dispersed: (f: SignificanceFacts) =>
      `It is more dispersed than firms in general ${distances(f.below)} (${significance(f, f.pBelow)}).`,
    onlyDispersed: (f: SignificanceFacts) =>
      `${f.industry} is more dispersed than firms in general ${distances(f.below)} (${significance(f, f.pBelow)}).`,
    neither: (f: SignificanceFacts) =>
      `At no distance up to ${formatKm(f.limitKm)} km is ${f.industry} more concentrated or more dispersed than as many firms drawn from all (${significance(f, Math.min(f.pAbove, f.pBelow))}).`,
    basis: (f: SignificanceFacts) =>
      `${formatCount(f.firms)} of ${formatCount(f.sites)} firms; ${formatCount(f.draws)} draws without replacement, seed ${f.seed}; bandwidth ${formatKm(f.bandwidthKm)} km.`,
  },
  spots: {
    title: 'Hot and cold spots',
    intro: (km: number) =>
      `Where firms with a high (low) measure stand among others like them, within ${km} km: Getis and Ord’s Gi*, false discovery rate below 5 %.`,
    show: 'Mark them on the map',
    found: (hot: number, cold: number, firms: number) =>
      `${formatCount(hot)} hot and ${formatCount(cold)} cold of ${n(firms, 'firm', 'firms')}.`,
    isolated: (count: number, km: number) =>
      `${n(count, 'firm has', 'firms have')} no neighbour within ${km} km and ${count === 1 ? 'is' : 'are'} not judged.`,
    refused: {
      constant: 'All firms have the same value: there is no pattern to test.',
      'no-neighbours': 'No firm has a neighbour within this distance. Enlarge it.',
      'too-many-neighbours':
        'There are too many neighbours within this distance to be counted. Make it smaller.',
    },
    spot: {
      none: 'Not significant',
      hot: 'Hot',
      cold: 'Cold',
      isolated: 'No neighbour',
      missing: 'No value',
    },
  },
  quotient: {
    title: 'Speciality',
    hint: 'Location quotient: share of the industry among the cluster’s firms, divided by its share among all; in brackets its exact 95% interval.',
    value: (quotient: number, low: number, high: number, firms: number) =>
      `${formatFixed(quotient, 1)} × (${formatFixed(low, 1)} – ${formatFixed(high, 1)}), ${n(firms, 'firm', 'firms')}`,
    small: (quotient: number, low: number, high: number, firms: number) =>
      `${formatFixed(quotient, 1)} × (${formatFixed(low, 1)} – ${formatFixed(high, 1)}), only ${n(firms, 'firm', 'firms')}`,
    persistence: 'Persistence',
  },
  /** What the legend says colours stand for. */
  colour: {
    precision: 'Firms, by precision of their location',
    distance: 'Firms, by straight-line distance to the nearest R&D institution',
    stability: 'Inside in … of the definitions',
    inside_probability: 'Probability of being inside',
    hot_spot: 'Hot and cold spots',
  },
  classes: {
    'likely-outside': 'Outside (below 0.25)',
    'coin-toss': 'Coin toss (0.25 to 0.75)',
    'likely-inside': 'Inside (above 0.75)',
    hot: 'Hot: high among high',
    cold: 'Cold: low among low',
    plain: 'Not significant',
    isolated: 'No neighbour',
  },
  columns: {
    stability: 'Stability',
    insideProbability: 'P(inside)',
    spot: 'Spot',
    persistence: 'Persistence',
    speciality: 'Speciality',
  },
  share: (value: number) => (Number.isFinite(value) ? formatFixed(value, 2) : '–'),
};
export type ExploreMessages = typeof explore;
