import type { SizeGroup, SizeJudgement, YenUnit } from '../../model/enterprise-size';
import type { ProblemFacts } from '../../model/problem';
import { formatCount } from '../numbers';

type Code = 'capital-unit' | 'capital-unit-unknown' | 'scope-without-sizes' | 'size-doubtful';
export type SizeProblemSentences = {
  readonly [C in Code]: (facts: ProblemFacts[C]) => string;
};

const firms = (n: number): string => (n === 1 ? '1 firm' : `${formatCount(n)} firms`);

const GROUPS: Readonly<Record<SizeGroup, string>> = {
  sme: 'small and medium-sized enterprises',
  small: 'small enterprises',
};

const UNIT_BY = {
  header: 'the unit of its header',
  size: 'the header names no unit; the numbers are as large as yen',
  person: 'as you said',
} as const;

/** Sizes by the Small and Medium-sized Enterprise Basic Act. */
export const sizes = {
  title: 'Study by size: the SME Basic Act',
  hint: 'Article 2 of the Small and Medium-sized Enterprise Basic Act, by industry, employees and capital. The column of employees is taken for the regular employees that the Act counts.',
  judgement: {
    small: 'Small enterprise',
    medium: 'Medium-sized enterprise',
    sme: 'Small or medium-sized, which is not known',
    large: 'Larger than the Act’s limits',
    body: 'Neither company nor sole proprietor',
    'no-size': 'Cannot be told: neither employees nor capital',
    'no-employees': 'Cannot be told: capital above its limit, employees missing',
    'no-capital': 'Cannot be told: employees above their limit, capital missing',
    'no-industry': 'Cannot be told: industry not known',
    'wide-industry': 'Cannot be told: industry too wide to know its limits',
  } satisfies Record<SizeJudgement, string>,
  unitTitle: (column: string) => `Unit of capital: ${column}`,
  unitHint: (rows: number, example: string) =>
    `The header names no unit, and ${formatCount(rows)} numbers are too small for yen (such as ${example}). They are not used until you say what they are.`,
  units: {
    1: 'yen',
    1000: 'thousand yen',
    10000: 'ten thousand yen',
    1000000: 'million yen',
    100000000: 'hundred million yen',
  } satisfies Record<YenUnit, string>,
  unitSaid: (column: string, unit: string) => `${column} is in ${unit}.`,
  unitAgain: 'Ask again',
  act: 'Size by the SME Basic Act',
  size: 'Size',
  firms: 'Firms',
  group: 'Who is studied',
  groups: {
    sme: (n: number) => `Small and medium-sized enterprises (${formatCount(n)})`,
    small: (n: number) => `Small enterprises alone (${formatCount(n)})`,
  } satisfies Record<SizeGroup, (n: number) => string>,
  only: (n: number) => `Study these ${firms(n)}`,
  doubtful: (n: number) =>
    n === 1
      ? '1 firm cannot be judged. Is the study about it?'
      : `${formatCount(n)} firms cannot be judged. Is the study about them?`,
  withDoubtful: (n: number) => `Keep them: study ${firms(n)}`,
  withoutDoubtful: (n: number) => `Leave them out: study ${firms(n)}`,
  chosen: (text: string) => `The study is about ${text}.`,
  all: 'Study firms of every size again',
  /** What a filter by size lets pass. */
  filter: (is: SizeGroup, unknown: 'in' | 'out', not: boolean): string => {
    const of = not ? `firms other than ${GROUPS[is]}` : GROUPS[is];
    const kept = (unknown === 'in') !== not;
    return `${of} (SME Basic Act), ${kept ? 'with' : 'without'} those that cannot be judged`;
  },
  report: (counts: string) =>
    `Sizes follow Article 2 of the Small and Medium-sized Enterprise Basic Act (Act No. 154 of 1963). Small or medium-sized: capital of at most 300 million yen or at most 300 regular employees; wholesale 100 million or 100; retail, with eating places, 50 million or 50; services 50 million or 100. Small: at most 20 employees; wholesale, retail and services 5. Industries were assigned by the Japan Standard Industrial Classification as the Small and Medium Enterprise Agency does. The list has: ${counts}.`,
  counted: (name: string, n: number) => `${name} ${formatCount(n)}`,
  between: '; ',
};
export type SizesMessages = typeof sizes;

export const sizeProblems: SizeProblemSentences = {
  'capital-unit': (f) =>
    `${formatCount(f.rows)} numbers of the column of capital are read so: ${f.example} is ${formatCount(f.yen)} yen (${UNIT_BY[f.by]}).`,
  'capital-unit-unknown': (f) =>
    `The header of the column of capital names no unit, and its numbers are too small for yen (for example ${f.example}). ${formatCount(f.rows)} of them are not used. Say the unit in step 1 (with the command line, --capital-unit), or write it into the header: “capital (thousand yen)”.`,
  'scope-without-sizes': () =>
    'The study is about firms of some size, but neither employees nor capital is known of any firm. Assign a column to one of the two.',
  'size-doubtful': (f) =>
    `Of ${firms(f.rows)} it cannot be told by the SME Basic Act whether ${f.rows === 1 ? 'it is a' : 'they are'} ${f.rows === 1 ? GROUPS[f.is].replace('enterprises', 'enterprise') : GROUPS[f.is]}; ${f.kept ? 'the study is about them too' : 'they are left out of the study'}, as you chose.`,
};
