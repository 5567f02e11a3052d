import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { SHARE_GRIDS, StudySession } from '../../study';
import type { Job } from '../job';
import type { OptionKinds } from '../options';
import { Refusal } from '../refusal';
import { readGeodata } from '../static-data';
import { inputArgument, type Command } from './command';
import { replayed, withGazetteer } from './replay';

const OPTIONS: OptionKinds = {
  out: 'text',
  gazetteer: 'text',
  grid: 'text',
  'exact-employees': 'flag',
};

/** Squares as the option names them. */
const GRID_NAMES = { '1km': SHARE_GRIDS[0], '500m': SHARE_GRIDS[1] } as const;

/** A study file → the same study without what names its firms, in a folder of its own. */
export const share: Command = {
  name: 'share',
  options: OPTIONS,
  positionals: 1,
  async run(job: Job): Promise<void> {
    const { options, terminal, watch } = job;
    const path = inputArgument(options, 'STUDY');
    const out = options.required('out');
    const grid = GRID_NAMES[options.oneOf('grid', ['1km', '500m'] as const) ?? '1km'];
    const exactEmployees = options.flag('exact-employees');

    const session = new StudySession(await watch.time('load', readGeodata));
    const found = await replayed(path, job, session, out);
    const study = await watch.time('load', () =>
      withGazetteer(found.study, job, session, found.archive?.gazetteer),
    );
    const shared = await watch.time('compute', async () => {
      const findings = await session.run(study, terminal.run('computing'));
      if (!findings.ok) throw new Refusal(1, findings.problem);
      job.rows = findings.value.firms.count;
      return session.ask('share', { grid, exactEmployees }, terminal.run('computing'));
    });
    if (!shared) throw new Error('the study was run');
    const own = [path, ...Object.values(found.files)]
      .filter(existsSync)
      .map((file) => realpathSync(file));
    job.outputs.makeFolder(out);
    for (const { name, text } of shared.files) {
      const target = join(out, name);
      if (existsSync(target) && own.includes(realpathSync(target)))
        throw new Refusal(1, (messages) => messages.share.overwrites(target));
      await job.stage(target, () => [text]);
    }
    const { counts } = shared;
    terminal.note(({ share: t }) => t.columns(shared.leftOut));
    terminal.note(({ share: t }) => t.changed(counts));
    terminal.note(({ share: t }) => t.summary(counts.clusters, counts.inside, counts.outside));
    terminal.note(({ share: t }) => t.places(counts));
    terminal.note(({ share: t }) => t.alone(counts));
  },
};
