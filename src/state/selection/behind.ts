import type { FirmsMark } from '../../study';
import type { AllAsked } from '../questions.svelte';
import { NOTHING, type Selection } from './selection';

/** What selecting the firms behind a figure needs of the app. */
interface Selecting {
  readonly asked: Pick<AllAsked, 'firmsBehind'>;
  readonly shown: { select(selection: Selection): void };
}

/**
 * Selects the firms that a mark of a figure stands for, which the map and the tables then show. Where another mark was asked for
 * meanwhile, that one is selected.
 */
export async function selectBehind(app: Selecting, mark: FirmsMark): Promise<void> {
  const { firmsBehind } = app.asked;
  await firmsBehind.ask(mark);
  const { answer } = firmsBehind;
  if (!answer || firmsBehind.problem || JSON.stringify(answer.mark) !== JSON.stringify(mark))
    return;
  app.shown.select(answer.firms.length > 0 ? { kind: 'firms', indices: answer.firms } : NOTHING);
}
