import type { FirmColumns, ProximityColumns, Run } from '../../model';
import { smoothMeanInSteps, type SmoothedMean } from '../../stats/kernel-regression';
import { quantileOfSorted } from '../../stats/summary';
import { outcomeOf, type OutcomeChoice } from '../comparison/evidence';

/** How the outcome falls with distance to the nearest institution. */
export interface DecayQuestion {
  /** Half the smoother's width, kilometres; null for the rule of thumb. */
  readonly bandwidthKm: number | null;
}

export interface StudyDecay extends SmoothedMean {
  /** Key and label of the outcome that it is the mean of. */
  readonly outcome: string;
  readonly label: string;
}

/** What the curve is made of. */
interface DecayFindings {
  readonly firms: Pick<FirmColumns, 'outcomes'>;
  readonly proximity: Pick<ProximityColumns, 'nearestKm'>;
}

const PLACES = 80;

/**
 * The outcome's mean over the distance to the nearest institution, with its pointwise band, at places from the nearest firm to the
 * distance that 99 of 100 firms do not exceed: beyond it too few carry the curve. Null where there is no outcome or no
 * spread in the distances. Rejects with `Cancelled`.
 */
export async function studyDecay(
  study: OutcomeChoice,
  findings: DecayFindings,
  { bandwidthKm }: DecayQuestion,
  run: Run,
): Promise<StudyDecay | null> {
  const outcome = outcomeOf(study, findings);
  if (!outcome) return null;
  const km = findings.proximity.nearestKm;
  const at = placesAlong(findings, outcome.values);
  if (at.length < 2) return null;
  const options = bandwidthKm === null ? {} : { bandwidth: bandwidthKm };
  const found = await smoothMeanInSteps(km, outcome.values, at, options, run);
  if (!(found.bandwidth > 0)) return null;
  return { ...found, outcome: outcome.key, label: outcome.label };
}

function placesAlong({ proximity }: DecayFindings, values: Float64Array): Float64Array {
  const sorted = proximity.nearestKm
    .filter((km, firm) => !Number.isNaN(km) && !Number.isNaN(values[firm]))
    .sort();
  const from = sorted[0];
  const to = quantileOfSorted(sorted, 0.99);
  if (!(to > from)) return new Float64Array(0);
  return Float64Array.from({ length: PLACES }, (_, i) => from + ((to - from) * i) / (PLACES - 1));
}
