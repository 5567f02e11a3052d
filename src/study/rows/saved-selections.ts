import type { SavedSelection } from '../../model';

/** The list with a selection at its end; one of the same name gives way. */
export function withSelection(
  selections: readonly SavedSelection[],
  name: string,
  firmIds: readonly string[],
): SavedSelection[] {
  return [...selections.filter((each) => each.name !== name), { name, firmIds }];
}
