import { join } from 'node:path';
import { scanRegister, withoutIndustry, type Findings, type StudyFile } from '../../model';
import {
  ARCHIVE_INPUTS,
  EXPORTS,
  FIELD_LIST_FILE,
  outcomeOf,
  refusalOfControls,
  refusalOfWeights,
  rowsForExcel,
  StudySession,
  bookFor,
  namesWithAnswers,
  withCodeBook,
  writeArchive,
  type MapLook,
  type OverlayAnswer,
} from '../../study';
import { describeRefusal, layerTitles } from '../../i18n';
import { noteCompared } from '../compared';
import { ALIKE_OPTIONS, alikeFrom } from '../alike';
import {
  askedRefusal,
  bookFrom,
  CELL_OPTIONS,
  CODE_OPTIONS,
  codesFrom,
  rangesFrom,
  severalFrom,
} from '../codes';
import { CONTROL_OPTIONS, controlsFrom, noteOffset } from '../controls';
import { DRAW_OPTIONS, drawsFrom, useThreads } from '../draws';
import { EVERYTHING_OPTION, stageEverything } from '../everything';
import type { Job } from '../job';
import type { OptionKinds } from '../options';
import {
  noteResponse,
  noteWeights,
  RESPONSE_OPTIONS,
  SURVEY_WEIGHT_OPTION,
  surveyFrom,
} from '../survey-weights';
import { notePanel, PANEL_OPTIONS, panelFrom, refuseUnfollowed } from '../panel';
import { noteOverlay, OVERLAY_OPTIONS, overlayFrom } from '../overlay';
import { Refusal, wrongOption } from '../refusal';
import { outlinesOf, REPLAY_NAMES, replayFile, reportHtml } from '../../report';
import { withAnswerRoles, withStatedCodes, withStatedRanges } from '../stated';
import { refuseDoubtfulSizes } from '../row-filters';
import { studyLook } from '../study-look';
import { noteYesNo } from '../yes-no';
import { noteSpatial, SPATIAL_OPTIONS, spatialFrom } from '../spatial';
import { readGeodata, readOutlines } from '../static-data';
import { refuseTogether, type Command } from './command';
import { boundariesFrom } from './boundaries';
import { formatsOf, stageLayers } from './layer-files';
import { newStudyFrom, NEW_STUDY_OPTIONS } from './new-study';
import { ARCHIVE_OPTION, inputBytes, replayed, withGazetteer } from './replay';
import { pathsFrom } from './study-paths';
import type { StudyInPlace } from './study-inputs';

const OPTIONS: OptionKinds = {
  out: 'text',
  gazetteer: 'text',
  boundaries: 'text',
  'repair-boundaries': 'flag',
  'no-report': 'flag',
  'one-row-a-firm': 'flag',
  format: 'text',
  ...ARCHIVE_OPTION,
  ...EVERYTHING_OPTION,
  ...CODE_OPTIONS,
  ...ALIKE_OPTIONS,
  ...DRAW_OPTIONS,
  ...CONTROL_OPTIONS,
  ...SPATIAL_OPTIONS,
  ...SURVEY_WEIGHT_OPTION,
  ...RESPONSE_OPTIONS,
  ...PANEL_OPTIONS,
  ...CELL_OPTIONS,
  ...OVERLAY_OPTIONS,
  ...NEW_STUDY_OPTIONS,
};

