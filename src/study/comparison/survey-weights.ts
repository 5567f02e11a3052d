import { checkWeights, weightSums } from '../../evidence';
import type {
  FirmColumns,
  Problem,
  Refusal,
  SurveyWeights,
  Table,
  WeightsSource,
} from '../../model';
import { readNumbers } from '../firms/number-column';

/** The firms' survey weights; undefined where no column holds them. */
export function readSurveyWeights(
  table: Table,
  index: number | undefined,
  problems: Problem[],
): SurveyWeights | undefined {
  if (index === undefined) return undefined;
  const column = table.header[index];
  return { column, values: readNumbers(table, index, column, problems) };
}

/** Why the firms can't be weighted, or null. */
export function refusalOfWeights({
  surveyWeights,
}: Pick<FirmColumns, 'surveyWeights'>): Refusal | null {
  return surveyWeights ? (surveyWeights.refusal ?? checkWeights(surveyWeights.values)) : null;
}

/** Where the weights come from; null where there are none. */
export function weightsSource({
  surveyWeights,
}: Pick<FirmColumns, 'surveyWeights'>): WeightsSource | null {
  if (!surveyWeights) return null;
  const { column, made } = surveyWeights;
  return { column, ...(made ? { made } : {}) };
}

/** What the weights of all firms come to; null where there are none. */
export function weightsOf({ surveyWeights }: Pick<FirmColumns, 'surveyWeights'>) {
  if (!surveyWeights) return null;
  const { values } = surveyWeights;
  const positive = values.filter((weight) => weight > 0);
  return {
    ...weightsSource({ surveyWeights })!,
    ...{ firms: positive.length, ...weightSums(positive) },
    missing: values.filter(Number.isNaN).length,
    zero: values.filter((weight) => weight === 0).length,
  };
}

/** Tells the firms that weights let take part: all, where there are none. */
export function isWeighed({
  surveyWeights,
}: Pick<FirmColumns, 'surveyWeights'>): (firm: number) => boolean {
  return surveyWeights ? (firm) => surveyWeights.values[firm] > 0 : () => true;
}
