import { StudySession } from '../../study';
import type { Job } from '../job';
import { Refusal, wrongOption } from '../refusal';
import { studyLook } from '../study-look';
import { readGeodata } from '../static-data';
import { inputArgument, type Command } from './command';
import { formatsOf, stageLayers } from './layer-files';
import { replayed, withGazetteer } from './replay';

/** A study → its layers in formats of GIS programs, and nothing else. */
export const convert: Command = {
  name: 'convert',
  options: { to: 'text', out: 'text', gazetteer: 'text' },
  positionals: 1,
  async run(job: Job): Promise<void> {
    const { options, terminal, watch } = job;
    const path = inputArgument(options, 'STUDY');
    const out = options.required('out');
    const formats = formatsOf(job, 'to');
    if (!formats) throw wrongOption((usage) => usage.missingOption('--to'));
    const session = new StudySession(await watch.time('load', readGeodata));
    const found = await replayed(path, job, session, out);
    const study = await watch.time('load', () =>
      withGazetteer(found.study, job, session, found.archive?.gazetteer),
    );
    const look = await watch.time('compute', async () => {
      const findings = await session.run(study, terminal.run('computing'));
      if (!findings.ok) throw new Refusal(1, findings.problem);
      job.rows = findings.value.firms.count;
      job.noteAll(findings.value.problems);
      const overlay = await session.ask('overlay', {}, terminal.run('computing'));
      return studyLook(study, findings.value, terminal, overlay);
    });
    job.outputs.makeFolder(out);
    await stageLayers(job, session, formats, { out, beside: [], look });
  },
};
