import { writeCsv } from '../../tables';
import { panelDraws } from '../panel/panel-draws';
import { curveDraws, testDraws } from '../questions/test-draws';
import type { ExportKind } from './export-kind';

/** draws.csv: the seed and what each random draw takes, a row per draw, where the study wants its draws in the files. For replay.R. */
export const drawsExport: ExportKind<'draws.csv'> = {
  name: 'draws.csv',
  type: 'text/csv',
  written: 'with-report',
  optional: true,
  count: (_, { draws }) => draws,
  make: async ({ study }, { ask }) => {
    if (!study.settings.keepDraws) return null;
    const found = await ask('draws', {});
    if (!found) return null;
    const tests = testDraws(
      await ask('evidence', {}),
      await ask('wildTerms', {}),
      await ask('space', {}),
    );
    const curve = curveDraws(
      await ask('specifications', {}),
      await ask('promptSpecifications', {}),
    );
    const all = [found, tests, curve, panelDraws(await ask('panel', {}))];
    return writeCsv(
      ['set', 'draw', 'value'],
      [
        all.flatMap(({ set }) => set),
        all.flatMap(({ draw }) => draw.map(String)),
        all.flatMap(({ value }) => value),
      ],
    );
  },
};
