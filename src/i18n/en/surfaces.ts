import { background } from './background';
import { counted as n, formatCount, formatFixed, formatKm, formatLimit, formatP } from '../numbers';

/** What a relative surface was made of. */
export interface RelativeFacts {
  readonly cases: number;
  readonly firms: number;
  /** The register's name; '' where the list is the background. */
  readonly register: string;
  readonly lacking?: number;
  readonly bandwidthKm: number;
  readonly draws: number;
  readonly seed: number;
  readonly pValue: number;
  readonly most: number;
  readonly least: number;
  /** Some place has a share that is larger (smaller) than labels give. */
  readonly more: boolean;
  readonly fewer: boolean;
}

/** How dense firms lie, and where some of them are more than the others give. */
export const surfaces = {
  layer: 'Density of firms (surface)',
  title: { density: 'Density of firms', relative: 'Relative density' },
  bandwidth: (km: string, enlarged: boolean) =>
    `Kernel of ${km} km${enlarged ? ' (larger than the definition’s radius, since the land is wide)' : ', the definition’s radius'}.`,
  flat: 'Nowhere are firms denser than one by itself.',
  from: {
    density: (value: number) => `${formatLimit(value)} or more per km²`,
    above: (ratio: number) => `${formatLimit(ratio)} times as many or more`,
    below: (ratio: number) => `1/${formatLimit(ratio)} as many or fewer`,
  },
  line: {
    more: 'More than chance (p ≤ 0.025 at each place)',
    fewer: 'Fewer than chance (p ≤ 0.025 at each place)',
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
      `${n(f.cases, 'firm', 'firms')} of interest ${f.register === '' ? `among ${formatCount(f.firms)}` : `against ${formatCount(f.firms)} in the register “${f.register}”`}; quartic kernel of ${formatKm(f.bandwidthKm)} km for both (Kelsall and Diggle 1995); ${formatCount(f.draws)} random labellings, seed ${f.seed}. Places with less than about five firms around are not judged. The lines judge each place by itself: of places without any difference one in twenty lies within one of them.${f.lacking ? background.lacking(f.lacking) : ''}`,
    against: (name: string) => `Compared with the register “${name}”.`,
    stale: 'The definition or the firms have changed since; compute again.',
  },
};
export type SurfaceMessages = typeof surfaces;
