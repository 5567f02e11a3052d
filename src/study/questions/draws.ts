import { drawnSides } from '../../evidence';
import { type Run, type StudySettings } from '../../model';
import { formatNumber } from '../../tables';
import { outcomeEvidence } from '../comparison/evidence';
import type { Clustering } from '../overrides';
import { addedDraws, hexOf, type StudyDraws } from './draw-rows';
import { unitsOfExplanation } from './models';
import {
  logOf,
  MODEL_REDRAWS,
  prepareRedraws,
  sidesDealer,
  type RedrawnChoice,
  type RedrawnFindings,
} from './position-evidence';

/** Draws between two looks at whether the answer is still wanted. */
const AT_ONCE = 100;

/** Sides as letters: i inside, o outside, x neither. */
function lettersOf(sides: Uint8Array): string {
  return Array.from(sides, (side) => 'oix'[side]).join('');
}

/**
 * All draws that replay.R repeats: who is inside in each permutation, which groups or firms each bootstrap of question 2 takes, on which side
 * each firm is where positions are redrawn, and how near to an institution where regressions are fitted. Takes as long as making them.
 */
export async function studyDraws(
  study: RedrawnChoice & { readonly settings: Pick<StudySettings, 'seed'> },
  findings: RedrawnFindings,
  clustering: Clustering,
  run: Run,
): Promise<StudyDraws> {
  const { draws: found, add } = addedDraws();
  add('seed', 0, String(study.settings.seed));
  const evidence = await outcomeEvidence(study, findings, run);
  if (evidence?.comparison.ok) {
    const { sample, permutation } = evidence.comparison.value;
    let draw = 0;
    for (const { firms, groups } of drawnSides(sample, sample.grouping, permutation)) {
      add('firm_permutation', ++draw, hexOf(firms));
      if (groups) add('group_permutation', draw, hexOf(groups));
      const wait = draw % AT_ONCE === 0 ? run.checkpoint() : null;
      if (wait) await wait;
    }
  }
  const units = unitsOfExplanation(study, findings);
  if (units) {
    add('units', 0, units.unitOf.map((unit) => unit + 1).join(' '));
    units.draws.forEach((drawn, at) =>
      add('explanation', at + 1, drawn.map((unit) => unit + 1).join(' ')),
    );
  }
  const redraws = prepareRedraws(study, findings, clustering);
  if (!redraws) return found;
  const { redrawing, plan } = redraws;
  const deal = sidesDealer(redrawing);
  for (let draw = 0; draw < plan.draws; draw++) {
    const { sides, nearestKm } = await deal(draw, run);
    add('positions', draw + 1, lettersOf(sides));
    if (redrawing.wanted.setup && draw < MODEL_REDRAWS)
      add(
        'proximity',
        draw + 1,
        Array.from(logOf(nearestKm()), (log) => formatNumber(log) || 'NA').join(' '),
      );
    run.progress((draw + 1) / plan.draws);
    const wait = run.checkpoint();
    if (wait) await wait;
  }
  return found;
}
