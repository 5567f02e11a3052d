import type {
  EvidenceNoteCode,
  EvidenceNoteFacts,
  EvidenceProblemCode,
  EvidenceProblemFacts,
} from '../../model';
import { formatCount, formatFixed, formatKm, formatP } from '../numbers';
import { models } from './models';
import { panelProblems } from './panel-problems';
import { spatial } from './spatial';

const side = { inside: 'inside', outside: 'outside' };

export type EvidenceProblemSentences = {
  readonly [C in EvidenceProblemCode]: (facts: EvidenceProblemFacts[C]) => string;
};
export type EvidenceNoteSentences = {
  readonly [C in EvidenceNoteCode]: (facts: EvidenceNoteFacts[C]) => string;
};

function few(values: readonly string[]): string {
  return values.length > 12 ? `${values.slice(0, 12).join(', ')}, …` : values.join(', ');
}

export const problems: EvidenceProblemSentences = {
  ...panelProblems,
  'outcome-constant': (f) =>
    `Every one of the ${formatCount(f.firms)} firms has the same value (${f.value}): there is nothing to compare. Choose another measure.`,
  'outcome-all-missing': () => 'The measure is missing for every firm. Choose another column.',
  'outcome-negative': (f) =>
    `A count can't be negative (for example ${f.example}, in ${formatCount(f.rows)} rows). Choose another model or correct the data.`,
  'outcome-not-count': (f) =>
    `A count is a whole number (for example ${f.example} is not, in ${formatCount(f.rows)} rows). Choose another model.`,
  'outcome-not-yes-no': (f) =>
    `A yes/no model needs 0 and 1 (for example ${f.example} is neither, in ${formatCount(f.rows)} rows). Look at the measure as yes or no, or choose another model.`,
  'outcome-too-few-levels': (f) =>
    `An ordered model needs at least 3 levels; there are ${f.levels}. Use logit or probit.`,
  'outcome-too-many-levels': (f) =>
    `The measure has ${formatCount(f.levels)} values, too many for a scale (limit ${f.limit}). Use least squares.`,
  'outcome-no-zeros': () =>
    'No firm has 0, so a zero part has nothing to explain. Use Poisson or negative binomial.',
  'group-empty': (f) =>
    `No firm ${side[f.group]} clusters has a value. Change the definition of clusters or the measure.`,
  'group-too-small': (f) =>
    `Only ${formatCount(f.firms)} firm ${side[f.group]} clusters has a value; at least ${f.least} are needed. Change the definition of clusters.`,
  'column-unknown': (f) => `There is no column “${f.column}”. Name one that the table has.`,
  'control-is-outcome': (f) =>
    `“${f.column}” is the measure itself: held constant, nothing would be left to explain. Leave it out of the controls or choose another measure.`,
  'offset-is-outcome': (f) =>
    `“${f.column}” is the measure itself, so that a measure per “${f.column}” is always 1. Choose another column as the offset.`,
  'offset-not-numeric': (f) =>
    `“${f.column}” holds too few numbers to be an offset. Correct the column or choose another one.`,
  'offset-none': (f) =>
    `No firm that takes part has a number above 0 in “${f.column}” (${formatCount(f.zero)} have 0 or less, ${formatCount(f.blank)} none), so there is no offset. Choose another column.`,
  'offset-family': (f) =>
    `An offset (per “${f.column}”) belongs to models of counts, not to this one (${models.family[f.family].toLowerCase()}). Choose Poisson, negative binomial or a model with a zero part, or take the offset out.`,
  'control-not-numeric': (f) =>
    `“${f.column}” holds too few numbers to be held constant as one. Take it as categories or correct the column.`,
  'control-base-unknown': (f) =>
    `“${f.base}” does not occur in “${f.column}”, so nothing can be compared with it. Its values: ${few(f.levels)}.`,
  'term-unreadable': (f) =>
    `“${f.term}” is not a column or an interaction of columns (A:B). Name columns joined by commas.`,
  'term-constant': (f) =>
    f.term === 'inside'
      ? 'The firms that take part are all inside clusters, or all outside: there is nothing to compare.'
      : `${f.term} is the same for all firms that take part. Leave it out.`,
  collinear: (f) => `${f.term} is determined by ${f.others.join(', ')}. Leave one of them out.`,
  'too-many-terms': (f) =>
    `${formatCount(f.parameters)} parameters can't be estimated from ${formatCount(f.firms)} firms. Leave terms out.`,
  separation: (f) =>
    `${f.terms.join(', ')} separate the outcomes perfectly: the likelihood has no maximum. ${f.instead ? `Choose ${models.family[f.instead]}, which has finite estimates all the same, leave a term out or join categories.` : 'Leave a term out or join categories.'}`,
  'perfect-fit': () =>
    'The terms give the outcome exactly; no error is left to judge by. Leave out the term that is made from the outcome.',
  'not-converged': (f) =>
    `The model did not converge after ${f.iterations} steps. Use fewer terms or another family.`,
  'no-overdispersion': ({ instead = 'poisson' }) =>
    `The counts vary no more than a Poisson model expects. Use ${models.family[instead]}.`,
  'no-zero-inflation': ({ instead = 'poisson' }) =>
    `There are no more zeros than the model expects without a zero part. Use ${models.family[instead]}.`,
  'weights-empty': () => 'No firm has a neighbour with these weights. Enlarge the distance.',
  'weights-too-many': (f) =>
    `There are too many neighbours within ${formatFixed(f.km, 0)} km to be counted. Make the distance smaller.`,
  'values-constant': () =>
    'The values are all alike; there is no pattern to test. Choose another measure.',
  'spatial-isolated': (f) =>
    `${formatCount(f.firms)} of the ${formatCount(f.of)} firms have no neighbour, so a model in which neighbours count can’t be fitted. Take the nearest firms as neighbours, or a larger distance.`,
  'spatial-complete': (f) =>
    `Each of the ${formatCount(f.firms)} firms is a neighbour of all the others, so that neighbours tell nothing of the place. Choose fewer neighbours, or a smaller distance.`,
  'spatial-too-dense': (f) =>
    `A firm has ${formatCount(f.neighbours)} neighbours on average, too many for this model to be computed. Choose a smaller distance, the nearest firms, or the SLX model.`,
  'spatial-one-point': (f) =>
    `All ${formatCount(f.firms)} firms lie on one point: which of them are neighbours can’t be known. Locate the firms more finely.`,
  'spatial-collinear': (f) =>
    `The neighbours’ mean of ${f.term} is determined by ${[...f.others, ...f.lagged.map((name) => `the neighbours’ mean of ${name}`)].join(', ') || 'the constant'}. Leave the term out, or choose the spatial lag or the spatial error model.`,
  'spatial-no-maximum': (f) =>
    `The ${spatial.short[f.form]} has no best value of ${f.form === 'error' ? 'λ' : 'ρ'} between −1 and 1 with these firms. Use least squares, or other neighbours.`,
  'spatial-not-linear': (f) =>
    `Models in which neighbours count are for least squares; the study’s regressions are of another kind (${models.family[f.family].toLowerCase()}). Choose least squares as the model, or errors by squares or distance.`,
  'one-municipality': (f) =>
    `All ${formatCount(f.firms)} firms lie in one group (municipality, prefecture or square), so how much depends on the place can’t be judged. Choose smaller groups with the standard errors.`,
  'survey-weights-negative': (f) =>
    `A survey weight can’t be negative (for example ${f.example}, in ${formatCount(f.rows)} rows). Correct the column or choose another.`,
  'survey-weights-none': () =>
    'No firm has a survey weight above 0. Choose the column that holds the weights as numbers, or none.',
  'response-no-column': () =>
    'Response weights were chosen, but no column says which firms answered. Give that column the role “answered”, or choose no response weights.',
  'response-nobody': (f) =>
    `None of the ${formatCount(f.firms)} firms answered, by the column of answers. Choose the column that says who did, or no response weights.`,
  'response-everybody': (f) =>
    `All ${formatCount(f.firms)} firms answered, so there is no non-response to weigh for. Keep the firms that did not answer in the table, or choose no response weights.`,
  'response-no-traits': () =>
    'Nothing tells apart the firms that were asked: response weights need a size, an industry or a region that is known of all. Give such a column its role, or choose no response weights.',
  'response-not-modelled': () =>
    'The probability of an answer can’t be estimated from size, industry and region, which tell some answers perfectly. Choose raking, or no response weights.',
  'response-not-raked': (f) =>
    `Raking did not converge within ${formatCount(f.rounds)} rounds. Choose inverse probabilities, or no response weights.`,
  'response-weights-missing': (f) =>
    `None of the ${formatCount(f.firms)} firms that did not answer has a weight in “${f.column}”: these weights seem to allow for the response already. Use either that column or response weights.`,
  'survey-weights-family': (f) =>
    `Survey weights are not available with this model (${models.family[f.family].toLowerCase()}). Choose least squares, Poisson, logit or probit, or take the weights out.`,
};

