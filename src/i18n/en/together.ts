import { formatCount } from '../numbers';

/** Several files brought at once. */
export const together = {
  title: 'Which file is what?',
  intro:
    'Each file is taken for what it holds. Check the parts, and change them where they are wrong. Nothing is replaced before you open them.',
  introStudy: 'These files belong to the study. Nothing is replaced before you open it.',
  reading: 'Reading the files …',
  file: 'File',
  rows: 'Rows',
  part: 'Part',
  columns: 'Columns',
  partOf: (file: string) => `Part of ${file}`,
  reviewOf: (file: string) => `Columns of ${file}`,
  review: 'Change …',
  nothing: 'no column found',
  parts: {
    firms: 'Firms',
    later: 'Firms, a later round of the survey',
    institutions: 'R&D institutions',
    links: 'Ties',
    outcomes: 'Events (patents, products …)',
    background: 'Background register',
    codes: 'Code book',
    areas: 'Polygons for the map of innovation',
    boundaries: 'Boundaries of clusters',
    study: 'Study',
    none: 'Not used',
  },
  codes: (columns: number) => `${formatCount(columns)} ${columns === 1 ? 'variable' : 'variables'}`,
  polygons: (count: number) => `${formatCount(count)} ${count === 1 ? 'polygon' : 'polygons'}`,
  missing: (paths: readonly string[]) => `Still missing: ${paths.join(', ')}`,
  replaces: 'This begins a new study. The present one is closed; save it first if you need it.',
  adds: 'These files are added to the present study.',
  needs: {
    twice: (part: string) => `Two files are “${part}”. Keep one of them.`,
    firms: 'One file must be the firms.',
    role: (file: string, role: string) => `${file} still needs: ${role}`,
    rounds: 'The rounds of the survey are not one list yet.',
    none: 'No file is used.',
  },
  open: 'Open all',
  /** Name of a table that was pasted. */
  pasted: 'Pasted table',
};

export type TogetherMessages = typeof together;
