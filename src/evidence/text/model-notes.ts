import { sum } from '../../stats/summary';
import { variesMore } from '../checks';
import { FEW_GROUPS } from '../groups';
import type { Model } from '../model';
import { note, type EvidenceNote } from '../problem';
import { notesOnUnweighted } from '../survey-weights';

/** Inflation per degree of freedom above which a note is made. */
const HIGH_INFLATION = 10;
/** More zeros than the model expects, in standard deviations, before a note is made. */
const MANY_ZEROS = 3;

/** Share of the firms with a yes by which the expected number may be off before a note is made. */
const SHIFT = 0.05;

/** Weighted errors are of single firms where groups leave no degree of freedom: then nothing is wider for few groups. */
function isUngrouped({ survey, terms }: Model): boolean {
  return survey !== null && terms.every(({ errors }) => Number.isNaN(errors.clustered));
}

/** What must be said beside a model. `ungrouped`: its firms without a group. */
export function notesOn(model: Model, ungrouped: number): EvidenceNote[] {
  const notes: EvidenceNote[] = [];
  const { dispersion, zeros, inflation } = model.checks;
  if (model.missing > 0) notes.push(note('rows-missing', { rows: model.missing }));
  if (model.survey) notes.push(...notesOnUnweighted(model.survey.unweighted));
  if (ungrouped > 0) notes.push(note('groups-missing', { rows: ungrouped }));
  if (model.groups === 1) notes.push(note('one-group', {}));
  else if (model.groups !== null && model.groups < FEW_GROUPS && !isUngrouped(model)) {
    notes.push(note('few-groups', { groups: model.groups, least: FEW_GROUPS }));
  }
  if (dispersion && variesMore(dispersion)) {
    const { ratio, pValue, linear, alphaPValue: square, likelihoodRatio } = dispersion;
    const likelihood = likelihoodRatio && { likelihood: likelihoodRatio.pValue };
    notes.push(
      note('overdispersed', { ratio, pValue, linear: linear.pValue, square, ...likelihood }),
    );
  }
  if (zeros && zeros.z > MANY_ZEROS) {
    notes.push(note('excess-zeros', { observed: zeros.observed, expected: zeros.expected }));
  }
  if (model.family === 'firth-logit') {
    const [expected, observed] = [sum(model.fitted), sum(model.outcome)];
    if (Math.abs(expected - observed) > SHIFT * observed)
      notes.push(note('firth-shift', { expected, observed }));
  }
  for (const { term, perDegree } of inflation) {
    if (perDegree > HIGH_INFLATION) notes.push(note('high-inflation', { term, factor: perDegree }));
  }
  return notes;
}
