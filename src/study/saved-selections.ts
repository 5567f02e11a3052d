import type { SavedSelection, StudyFile } from '../model';

/** The first saved selection of a study file that can't be used, as `selections[3]`; null where all can. */
export function checkSelections(data: unknown): string | null {
  if (data === undefined) return null;
  if (!Array.isArray(data)) return '"selections"';
  const names = new Set<string>();
  const wrong = data.findIndex((entry) => {
    const fine = isSelection(entry) && !names.has(entry.name);
    if (fine) names.add(entry.name);
    return !fine;
  });
  return wrong < 0 ? null : `selections[${wrong}]`;
}

/** Selections out of checked data, their members in a fixed order; absent rather than empty. */
export function readSelections(data: unknown): Pick<StudyFile, 'selections'> {
  const list = (data ?? []) as readonly SavedSelection[];
  if (list.length === 0) return {};
  return { selections: list.map(({ name, firmIds }) => ({ name, firmIds })) };
}

/** Selections as JSON with one of them per line: with a firm per line they would fill a book. */
export function writeSelections(selections: readonly SavedSelection[]): string {
  const lines = selections.map(({ name, firmIds }) => JSON.stringify({ name, firmIds }));
  return `[\n    ${lines.join(',\n    ')}\n  ]`;
}

/** The list with a selection at its end; one of the same name gives way. */
export function withSelection(
  selections: readonly SavedSelection[],
  name: string,
  firmIds: readonly string[],
): SavedSelection[] {
  return [...selections.filter((each) => each.name !== name), { name, firmIds }];
}

function isSelection(entry: unknown): entry is SavedSelection {
  if (typeof entry !== 'object' || entry === null) return false;
  const { name, firmIds } = entry as Record<string, unknown>;
  return (
    typeof name === 'string' &&
    name.trim() !== '' &&
    Array.isArray(firmIds) &&
    firmIds.length > 0 &&
    firmIds.every((id) => typeof id === 'string')
  );
}
