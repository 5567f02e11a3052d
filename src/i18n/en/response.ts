import type { ResponseTrait, ResponseMethod, TraitClass, WeightsSource } from '../../model';
import { formatCount, formatFixed, formatP, formatShare } from '../numbers';

/** What the sentence on who answered is made from. */
export interface ResponseFacts {
  readonly column: string;
  readonly asked: number;
  readonly answered: number;
  /** Firms of which it is not known whether they answered, and those without a weight in the column of survey weights. */
  readonly unsaid: number;
  readonly unweighted: number;
}

export interface ResponseTestFacts {
  readonly statistic: number;
  readonly df: number;
  readonly pValue: number;
  readonly association: number;
  readonly leastExpected: number;
}

export interface MadeWeightFacts {
  readonly way: ResponseMethod;
  readonly answered: number;
  readonly sum: number;
  readonly effective: number;
  readonly least: number;
  readonly most: number;
  readonly trimmed: number;
  readonly limit: number;
  readonly trim: number;
  readonly rounds: number;
  readonly deviation: number;
  /** What they are made of, in words. */
  readonly traits: readonly string[];
}

export interface WaveFacts {
  readonly column: string;
  readonly halves: boolean;
  readonly early: readonly string[];
  readonly late: readonly string[];
  readonly earlyFirms: number;
  readonly lateFirms: number;
  /** Answers of waves in between, and of which the wave is not known. */
  readonly between: number;
  readonly unknown: number;
}

const ways: Readonly<Record<ResponseMethod, string>> = {
  ipw: 'inverse probability of an answer',
  rake: 'raked to all firms that were asked',
};

/** Where weights come from, within a sentence. */
export function weightsName({ column, made }: WeightsSource): string {
  if (!made) return `column “${column}”`;
  return column === '' ? ways[made] : `${ways[made]}, from column “${column}”`;
}

const trait = (of: ResponseTrait, by?: 'prefecture' | 'municipality'): string =>
  of === 'size'
    ? 'size (employees)'
    : of === 'industry'
      ? 'industry'
      : by === 'municipality'
        ? 'municipality'
        : 'prefecture';

