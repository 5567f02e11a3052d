import { indexFacts, industryTable } from '../figures/tables/industry-tables';
import { mapFigure } from '../figures/map-figure';
import type { Line } from '../figures/outlines';
import {
  describeProblem,
  formatCount,
  formatFixed,
  messagesIn,
  withStudyNames,
  nameIn,
  type Language,
  type Messages,
} from '../i18n';
import { GEOCODE_LEVELS, INPUT_KINDS } from '../model';
import type { ReportFacts } from '../study';
import {
  comparisonSection,
  curveSection,
  figureMarkup,
  modelSection,
  positionSection,
} from './evidence-sections';
import { gravitySection } from './gravity-section';
import { panelPart } from './panel-section';
import { Markup, paragraph, styled, table, tag } from './markup';
import { methodParagraphs } from './methods';
import { responseSection } from './response-section';
import { curveSentence, explanationSentence, verdictSentence } from './sentences';
import { STYLE } from './style';

type Part = Markup | null;

const CLUSTERS_LISTED = 15;
const INDUSTRIES_LISTED = 15;
const PROBLEMS_LISTED = 12;

/**
 * The report as one HTML document that needs no other file and no network: the same bytes for the same facts, outlines and language.
 * Text from data is escaped; nothing in it can run.
 */
export function reportHtml(
  facts: ReportFacts,
  outlines: readonly Line[],
  language: Language,
): string {
  const m = withStudyNames(messagesIn(language), facts.study, language);
  const t = m.report;
  const name = facts.study.name === '' ? m.app.untitled : facts.study.name;
  const section = (heading: string, parts: readonly Part[]): Part =>
    parts.some((part) => part !== null) ? tag('section', [tag('h2', heading), ...parts]) : null;
  const map = mapFigure(facts.findings, outlines, language, m);
  const body = [
    tag('header', [
      tag('p', t.kind, { class: 'soft' }),
      tag('h1', t.title(name)),
      tag('p', t.madeBy(facts.version), { class: 'soft' }),
      facts.study.simulated ? paragraph(t.simulated, 'simulated') : null,
    ]),
    section(t.question, questionPart(facts, m)),
    section(t.findings, findingsPart(facts, m)),
    section(t.data, dataPart(facts, m)),
    section(t.map, map ? [figureMarkup(map), paragraph(t.mapCredit, 'soft')] : []),
    section(t.clustersHeading, clustersPart(facts, language, m)),
    section(m.agglomeration.title, industriesPart(facts, m)),
    section(m.response.title, responseSection(facts, m)),
    section(t.comparison, comparisonSection(facts, language, m)),
    section(t.models, modelSection(facts, m)),
    section(m.panel.title, panelPart(facts, m)),
    section(m.flows.gravity.title, gravitySection(facts, m)),
    section(t.curve, curveSection(facts, m)),
    section(m.positions.title, positionSection(facts, m)),
    section(
      t.methods,
      methodParagraphs(facts, m).map((text) => paragraph(text)),
    ),
    section(t.limits, [
      tag(
        'ul',
        limitsOf(facts, m).map((text) => tag('li', text)),
      ),
    ]),
    section(t.problems, problemsPart(facts, language, m)),
    section(t.notes, [paragraph(facts.study.notes)]),
    section(t.inputs, inputsPart(facts, m)),
    section(
      t.sources,
      t.references.map((text) => paragraph(text, 'soft')),
    ),
  ];
  const head = tag('head', [
    new Markup('<meta charset="utf-8">\n'),
    new Markup('<meta name="viewport" content="width=device-width, initial-scale=1">\n'),
    tag('title', t.title(name)),
    styled(STYLE),
  ]);
  return `<!doctype html>\n${tag('html', [head, tag('body', tag('main', body))], { lang: language }).text}`;
}

function questionPart({ outcome }: ReportFacts, m: Messages): Part[] {
  if (!outcome) return [paragraph(m.report.noOutcome, 'refused')];
  return [
    paragraph(m.report.questionText(outcome.label)),
    paragraph(m.report.questionSource, 'soft'),
  ];
}

/** The answers in words, before anything else. */
function findingsPart(facts: ReportFacts, m: Messages): Part[] {
  const verdict = verdictSentence(facts.evidence, m);
  const explained = explanationSentence(facts, m);
  const curve = curveSentence(facts, m);
  return [
    verdict === null ? null : paragraph(verdict, 'verdict'),
    verdict === null ? null : paragraph(m.evidence.limits, 'soft'),
    explained === null ? null : paragraph(explained, 'verdict'),
    curve === null ? null : paragraph(curve, 'verdict'),
  ];
}

