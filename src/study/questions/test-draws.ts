import { drawnPatterns, drawnSigns, type WildBootstrap } from '../../evidence';
import { shuffler } from '../../stats/spatial-autocorrelation';
import type { OutcomeEvidence } from '../comparison/evidence';
import { addedDraws, hexOf, type DrawSet, type StudyDraws } from './draw-rows';
import type { StudySpace } from './space';
import type { PromptSpecifications, StudySpecifications } from './specifications';
import type { StudyWildTerms } from './wild-terms';

/**
 * The draws of the wild cluster bootstrap (a digit per group in the order of the groups' first firms: which of the points its residuals are multiplied by) and
 * of Moran's I (the number of the firm whose value each firm has).
 */
export function testDraws(
  evidence: OutcomeEvidence | null,
  wildTerms: StudyWildTerms | null,
  space: StudySpace | null,
): StudyDraws {
  const { draws, add } = addedDraws();
  const addWild = (set: DrawSet, wild: WildBootstrap | null | undefined) => {
    if (!wild) return;
    let draw = 0;
    for (const signs of drawnSigns(wild)) add(set, ++draw, signs.join(''));
  };
  const addMoran = (set: DrawSet, found: StudySpace['residuals'], firms: number) => {
    if (!found?.ok) return;
    const { seed, draws: count } = found.value.permutation;
    const shuffle = shuffler(
      Float64Array.from({ length: firms }, (_, at) => at + 1),
      seed,
    );
    for (let draw = 0; draw < count; draw++) add(set, draw + 1, shuffle(draw).join(' '));
  };
  if (evidence?.comparison.ok) addWild('wild', evidence.comparison.value.wild);
  // All models are of the same firms.
  addWild('wild_terms', wildTerms?.terms.find(({ wild }) => wild)?.wild);
  if (space) {
    addMoran('moran_outcome', space.outcome, space.tested.outcome);
    addMoran('moran_residuals', space.residuals, space.tested.residuals);
  }
  return draws;
}

/** Who of the firms in the curve is inside in each draw of its joint test: a text per definition, in their order. */
export function curveDraws(
  found: StudySpecifications | null,
  made: Pick<PromptSpecifications, 'inside' | 'groups'> | null,
): StudyDraws {
  const { draws, add } = addedDraws();
  if (!found?.curve.ok || !made) return draws;
  let draw = 0;
  for (const sides of drawnPatterns(
    { groups: made.groups, definitions: made.inside },
    found.curve.value.joint,
  ))
    add('specifications', ++draw, sides.map(hexOf).join(' '));
  return draws;
}
