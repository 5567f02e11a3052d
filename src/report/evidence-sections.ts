import { balanceFigure, balanceTable } from '../figures/balance-figure';
import { balancedTable } from '../figures/tables/balanced-table';
import { clusterDifferenceTable, differencesHint } from '../figures/cluster-differences';
import { clusterNames } from '../figures/cluster-names';
import { distributionFigure } from '../figures/distribution-figure';
import { explanationFacts } from '../figures/facts';
import { effectTable, modelTable } from '../figures/tables/model-table';
import { positionFacts, positionTable } from '../figures/tables/position-table';
import { profileTable } from '../figures/tables/profile-table';
import { sideTable, weightsSentence } from '../figures/tables/side-table';
import { shareTable } from '../figures/tables/share-table';
import { curvePerSentence, specificationFigure } from '../figures/specification-figure';
import { svgText, type Figure } from '../figures/svg';
import { wildNote, wildTable } from '../figures/tables/wild-table';
import { testRows } from '../figures/tables/test-table';
import { describeEvidenceNote, describeRefusal, type Language, type Messages } from '../i18n';
import type { OutcomeEvidence, ReportFacts, StudyModels } from '../study';
import { Markup, paragraph, table, tag } from './markup';
import {
  curveSentence,
  effectSizeSentence,
  explanationSentence,
  positionSentence,
  sourcedBeside,
} from './sentences';
import { spacePart, spatialPart } from './spatial-section';

type Part = Markup | null;

export function figureMarkup(figure: Figure, style = ''): Markup {
  const content = [new Markup(svgText(figure.svg)), tag('figcaption', figure.description)];
  return tag('figure', content, style === '' ? {} : { class: style });
}

/** Inside against outside: groups, tests, distribution. */
export function comparisonSection(
  { evidence, findings }: ReportFacts,
  language: Language,
  m: Messages,
): Part[] {
  if (!evidence) return [];
  const { comparison, outcome } = evidence;
  if (!comparison.ok) return [paragraph(describeRefusal(comparison.problem, m), 'refused')];
  const found = comparison.value;
  const t = m.evidence.table;
  const { missingInside, missingOutside } = found.sample;
  const figure = distributionFigure(outcome.label, found.sample.inside, found.sample.outside, m);
  const sides = sideTable(found, m);
  const tests = testRows(found, evidence.alike, m);
  const weights = weightsSentence(evidence, m);
  return [
    missingInside + missingOutside > 0
      ? paragraph(m.report.outcomeMissing(missingInside, missingOutside))
      : null,
    weights === null ? null : paragraph(`${weights} ${m.evidence.weights.scope}`),
    table(
      outcome.label,
      ['', ...sides.head],
      sides.rows.map(({ name, cells }) => [name, ...cells]),
      '',
      sides.rows.map(({ side }) => `evidence.comparison.${side}`),
    ),
    paragraph(effectSizeSentence(found, m)),
    table(
      m.report.tests,
      [t.test, t.statistic, t.p],
      tests.map(({ name, statistic, p, weak }) => [
        weak ? m.report.weakTest(name) : name,
        statistic,
        p,
      ]),
      '',
      tests.map(({ id }) => `evidence.comparison.${id}`),
    ),
    ...balancedPart(evidence, m),
    ...clustersPart(evidence, clusterNames(findings.clusters, language), m),
    weights === null ? null : paragraph(m.evidence.weights.unused, 'soft'),
    ...comparison.notes
      .filter(({ code }) => code !== 'rows-missing')
      .map((note) => paragraph(describeEvidenceNote(note, m), 'soft')),
    figureMarkup(figure, 'narrow'),
    weights === null ? null : paragraph(m.evidence.weights.unused, 'soft'),
    table(figure.title, figure.table.head, figure.table.rows, 'narrow'),
  ];
}

function balancedPart({ balanced }: OutcomeEvidence, m: Messages): Part[] {
  if (balanced.rows.length === 0) return [];
  const t = m.evidence.balanced;
  const { head, rows, ids } = balancedTable(balanced.rows, m);
  const balance = balanceTable(balanced, m);
  const figure = balanceFigure(balanced, m);
  const all = balanced.traits.length;
  return [
    table(t.title, head, rows, '', ids),
    paragraph(`${t.hint} ${t.foundHint} ${t.counterpartsHint}`, 'soft'),
    figure && figureMarkup(figure),
    table(t.balance, balance.head, balance.rows, 'fine', balance.ids),
    paragraph(t.balanceHint, 'soft'),
    balance.rows.length < all ? paragraph(t.balanceListed(balance.rows.length, all), 'soft') : null,
  ];
}

/** As many clusters as a page can hold; tables.csv has them all. */
const CLUSTERS_LISTED = 60;

function clustersPart(
  { clusters }: OutcomeEvidence,
  names: readonly string[],
  m: Messages,
): Part[] {
  if (!clusters || names.length === 0) return [];
  const t = m.evidence.clusters;
  const { head, rows, ids } = clusterDifferenceTable(clusters, names, m);
  const listed = rows.slice(0, CLUSTERS_LISTED);
  return [
    table(t.title, head, listed, '', ids),
    paragraph(`${differencesHint(clusters, m)} ${t.starred}`, 'soft'),
    listed.length < rows.length ? paragraph(t.listed(listed.length, rows.length), 'soft') : null,
  ];
}

