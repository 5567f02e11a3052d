import { changesOf, drawnSides, usableFirms } from '../../evidence';
import type { StudyPanel } from '../questions/panel';
import { addedDraws, hexOf, type StudyDraws } from '../questions/draw-rows';

/** Who it happened to in each draw of a difference in differences, as `changesOf` orders firms. */
export function panelDraws(found: StudyPanel | null): StudyDraws {
  const { draws, add } = addedDraws();
  const difference = found?.difference;
  if (!difference || !('found' in difference) || !difference.found.ok) return draws;
  const { permutation } = difference.found.value;
  if (!permutation) return draws;
  const { sides, grouping } = changesOf(difference.panel, usableFirms(difference.panel));
  const whole = 'groups' in permutation;
  let draw = 0;
  for (const { firms, groups } of drawnSides(sides, whole ? grouping : null, permutation)) {
    draw++;
    if (whole) add('panel_group_permutation', draw, hexOf(groups!));
    else add('panel_firm_permutation', draw, hexOf(firms));
  }
  return draws;
}