/** A study file, or tables and settings → all files of a study. */
export const run: Command = {
  name: 'run',
  options: OPTIONS,
  positionals: 1,
  async run(job: Job): Promise<void> {
    const { options, terminal, watch } = job;
    const [studyPath] = options.positionals;
    const out = options.required('out');
    if (studyPath === undefined && options.text('firms') === undefined)
      throw wrongOption((usage) => usage.missingArgument('STUDY | --firms'));
    if (studyPath !== undefined)
      refuseTogether(options, 'firms', Object.keys(NEW_STUDY_OPTIONS), 'STUDY');
    const formats = formatsOf(job, 'format');
    const boundaries = boundariesFrom(options);
    const controls = controlsFrom(options);
    const alike = alikeFrom(options);
    const draws = drawsFrom(options);
    useThreads(job);
    const spatial = spatialFrom(options);
    const surveyed = surveyFrom(options);
    const overTime = panelFrom(options);
    const overlaid = overlayFrom(options);
    const prepareNew = studyPath === undefined ? newStudyFrom(options) : null;

    const session = new StudySession(await watch.time('load', readGeodata));
    session.language = terminal.language === 'ja' ? 'ja' : 'en';
    const brought = await bookFrom(job);
    const found = prepareNew
      ? await prepareNew(job, session, brought ? namesWithAnswers(brought) : undefined)
      : await replayed(studyPath, job, session, out);
    const { firms } = found.study.inputs;
    const table = { name: firms.name, ...session.columnsOf(firms) };
    const { header } = table;
    const book = brought && bookFor(brought, table);
    const stated = await codesFrom(job, table, book);
    const several = severalFrom(job, table, stated);
    const answered = withAnswerRoles(found.study, header, several);
    const ranged = withStatedRanges(answered, rangesFrom(job, table));
    const coded = withStatedCodes(ranged, [...stated, ...several]);
    const called = { ...coded, ...withCodeBook(coded, { codes: [], names: book?.names ?? [] }) };
    const held = overlaid(
      spatial(draws(alike(controls(overTime(surveyed(called, table), table), table)))),
    );
    const drawn = await watch.time('read', () => boundaries(held, job));
    const study = await watch.time('load', () =>
      withGazetteer(drawn, job, session, found.archive?.gazetteer),
    );
    const single = options.flag('one-row-a-firm')
      ? await watch.time('compute', () => withOneRow(study, job, session))
      : study;
    const given = pathsFrom(out, { ...found, study: single });
    const written = await watch.time('compute', () => withDefinition(given, job, session));

    let lookWith: ((overlay: OverlayAnswer | null) => MapLook) | undefined;
    const files = await watch.time('compute', async () => {
      const findings = await session.run(written, terminal.run('computing'));
      if (!findings.ok) throw new Refusal(1, findings.problem);
      job.rows = findings.value.firms.count;
      const sheet = session.bookSheetOf(written.inputs.firms);
      refuseControls(written, findings.value, options.text('outcome') !== undefined, sheet);
      refuseDoubtfulSizes(options, findings.value);
      refuseUnfollowed(options, findings.value.firms);
      job.noteAll(findings.value.problems);
      const prompt = await session.ask('promptEvidence', {}, terminal.run('computing'));
      if (findings.value.firms.outcomes.length === 0)
        terminal.note(({ cli }) => cli.notice.noMeasure);
      if (prompt && !prompt.comparison.ok) {
        const { comparison, outcome } = prompt;
        terminal.note((m) => `${outcome.label}: ${describeRefusal(comparison.problem, m)}`);
      }
      noteYesNo(written, findings.value, job);
      noteResponse(findings.value, job);
      noteWeights(findings.value.firms, job);
      noteOffset(job, await session.ask('models', {}, terminal.run('computing')));
      noteSpatial(job, await session.ask('spatialModel', {}, terminal.run('computing')));
      notePanel(job, await session.ask('panel', {}, terminal.run('computing')));
      const register = scanRegister(findings.value);
      const { weight, radiusKm, industry } = written.settings.clusters;
      const against = {
        ...{ weighted: Boolean(weight), register, radiusKm },
        withoutIndustry: withoutIndustry(findings.value, { industry }),
      };
      noteCompared(terminal, findings.value.membership, against);
      const { clusters, inside, outside, excluded, withReach } = findings.value.summary;
      terminal.note(({ cli }) => cli.notice.clusters(clusters, inside, outside, excluded));
      for (const { km, hanging } of withReach)
        if (hanging) terminal.note(({ steps }) => steps.linkage.hanging(km, hanging));
      lookWith = (overlay) => studyLook(written, findings.value, terminal, overlay);
      // The comparison belongs to the study's computation, not to the writing of its file.
      return session.ask('export', { name: 'findings.json' }, terminal.run('computing'));
    });
    const overlay = await watch.time('compute', () => noteOverlay(session, job));
    const look = lookWith?.(overlay);
    job.outputs.makeFolder(out);
    if (options.text('zip') !== undefined) job.kept = new Map();
    for (const { name, written, optional } of EXPORTS) {
      if (written !== 'always') continue;
      const path = join(out, name);
      if (optional) {
        const shown = await watch.time('compute', () =>
          session.ask('export', { name }, terminal.run('computing')),
        );
        if (shown) await job.stage(path, () => shown);
      } else
        await job.stage(
          path,
          async () =>
            (name === 'findings.json'
              ? files
              : await session.ask(
                  'export',
                  { name, titlesOf: layerTitles(terminal.messages) },
                  terminal.run('computing'),
                )) ?? [],
        );
    }
    if (!options.flag('no-report')) await stageReport(job, session, out);
    const carried = { ...found, study: written };
    await stageEverything(job, session, carried, look);
    job.kept = null;
    for (const { path, bytes } of carriedFiles(found, out)) {
      job.outputs.makeFolder(join(out, ARCHIVE_INPUTS));
      await job.stage(path, () => [bytes]);
    }
    await stageArchive(job, session, carried);
    // The list of fields stands beside the GeoJSON.
    await stageLayers(job, session, formats ?? [], { out, beside: [FIELD_LIST_FILE], look });
  },
};