/** The comparison with intervals that hold the position errors. */
export function positionSection({ positions, study }: ReportFacts, m: Messages): Part[] {
  if (!positions) return [];
  const t = m.positions;
  const facts = positionFacts(positions);
  const { head, rows, ids } = positionTable(positions, m);
  const { model } = positions;
  return [
    paragraph(positionSentence({ positions, study }, m) ?? '', 'verdict'),
    table(t.moved(facts), head, rows, '', study.settings.keepDraws ? ids : []),
    model && paragraph(t.terms(model.draws, model.firms), 'soft'),
    paragraph(t.twice, 'soft'),
  ];
}

/** Regressions, effects, and what goes with information flow. */
export function modelSection(facts: ReportFacts, m: Messages): Part[] {
  const { models } = facts;
  if (!models) return [];
  const t = m.models;
  const printed = modelTable(models, m);
  const effects = effectTable(models, m);
  const fitted = models.models.findLast(({ result }) => result.ok)?.result;
  return [
    models.terms.unavailable.length > 0
      ? paragraph(
          t.unavailable(
            models.terms.unavailable.map((term) =>
              typeof term === 'string' ? t.inThisStudy[term] : t.nameOfOwn(term),
            ),
          ),
        )
      : null,
    ...printed.refusals.map((sentence) => paragraph(sentence, 'refused')),
    table(
      printed.caption,
      printed.head,
      [
        ...printed.estimates.map(({ name, cells }) => [
          name,
          ...cells.map(({ estimate, error }) => [
            estimate,
            error === '' ? null : tag('span', error, { class: 'error' }),
          ]),
        ]),
        ...printed.facts.map(({ name, cells }) => [name, ...cells]),
      ],
      '',
      [
        ...printed.estimates.map(({ cells }) => ['', ...cells.map(({ id }) => id)]),
        ...printed.facts.map(({ member, cells }) => [
          '',
          ...cells.map((_, i) => (member === '' ? '' : `regressions.models.${i}.${member}`)),
        ]),
      ],
    ),
    paragraph(printed.note, 'soft'),
    fitted?.ok
      ? paragraph(
          t.leftOut(fitted.value.n, models.leftOut.excluded, models.leftOut.missing),
          'soft',
        )
      : null,
    ...(fitted?.ok
      ? fitted.notes
          .filter(({ code }) => code !== 'rows-missing')
          .map((note) => paragraph(describeEvidenceNote(note, m), 'soft'))
      : []),
    ...profilePart(models, m),
    ...(effects
      ? [
          table(t.effects, effects.head, effects.rows, '', effects.ids),
          paragraph(t.effectsHint, 'soft'),
        ]
      : []),
    ...wildPart(facts, m),
    ...explanationPart(facts, m),
    ...spacePart(facts, m),
    ...spatialPart(facts, m),
  ];
}

function profilePart(models: StudyModels, m: Messages): Part[] {
  const found = profileTable(models, m);
  if (!found) return [];
  const { title, note } = m.models.profiles;
  return [table(title, found.head, found.rows, '', found.ids), paragraph(note, 'soft')];
}

function wildPart(
  { wildTerms: found, models, study }: Pick<ReportFacts, 'wildTerms' | 'models' | 'study'>,
  m: Messages,
): Part[] {
  const drawn = found && wildTable(found, m);
  if (!drawn) return [];
  return [
    table(
      m.models.wild.title,
      drawn.head,
      drawn.rows,
      '',
      study.settings.keepDraws ? drawn.ids : [],
    ),
    paragraph(wildNote(found, m), 'soft'),
    models?.offset ? paragraph(m.models.offset.linear(models.offset.column), 'soft') : null,
  ];
}

function explanationPart(
  { models, explanation, study }: Pick<ReportFacts, 'models' | 'explanation' | 'study'>,
  m: Messages,
): Part[] {
  const t = m.models.explanation;
  const heading = tag('h3', t.title);
  if (!explanation || !models) return [heading, paragraph(m.report.nothingToExplain)];
  if (!explanation.ok)
    return [heading, paragraph(describeRefusal(explanation.problem, m), 'refused')];
  const facts = explanationFacts(models, explanation.value);
  const { rows, ids } = shareTable(explanation.value, m);
  return [
    heading,
    paragraph(explanationSentence({ models, explanation, study }, m) ?? '', 'verdict'),
    paragraph(t.method(facts), 'soft'),
    explanation.value.proxies.length > 0
      ? table(t.share, ['', t.alone, t.last], rows, '', ids)
      : null,
    explanation.value.proxies.length > 0 ? paragraph(t.shareHint, 'soft') : null,
    ...sourcedBeside(models, m).map((sentence) => paragraph(sentence)),
  ];
}

/** The specification curve with its sentence. */
export function curveSection(facts: ReportFacts, m: Messages): Part[] {
  const { specifications, models } = facts;
  if (!specifications) return [];
  const { curve } = specifications;
  if (!curve.ok) return [paragraph(describeRefusal(curve.problem, m), 'refused')];
  const figure = specificationFigure(specifications, m);
  const { skipped } = curve.value;
  const per = curvePerSentence(specifications, m);
  return [
    paragraph(curveSentence(facts, m) ?? '', 'verdict'),
    models?.weights ? paragraph(m.evidence.weights.unused, 'soft') : null,
    per === null ? null : paragraph(per, 'soft'),
    skipped > 0 ? paragraph(m.models.specifications.skipped(skipped), 'soft') : null,
    figure && figureMarkup(figure),
  ];
}