export const notes: EvidenceNoteSentences = {
  'rows-missing': (f) => `${formatCount(f.rows)} firms left out because a value is missing.`,
  'groups-missing': (f) =>
    `${formatCount(f.rows)} firms without a known place count as groups of their own.`,
  'few-groups': (f) =>
    `Only ${f.groups} groups of firms (fewer than ${f.least}): the errors are uncertain, and intervals are wider for it.`,
  'one-group': () =>
    'All firms lie in one group (municipality, prefecture or square): dependence can’t be judged. Choose smaller groups with the standard errors.',
  'nobody-within': (f) =>
    `No two firms are within ${formatKm(f.km)} km of each other: spatial errors need a larger distance, and HC1 errors are shown.`,
  'groups-constant': () => 'The values do not vary within the groups.',
  'expected-count-small': () => 'Some expected counts are below 5: rely on Fisher’s test.',
  overdispersed: (f) =>
    `The variance is ${formatFixed(f.ratio, 1)} times what Poisson expects (Pearson’s χ², p ${formatP(f.pValue)}; Cameron and Trivedi’s regressions, p ${formatP(f.linear)} in proportion to the mean, ${formatP(f.square)} to its square${f.likelihood === undefined ? '' : `; negative binomial against Poisson, p ${formatP(f.likelihood)}`}): its classical errors are too small. Read the robust ones, or choose the negative binomial.`,
  'excess-zeros': (f) =>
    `${formatCount(f.observed)} zeros where the model expects ${formatCount(f.expected)}.`,
  'firth-shift': (f) =>
    `Firth’s logit expects ${formatFixed(f.expected, 1)} firms with a yes, and ${formatCount(f.observed)} have it: average effects, which rest on these probabilities, come out too ${f.expected > f.observed ? 'large' : 'small'} by about as much. Coefficients and their intervals are not affected.`,
  'high-inflation': (f) =>
    `${f.term} is nearly determined by the other terms (inflation ${formatFixed(f.factor, 0)}).`,
  'neighbours-arbitrary': (f) => spatial.arbitrary(f.firms, f.points),
  isolated: (f) => `${formatCount(f.firms)} firms have no neighbour.`,
  'survey-weights-missing': (f) =>
    `${formatCount(f.rows)} firms left out because they have no survey weight.`,
  'survey-weights-zero': (f) =>
    `${formatCount(f.rows)} firms left out because their survey weight is 0.`,
};
