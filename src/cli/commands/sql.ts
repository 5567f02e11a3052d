import { join } from 'node:path';
import { SQL_DIALECTS, StudySession, VERSION, writeSql } from '../../study';
import type { Job } from '../job';
import { Refusal, unusable, wrongOption } from '../refusal';
import { readGeodata } from '../static-data';
import { inputArgument, type Command } from './command';
import { replayed, withGazetteer } from './replay';

/** A study → a script that an engine beyond one machine runs, and the tables that it reads. */
export const sql: Command = {
  name: 'sql',
  options: { dialect: 'text', out: 'text', gazetteer: 'text' },
  positionals: 1,
  async run(job: Job): Promise<void> {
    const { options, terminal, watch } = job;
    const path = inputArgument(options, 'STUDY');
    const out = options.required('out');
    const dialect = options.oneOf('dialect', SQL_DIALECTS);
    if (!dialect) throw wrongOption((usage) => usage.missingOption('--dialect'));
    const session = new StudySession(await watch.time('load', readGeodata));
    const found = await replayed(path, job, session, out);
    const study = await watch.time('load', () =>
      withGazetteer(found.study, job, session, found.archive?.gazetteer),
    );
    const written = await watch.time('compute', async () => {
      const findings = await session.run(study, terminal.run('computing'));
      if (!findings.ok) throw new Refusal(1, findings.problem);
      job.rows = findings.value.firms.count;
      job.noteAll(findings.value.problems);
      return writeSql(study, findings.value, dialect, (run) =>
        terminal.messages.cli.sqlHead(study.name, VERSION, run, study.simulated),
      );
    });
    if (typeof written === 'string')
      throw unusable((input) => input.noScript[written](study.settings.clusters.method));
    job.outputs.makeFolder(out);
    for (const { name, text } of written.files) await job.stage(join(out, name), () => [text]);
    if (written.weighted) terminal.note(({ cli }) => cli.notice.sqlWithoutComparison);
    terminal.note(({ cli }) => cli.notice.sqlRun(out, written.run));
  },
};
