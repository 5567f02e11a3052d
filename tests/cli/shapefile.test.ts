import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { LAYER_FORMATS } from '../../src/tables/vector/formats';
import { CLUSTERS, FIRMS } from '../tables/vector/made-layers';
import { valueOf } from '../tables/support';
import { Folder, shuseki } from './terminal';

const folder = new Folder();

it('shuseki run reads the files of a Shapefile by its .shp, and its study runs again', async () => {
  const { write } = LAYER_FORMATS.find(({ name }) => name === 'shp')!;
  const context = {
    name: 'study',
    titlesOf: ({ name: title }: { name: string }) => ({ title, fields: new Map() }),
  };
  const [{ bytes }] = valueOf(await write([CLUSTERS, FIRMS], context));
  const files = unzipSync(new Uint8Array(Buffer.concat(bytes)));
  for (const [name, content] of Object.entries(files))
    // As another program may name them.
    folder.write(name.replace('firms.dbf', 'FIRMS.DBF'), content);
  const run = await shuseki(
    ...['run', '--firms', folder.at('firms.shp')],
    ...['--boundaries', folder.at('clusters.shp'), '--no-report', '--out', folder.at('out')],
  );
  expect(run.status, run.err).toBe(0);
  const { inputs, boundaries } = folder.json('out/study.json') as {
    inputs: { firms: { path: string } };
    boundaries: { name: string }[];
  };
  expect(inputs.firms.path).toBe('../firms.shp');
  expect(boundaries.map(({ name }) => name)).toEqual(['鯖江', '丸岡']);
  const again = await shuseki(
    ...['run', folder.at('out/study.json'), '--no-report', '--out', folder.at('again')],
  );
  expect(again.status, again.err).toBe(0);
});
