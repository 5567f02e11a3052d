import { formatCount } from '../numbers';

/** What the study does to its firms when it is shared; numbers are firms unless said otherwise. */
export interface ShareFacts {
  readonly firms: number;
  readonly inSquares: number;
  readonly coarse: number;
  readonly nowhere: number;
  readonly alone: number;
  readonly aloneWithIndustry: number;
  readonly changed: number;
}

export interface BeforeAfter {
  readonly before: number;
  readonly after: number;
}

const firms = (count: number) => (count === 1 ? '1 firm' : `${formatCount(count)} firms`);
const was = (count: number) => (count === 1 ? 'is' : 'are');
const change = ({ before, after }: BeforeAfter) => `${formatCount(before)} → ${formatCount(after)}`;

/** A study without what names its firms. */
export const share = {
  title: 'Share this study without names',
  intro:
    'Makes a ZIP file with a study that others can open, recompute and check, but that names no firm. It is saved on this machine and sent nowhere.',
  grid: 'Positions',
  grids: {
    third: 'Centre of the 1 km grid square',
    half: 'Centre of the 500 m grid square',
  },
  exactEmployees: 'Exact number of employees',
  exactHint:
    'Otherwise the class of size: 1–4, 5–9, 10–19, 20–29, 30–49, 50–99, 100–299, 300 and more.',
  working: 'Preparing and recomputing the shared study …',
  holds: 'It will hold',
  file: {
    'firms.csv': (exact: boolean) =>
      `every firm under a new id: municipality, centre of its grid square with an error radius that covers the square and the original error, industry, ${exact ? 'exact number of employees' : 'class of size'}, subcontractor, innovation measures. Events are counted in. The rows are ordered by what they say, so that their order tells nothing more.`,
    'institutions.csv': 'the institutions, which are public bodies, with names and places.',
    'links.csv': 'ties by the new ids, with contact frequency, without their topic.',
    'background.csv':
      'where the rows of the background register are, by the same squares and in the order of these: no names, ids or addresses. Only because findings are made of it.',
    'study.json':
      'settings, drawn boundaries, names of the study and of clusters as far as they name no firm.',
  },
  leaves: 'It will not hold',
  left: 'Names, addresses, ids and exact positions of firms; notes, fixed places and address rules.',
  columns: (names: readonly string[]) => `Columns left out: ${names.join(', ')}.`,
  differs: 'How its findings differ',
  changed: ({ changed, firms: all }: ShareFacts) =>
    changed === 0
      ? `Recomputed: all ${firms(all)} stay inside, outside or excluded as they are.`
      : `Recomputed: ${firms(changed)} of ${formatCount(all)} would change between inside, outside and excluded.`,
  summary: (clusters: BeforeAfter, inside: BeforeAfter, outside: BeforeAfter) =>
    `Clusters ${change(clusters)}, inside ${change(inside)}, outside ${change(outside)}. Distances, and what rests on them, differ by up to half a square’s diagonal.`,
  places: ({ inSquares, coarse, nowhere }: ShareFacts) =>
    `${firms(inSquares)} ${was(inSquares)} in a grid square, ${formatCount(coarse)} known to their municipality or prefecture only, ${formatCount(nowhere)} without a place.`,
  recognised: 'Who might still be recognised',
  alone: ({ alone, aloneWithIndustry }: ShareFacts) =>
    `${firms(alone)} ${was(alone)} alone in their square and municipality; ${formatCount(aloneWithIndustry)} ${was(aloneWithIndustry)} the only of their industry there. Whoever knows the region may recognise them: leaving out names does not make them anonymous.`,
  save: 'Save shared study (ZIP)',
  failed: 'The shared study could not be prepared.',
  /** The command line. */
  overwrites: (path: string) =>
    `${path} is part of the study that is to be shared; name another folder with --out`,
};
export type ShareMessages = typeof share;