function dataPart({ findings, gazetteer, study }: ReportFacts, m: Messages): Part[] {
  const { summary } = findings;
  const { scope, institutionKinds } = study.settings;
  const t = m.report;
  const levels = GEOCODE_LEVELS.filter((level) => (summary.byLevel[level] ?? 0) > 0);
  return [
    scope?.length
      ? paragraph(t.scope(summary.firms, summary.apart ?? 0, m.filters.all(scope)))
      : null,
    paragraph(t.dataText({ ...summary, apart: summary.apart ?? 0 })),
    ...summary.withReach.flatMap(({ km, hanging }) =>
      hanging ? [paragraph(`${m.steps.linkage.hanging(km, hanging)}${t.stop}`)] : [],
    ),
    institutionKinds
      ? paragraph(t.kinds(institutionKinds.map((kind) => m.words.kind[kind])))
      : null,
    paragraph(
      summary.byLevel.point === summary.located
        ? t.ownPoints
        : gazetteer
          ? t.gazetteer(gazetteer.source, gazetteer.date)
          : t.builtInGazetteer,
    ),
    table(
      t.levels,
      [t.level, t.firms, t.share],
      levels.map((level) => [
        m.words.level[level],
        formatCount(summary.byLevel[level]),
        `${formatFixed((summary.byLevel[level] / summary.firms) * 100, 1)}%`,
      ]),
    ),
  ];
}

function clustersPart({ findings }: ReportFacts, language: Language, m: Messages): Part[] {
  const { clusters } = findings;
  if (clusters.length === 0) return [];
  const largest = [...clusters]
    .sort((a, b) => b.firms - a.firms || a.index - b.index)
    .slice(0, CLUSTERS_LISTED);
  const hasIndustry = largest.some(({ industries }) => industries.length > 0);
  const t = m.report;
  return [
    table(
      t.largest(largest.length, clusters.length),
      [
        m.words.cluster,
        m.words.firms,
        `${m.words.area} km²`,
        ...(hasIndustry ? [m.words.industry] : []),
      ],
      largest.map((cluster) => [
        nameIn(language, cluster.nameJa, cluster.nameEn),
        formatCount(cluster.firms),
        formatFixed(cluster.areaKm2, 1),
        ...(hasIndustry
          ? [
              cluster.industries
                .slice(0, 2)
                .map(({ name, count }) => `${m.words.industryName(name)} ${formatCount(count)}`)
                .join(', '),
            ]
          : []),
      ]),
    ),
  ];
}

/** How far industries gather; nothing where no firm has employees and an industry. */
function industriesPart({ agglomeration }: ReportFacts, m: Messages): Part[] {
  const facts = agglomeration && indexFacts(agglomeration);
  if (!facts) return [];
  const { head, rows } = industryTable(agglomeration, m, INDUSTRIES_LISTED);
  const t = m.agglomeration;
  const all = agglomeration.industries.length;
  return [
    paragraph(t.intro),
    table(t.reportTitle(rows.length, all), head, rows),
    paragraph(t.inReport(facts), 'soft'),
  ];
}

function limitsOf({ evidence, positions, study }: ReportFacts, m: Messages): string[] {
  const t = m.report.limit;
  const compared = evidence?.comparison.ok ? evidence.comparison.value : null;
  const byDistance = evidence?.alike.errors === 'conley';
  const alone = compared?.weighted
    ? compared.weighted.groups === null && !byDistance
    : compared?.robust === null;
  return [
    t.association,
    t.proxies,
    t.positions,
    ...(positions ? [m.positions.limit] : []),
    t.tests,
    ...(alone ? [t.independent] : []),
    ...(study.simulated ? [m.report.simulated] : []),
  ];
}

function problemsPart({ findings }: ReportFacts, language: Language, m: Messages): Part[] {
  const { problems } = findings;
  if (problems.length === 0) return [];
  const beyond = problems.length - PROBLEMS_LISTED;
  return [
    tag('ul', [
      ...problems
        .slice(0, PROBLEMS_LISTED)
        .map((problem) => tag('li', describeProblem(problem, language))),
      ...(beyond > 0 ? [tag('li', m.report.more(beyond))] : []),
    ]),
  ];
}

function inputsPart({ study }: ReportFacts, m: Messages): Part[] {
  const t = m.report;
  const rows = INPUT_KINDS.flatMap((kind) => {
    const input = study.inputs[kind];
    const builtIn = kind === 'institutions' && (!input || input.extendsBuiltIn);
    return [
      ...(builtIn ? [[m.words.inputKind[kind], t.builtIn, '']] : []),
      ...(input ? [[m.words.inputKind[kind], input.name, input.sha256]] : []),
    ];
  });
  return [table('', ['', t.file, t.hash], rows, 'hash')];
}
