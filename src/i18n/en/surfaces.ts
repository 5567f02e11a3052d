import { background } from './background';
import type { RelativeArea, RelativeSurface } from '../../model';
import {
  counted as n,
  formatCount,
  formatFixed,
  formatKm,
  formatLimit,
  formatP,
  formatShare,
} from '../numbers';

/** What a relative surface was made of. */
export interface RelativeFacts extends Omit<
  RelativeSurface,
  'model' | 'enlarged' | 'above' | 'below' | 'areas' | 'more' | 'fewer'
> {
  /** The register's name; '' where the list is the background. */
  readonly register: string;
  readonly weighted: boolean;
  /** Some place has a share that is larger (smaller) than labels give. */
  readonly more: boolean;
  readonly fewer: boolean;
}

type BandwidthFacts = Pick<
  RelativeFacts,
  'bandwidths' | 'bandwidthKm' | 'narrowestKm' | 'widestKm'
>;
const kernel = (f: BandwidthFacts) =>
  f.bandwidths === 'fixed'
    ? `Gaussian kernel with a bandwidth of ${formatKm(f.bandwidthKm)} km`
    : `Gaussian kernel with a bandwidth of ${formatKm(f.bandwidthKm)} km, from ${formatKm(f.narrowestKm)} where firms are dense to ${formatKm(f.widestKm)} where they are few`;

/** How dense firms lie, and where some of them are more than the others give. */
export const surfaces = {
  layer: 'Density of firms (surface)',
  title: { density: 'Density of firms', relative: 'Relative density' },
  bandwidth: (km: string, enlarged: boolean) =>
    `Kernel of ${km} km${enlarged ? ' (larger than the definition’s radius, since the land is wide)' : ', the definition’s radius'}.`,
  bandwidths: (f: BandwidthFacts, enlarged: boolean) =>
    `${kernel(f)}${enlarged ? ' (larger than the definition’s radius, since the land is wide)' : ''}.`,
  flat: 'Nowhere are firms denser than one by itself.',
  from: {
    density: (value: number) => `${formatLimit(value)} or more per km²`,
    above: (ratio: number) => `${formatLimit(ratio)} times as many or more`,
    below: (ratio: number) => `1/${formatLimit(ratio)} as many or fewer`,
  },
  line: {
    more: (tolerance: number) => `More than chance (p ≤ ${tolerance} at each place)`,
    fewer: (tolerance: number) => `Fewer than chance (p ≤ ${tolerance} at each place)`,
  },
  relative: {
    title: 'Denser than what?',
    intro:
      'Where are the firms of interest a larger share of the firms around than they are of all? Dense places of all firms are no answer then.',
    ofInterest: 'Firms of interest',
    background: 'Compared with',
    studied: 'the firms of the study',
    ofList: 'all firms of the list',
    ofStudy: 'all firms of the study',
    noBackground:
      'Choose an industry; open a register to compare with; or bring a register as the list and study only some of its firms (“Whom is the study about?” in step 1): the others are then the background.',
    run: 'Compute',
    running: (share: number) => `Dealing labels at random … ${formatFixed(share * 100, 0)}%`,
    show: 'Show on the map',
    save: 'Save as GeoJSON',
    refused: {
      'too-few-cases': 'Fewer than five firms of interest have a place.',
      'only-cases': 'All firms are of interest: there is nothing to compare them with.',
    },
    found: (f: RelativeFacts) =>
      `${f.pValue <= 0.05 ? 'The share differs over the map more than chance makes it' : 'Over the whole map the share does not differ more than chance makes it'} (p ${f.pValue < 0.001 ? '' : '= '}${formatP(f.pValue)}): from ${formatFixed(f.least, 1)} to ${formatFixed(f.most, 1)} times the usual one.${f.more || f.fewer ? '' : ' At no place does it stand out by itself.'}`,
    basis: (f: RelativeFacts) =>
      `${n(f.cases, 'firm', 'firms')} of interest ${f.register !== '' ? `against ${formatCount(f.firms)} in the register “${f.register}”` : f.weighted ? `against a sum of ${formatCount(Math.round(f.firms))}` : `among ${formatCount(f.firms)}`}; ${kernel(f)}, the same for both (Kelsall and Diggle 1995)${f.squareKm > 0 ? `; ${n(f.places, 'place', 'places')}, gathered in squares of ${formatKm(f.squareKm)} km` : ''}; ${formatCount(f.draws)} random labellings, seed ${f.seed}. Places with fewer than five firms within two bandwidths are not judged. The lines judge each place by itself: ${formatShare(2 * f.tolerance)} of the places without any difference lie within one of them.${f.lacking ? background.lacking(f.lacking) : ''}`,
    /** The definition of clusters by these areas. */
    radiusHint: 'The kernel’s bandwidth: its standard deviation, before it adapts.',
    kinds: { adaptive: 'narrower where firms are dense', fixed: 'the same everywhere' },
    boundary:
      'The boundary of a cluster is its area: the line within which p is up to the tolerance.',
    none: 'No area with two firms of interest or more stands out from the rest.',
    chance:
      'The areas below may be chance: over the whole map the share differs no more than random labels make it.',
    refusedHere: {
      'too-few-cases':
        'Fewer than five firms of interest have a place: there is nothing to compare. Choose another industry, or a wider list.',
      'only-cases':
        'Relative density asks where firms of interest are more than others give, and here all firms are of interest. Choose an industry, or a register or employees as what they are compared with.',
    },
    card: (f: RelativeArea) =>
      `${formatCount(f.observed)} firms of interest in the area, where ${formatFixed(f.expected, 1)} are expected${Number.isFinite(f.relativeRisk) ? `: ${formatFixed(f.relativeRisk, 2)} times as many as outside` : ': all there are'}. At its peak the share is ${formatFixed(f.most, 1)} times the usual one.`,
    cardBasis: (f: RelativeArea, tolerance: number, register: string) =>
      `Relative density${register === '' ? '' : ` against the register “${register}”`}: each place of the area has p ≤ ${tolerance}, the lowest is ${formatFixed(f.pValue, 3)}. These judge one place at a time, not that there is such an area anywhere.`,
    against: (name: string) => `Compared with the register “${name}”.`,
    stale: 'The definition or the firms have changed since; compute again.',
  },
};
export type SurfaceMessages = typeof surfaces;
