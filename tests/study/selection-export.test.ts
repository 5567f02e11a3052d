import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../src/model';
import { firmsCsv, prepare } from './made';

interface Layer {
  readonly name: string;
  readonly features: readonly { readonly id: string }[];
}

describe('a selection as a file', () => {
  it('holds the features and rows of the files of all firms, and no others', async () => {
    const firms = { kind: 'firms', name: 'firms.csv', text: firmsCsv(15, 4) } as const;
    const { session, study } = await prepare([firms]);
    expect(await session.ask('selection', { name: 'selection.csv', rows: [0] })).toBeNull();
    const run = await session.run(study, UNATTENDED);
    if (!run.ok) throw new Error(run.problem.code);
    const rows = Int32Array.of(2, 7, 19);
    const layer = (pieces: string[] | null) => JSON.parse(pieces!.join('')) as Layer;
    const all = layer(await session.ask('export', { name: 'firms.geojson' }));
    const some = layer(await session.ask('selection', { name: 'selection.geojson', rows }));
    expect(some.name).toBe('selection');
    expect(some.features).toEqual([...rows].map((row) => all.features[row]));
    expect(some.features.map(({ id }) => id)).toEqual(['F3', 'F8', 'F20']);

    const lines = (pieces: string[] | null) => pieces!.join('').split(/\r?\n/);
    const every = lines(await session.ask('export', { name: 'firms-excel.csv' }));
    const few = lines(await session.ask('selection', { name: 'selection.csv', rows }));
    expect(few).toEqual([every[0], ...[...rows].map((row) => every[row + 1]), '']);
  });
});