/** Inputs that came in one file with the study, or that the command made: they are written beside what it writes. */
function carriedFiles({ archive, made = new Map() }: StudyInPlace, out: string) {
  const brought = archive?.files.map(({ name, bytes }) => ({ path: join(out, name), bytes })) ?? [];
  return [...brought, ...Array.from(made, ([path, bytes]) => ({ path, bytes }))];
}

/** One file with the study, its inputs and the rows of its gazetteer, where it was asked for. */
async function stageArchive(job: Job, session: StudySession, found: StudyInPlace): Promise<void> {
  const path = job.options.text('save');
  if (path === undefined) return;
  const pack = await session.packUsedRows(found.study, job.terminal.run('computing'));
  await job.stage(path, () => [writeArchive(found.study, inputBytes(found), pack)]);
}

/** The study of one row a firm: of those that stand in several rows the others are left out of its scope. */
async function withOneRow(study: StudyFile, job: Job, session: StudySession): Promise<StudyFile> {
  const findings = await session.run(study, job.terminal.run('computing'));
  if (!findings.ok) throw new Refusal(1, findings.problem);
  const { sites } = findings.value.firms;
  if (!sites) return study;
  const scope = [...(study.settings.scope ?? []), sites.filter];
  return { ...study, settings: { ...study.settings, scope } };
}

/** The study with the definition that its firms' positions give, where that is wanted; what was found is told. */
async function withDefinition(
  study: StudyFile,
  { terminal }: Job,
  session: StudySession,
): Promise<StudyFile> {
  const settled = await session.settle(study, terminal.run('computing'));
  if (!settled.ok) throw new Refusal(1, settled.problem);
  const { clusters } = settled.value.settings;
  const { definition } = clusters;
  // What waits for more firms is said each time; what was found, when it is found.
  if (definition && (settled.value !== study || definition === 'wanted'))
    terminal.note(({ definition: t }) => t.origin(definition, clusters));
  return settled.value;
}

/** Ends the command where codes would have to be guessed, or a column can't be held constant or weigh as asked. */
function refuseControls(
  study: StudyFile,
  findings: Findings,
  isNamed: boolean,
  bookSheet: string | null,
): void {
  const { outcomes, asked: ofFirms = [] } = findings.firms;
  const ofControls = findings.controls?.asked ?? [];
  const isOfMeasure = ofFirms.some(({ column }) => outcomes.some(({ key }) => key === column));
  // Who names the measure need not answer for columns that were only taken for something: they are told, and not used.
  const stops = !isNamed || isOfMeasure || ofControls.length > 0;
  const asked = stops ? [...ofFirms, ...ofControls] : [];
  const questions = asked.filter(
    ({ column }, at) => asked.findIndex((other) => other.column === column) === at,
  );
  if (questions.length > 0) throw askedRefusal(study.inputs.firms.name, questions, bookSheet);
  const outcome = outcomeOf(study, findings);
  const refusal =
    outcome && (refusalOfControls(outcome, findings) ?? refusalOfWeights(findings.firms));
  if (refusal) throw new Refusal(1, (m) => describeRefusal(refusal.problem, m));
}

/** The report in the terminal's language, with the table and the script that repeat its numbers. */
async function stageReport(job: Job, session: StudySession, out: string): Promise<void> {
  const { terminal, watch } = job;
  const facts = await watch.time('compute', () =>
    session.ask('reportFacts', {}, terminal.run('computing')),
  );
  if (!facts) return;
  const report = reportHtml(facts, outlinesOf(readOutlines()), terminal.language);
  await job.stage(join(out, 'report.html'), () => [report]);
  for (const { name, written } of EXPORTS) {
    if (written !== 'with-report') continue;
    const pieces = await session.ask('export', { name }, terminal.run('computing'));
    if (pieces) await job.stage(join(out, name), () => pieces);
  }
  for (const name of REPLAY_NAMES) {
    const made = replayFile(name, facts, terminal.language);
    await job.stage(join(out, name), () =>
      typeof made === 'string' ? [made] : rowsForExcel(made),
    );
  }
}