export const response = {
  title: 'Who answered?',
  hint: 'Sets the firms that answered beside all firms of the table that were asked, and early beside late answers.',
  trait,
  class: (of: TraitClass): string =>
    of.kind === 'named'
      ? of.name
      : of.kind === 'unknown'
        ? 'not known'
        : of.kind === 'others'
          ? `others (${formatCount(of.joined)} together)`
          : of.most === null
            ? `${formatCount(of.least)} or more`
            : `${formatCount(of.least)}–${formatCount(of.most)}`,
  rate: (f: ResponseFacts) =>
    `${formatCount(f.answered)} of ${formatCount(f.asked)} firms that were asked answered (column “${f.column}”): a response rate of ${formatFixed((f.answered / f.asked) * 100, 1)}%.${f.unsaid > 0 ? ` Of ${formatCount(f.unsaid)} firms the table does not say whether they were asked or answered; they count in neither.` : ''}${f.unweighted > 0 ? ` ${formatCount(f.unweighted)} firms that were asked have no survey weight; response weights are made without them.` : ''}`,
  differs: (traits: readonly string[], others: readonly string[]) =>
    [
      traits.length > 0
        ? `The firms that answered differ from those that did not in ${traits.join(', ')} (p < 0.05).`
        : '',
      others.length > 0 ? `No difference is told in ${others.join(', ')}.` : '',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  nothing: 'The table holds no size, industry or region in which the firms that were asked differ.',
  table: (of: string) => `Answers by ${of}`,
  membership: 'inside and outside clusters',
  head: {
    asked: 'Asked',
    answered: 'Answered',
    rate: 'Rate',
    shareAsked: 'Share of asked',
    shareAnswered: 'Share of answers',
    shareWeighted: 'Weighted share',
    difference: 'Std. difference',
    differenceWeighted: 'Weighted',
  },
  test: (f: ResponseTestFacts) =>
    `Answered or not: chi-square ${formatFixed(f.statistic, 2)}, ${f.df} df, p ${formatP(f.pValue)}, Cramér’s V ${formatFixed(f.association, 2)}.${f.leastExpected < 5 ? ' An expected count is below 5: the test is not to be trusted.' : ''}`,
  tableHint:
    'Classes with fewer than 5 firms that answered, or that did not, are put together. Std. difference: share of the answers less share of all that were asked, in standard deviations; beyond 0.1 it is usually called notable.',
  waves: {
    title: 'Early and late answers',
    compared: (f: WaveFacts) =>
      `Early: ${f.early.join(', ')} (${formatCount(f.earlyFirms)} firms); late: ${f.late.join(', ')} (${formatCount(f.lateFirms)})${f.halves ? `, halves by the date in “${f.column}”` : `, by “${f.column}”`}.${f.between > 0 ? ` ${formatCount(f.between)} answers between them are not compared.` : ''}${f.unknown > 0 ? ` Of ${formatCount(f.unknown)} answers the wave is not known.` : ''} Who answered late is taken to be like those who never did (Armstrong and Overton 1977).`,
    one: (column: string) =>
      `All answers of which the wave is known came in one wave (column “${column}”): there is nothing to compare.`,
    differs: (rows: readonly string[]) =>
      rows.length > 0
        ? `Early and late answers differ in: ${rows.join('; ')}. Firms that did not answer may differ likewise.`
        : 'No difference between early and late answers is told; that does not prove that there is none.',
    measure: 'Measure',
    early: 'Early',
    late: 'Late',
    difference: 'Late − early (95%)',
    standardised: 'Std. difference',
    alike: (how: string) => `Intervals and p: errors that let ${how} be alike.`,
    welch: 'Intervals and p: Welch’s, which take firms as independent.',
    some: '* Welch’s, which takes firms as independent.',
  },
  weights: {
    title: 'Weights from the response',
    none: 'None',
    way: {
      ipw: 'Inverse probability (logit)',
      rake: 'Raking to all that were asked',
    } satisfies Record<ResponseMethod, string>,
    trim: 'Largest weight, times the mean',
    hint: 'Weights of the firms that answered, made of size class, industry and region, so that they stand for all that were asked. Comparison and regressions use them as survey weights.',
    made: (f: MadeWeightFacts) =>
      `${f.way === 'ipw' ? 'Inverse of the probability of an answer, by a logit on' : 'Raked to the margins of all firms that were asked, by'} ${f.traits.join(', ')}. ${formatCount(f.answered)} weights from ${formatFixed(f.least, 2)} to ${formatFixed(f.most, 2)}, sum ${formatFixed(f.sum, 1)}; effective sample size ${formatFixed(f.effective, 1)} (Kish). ${f.trimmed > 0 ? `${formatCount(f.trimmed)} weights were cut at ${formatFixed(f.limit, 2)} (${f.trim} times the mean), and what was cut spread over the others.` : `None exceeds ${f.trim} times the mean, so none was cut.`}${f.way === 'rake' ? ` Converged after ${formatCount(f.rounds)} rounds.` : ''} ${f.deviation < 1e-6 ? 'By these weights every class counts as among all that were asked.' : `A class’s weighted count is off by at most ${formatShare(f.deviation)}.`}`,
    method: (traits: readonly string[], way: ResponseMethod, trim: number) =>
      `${way === 'ipw' ? `Weights for non-response are inverse probabilities of an answer, from a logit on ${traits.join(', ')}` : `Weights for non-response were raked (Deming and Stephan 1940) to the margins of all firms that were asked, by ${traits.join(', ')}`} (Kalton and Flores-Cervantes 2003), no larger than ${trim} times their mean. They make up for what size, industry and region tell of who answers and for nothing else, and their own estimation is not part of the errors.`,
  },
};

export type ResponseMessages = typeof response;
