import { checkWeights, responseWeights } from '../../evidence';
import {
  answered as answeredWith,
  refused,
  type EvidenceResult,
  type FirmColumns,
  type MadeWeights,
  type Refusal,
  type ResponseFound,
  type ResponseSettings,
  type ResponseMethod,
  type SurveyWeights,
} from '../../model';
import { responseTraits, type RegionColumns } from './response-classes';

/** The firms with the weights that their response makes, where some were asked for. */
export interface Responded {
  readonly firms: FirmColumns;
  /** Null where no column says who answered. */
  readonly found: ResponseFound | null;
}

type RespondingFirms = Pick<
  FirmColumns,
  'count' | 'employees' | 'industry' | 'apart' | 'response' | 'surveyWeights'
>;

/** Who answered, by what is known of all who were asked, and the weights that follow; null where no column says it. */
function studyResponse(
  { response, surveyWeights, apart, ...firms }: RespondingFirms,
  places: RegionColumns,
  { weights: way, trim }: ResponseSettings,
): ResponseFound | null {
  if (!response) return null;
  const inStudy = response.answered.map((one, firm) => (apart?.[firm] === 1 ? NaN : one));
  const weighed = (firm: number) => !surveyWeights || surveyWeights.values[firm] > 0;
  const isAsked = (firm: number) => !Number.isNaN(inStudy[firm]);
  const base = inStudy.map((one, firm) =>
    Number.isNaN(one) ? NaN : (surveyWeights?.values[firm] ?? 1),
  );
  const count = (test: (firm: number) => boolean) => {
    let rows = 0;
    for (let firm = 0; firm < firms.count; firm++) if (test(firm)) rows++;
    return rows;
  };
  // Classes are of the firms that weights are made of.
  const framed = inStudy.map((one, firm) => (weighed(firm) ? one : NaN));
  const found = {
    column: response.column,
    asked: count(isAsked),
    answered: count((firm) => inStudy[firm] === 1),
    unsaid: count((firm) => apart?.[firm] !== 1 && Number.isNaN(inStudy[firm])),
    unweighted: count((firm) => isAsked(firm) && !weighed(firm)),
    base,
    traits: responseTraits(firms, places, framed),
  };
  const refusal = surveyWeights && refusalOfBase(surveyWeights, inStudy);
  return {
    ...found,
    weights: way === 'none' ? null : (refusal ?? madeOf(way, trim, framed, found)),
  };
}

/** Why weights can't be made of a column of weights; null where they can. */
function refusalOfBase(
  { column, values }: NonNullable<FirmColumns['surveyWeights']>,
  answered: Float64Array,
): Refusal | null {
  const silent = [...answered.keys()].filter((firm) => answered[firm] === 0);
  if (silent.length > 0 && !silent.some((firm) => values[firm] > 0))
    return refused('response-weights-missing', { column, firms: silent.length });
  return checkWeights(values);
}

function madeOf(
  way: ResponseMethod,
  trim: number,
  answered: Float64Array,
  { base, traits }: Pick<ResponseFound, 'base' | 'traits'>,
): EvidenceResult<MadeWeights> {
  const rows = [...answered.keys()].filter((firm) => !Number.isNaN(answered[firm]));
  const made = responseWeights(
    way,
    {
      answered: Uint8Array.from(rows, (firm) => answered[firm]),
      base: Float64Array.from(rows, (firm) => base[firm]),
      traits: traits.map(({ classes, of }) => ({
        of: Int32Array.from(rows, (firm) => of[firm]),
        count: classes.length,
      })),
    },
    trim,
  );
  if (!made.ok) return made;
  const values = new Float64Array(answered.length).fill(NaN);
  rows.forEach((firm, at) => (values[firm] = made.value.values[at]));
  return answeredWith({ ...made.value, values }, made.notes);
}

/** The response, and the firms with the weights that it makes in the place of those that they have. */
export function respond(
  firms: FirmColumns,
  places: RegionColumns,
  settings: ResponseSettings,
): Responded {
  const found = studyResponse(firms, places, settings);
  const isWanted = settings.weights !== 'none';
  const weights = found?.weights ?? (isWanted ? refused('response-no-column', {}) : null);
  if (!weights) return { firms, found };
  const column = firms.surveyWeights?.column ?? '';
  const surveyWeights: SurveyWeights = weights.ok
    ? { column, made: weights.value.way, values: weights.value.values }
    : { column, values: new Float64Array(firms.count).fill(NaN), refusal: weights };
  return { firms: { ...firms, surveyWeights }, found };
}
