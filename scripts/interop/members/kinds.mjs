/** The types of all of src with a dummy of each kind; the suite looks at the files that speak of what a dummy edits. */
import { runTool } from '../../setup.mjs';

export const title = 'The table "to add a …", by the types of all of src';

export function* run() {
  const status = runTool('vitest', ['run', 'tests/kinds'], { SHUSEKI_WHOLE: '1' });
  yield { state: status === 0 ? 'passed' : 'failed', told: 'a dummy of each kind' };
}
