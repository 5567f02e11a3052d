import type { Messages } from '../i18n';
import {
  CALIPER_SHARE,
  DEFAULT_DENSITY_KM,
  DEFAULT_RESPONSE,
  LEAST_DISTANCE_KM,
  registerCounts,
  scanRegister,
  setting,
  sizeCounts,
} from '../model';
import type { ReportFacts } from '../study';

/** The methods as paragraphs that name every choice with its source. */
export function methodParagraphs(facts: ReportFacts, m: Messages): string[] {
  const { study, evidence, models, explanation, space, specifications, positions } = facts;
  const t = m.report.method;
  const { clusters, seed } = study.settings;
  const paragraphs = [
    t.places({
      method: clusters.method,
      radiusKm: clusters.radiusKm,
      minFirms: clusters.minFirms,
      minSamples: clusters.minSamples ?? clusters.minFirms,
      leaf: clusters.selection === 'leaf',
      industry: m.words.industryName(clusters.industry ?? ''),
      weight: clusters.weight ?? '',
      register: scanRegister(facts.findings),
      neighbours:
        clusters.shape === 'flexible'
          ? (clusters.neighbours ?? setting('clusters.neighbours').usual)
          : 0,
      municipal: clusters.areas === 'municipalities',
      fixed: clusters.bandwidths === 'fixed',
      tolerance: clusters.tolerance ?? setting('clusters.tolerance').usual,
      includeCoarse: clusters.includeCoarse,
    }),
  ];
  const register = registerParagraph(facts, m);
  if (register !== null) paragraphs.push(register);
  const sizes = sizesParagraph(facts, m);
  if (sizes !== null) paragraphs.push(sizes);
  const { definition } = clusters;
  if (definition) paragraphs.push(m.definition.origin(definition, clusters));
  const ranges = rangesParagraph(facts, m);
  const codes = codesParagraph(facts, m);
  for (const paragraph of [codes, ranges]) if (paragraph !== null) paragraphs.push(paragraph);
  const overridden = facts.findings.clusters.filter(({ overrides }) => overrides !== undefined);
  if (overridden.length > 0) paragraphs.push(m.overrides.inReport(overridden.length));
  if (facts.response?.weights?.ok) {
    const { traits, weights } = facts.response;
    const { trim } = study.settings.response ?? DEFAULT_RESPONSE;
    const names = traits.map(({ trait, by }) => m.response.trait(trait, by));
    paragraphs.push(m.response.weights.method(names, weights.value.way, trim));
  }
  if (evidence?.comparison.ok) {
    const { robust, groupPermutation, permutation, weighted } = evidence.comparison.value;
    const named = {
      outcome: evidence.outcome.label,
      draws: groupPermutation?.draws ?? permutation.draws,
      seed,
      alike: evidence.alike,
      groups: groupPermutation?.groups ?? 0,
      df: robust?.df ?? NaN,
    };
    paragraphs.push(
      weighted
        ? t.comparisonWeighted({
            ...named,
            ...(evidence.weights ?? { column: '' }),
            firms: evidence.comparison.value.sample.values.length,
            sum: weighted.sum,
            effective: weighted.effective,
            ...weighted.unweighted,
            groups: weighted.groups ?? 0,
            df: weighted.df,
          })
        : robust
          ? t.comparison(named)
          : t.comparisonUngrouped(named),
    );
    const { likeness, gridKm } = evidence.alike;
    if (likeness !== undefined) paragraphs.push(m.models.alike.found(gridKm, likeness));
    const { wild } = evidence.comparison.value;
    if (wild) paragraphs.push(m.models.wild.method(wild));
    const judged = evidence.balanced.rows.some(({ stdError }) => Number.isFinite(stdError));
    if (evidence.balanced.rows.length > 0)
      paragraphs.push(
        t.balanced(CALIPER_SHARE, weighted ? judged : robust !== null, weighted !== null),
      );
  }
  const fitted = models?.models.find(({ result }) => result.ok)?.result;
  if (models && fitted?.ok) {
    const { terms, family, automatic, errorParameters: parameters } = models;
    const names = (of: readonly (readonly string[])[]) =>
      of.map((term) => m.models.coefficient(term.join(':')));
    const said = models.weights === null ? t.models : t.modelsWeighted;
    paragraphs.push(
      said({
        family,
        familyName: m.models.family[family],
        automatic,
        n: fitted.value.n,
        clusteredBy:
          (fitted.value.groups ?? 0) > 1
            ? m.models.wholeGroups({ ...parameters, errors: models.chosenErrors })
            : null,
        proxies: names([...terms.proxies, ...(terms.interaction ? [terms.interaction] : [])]),
        controls: names(terms.controls),
        leastDistanceKm: LEAST_DISTANCE_KM,
      }),
    );
    if (models.offset)
      paragraphs.push(m.models.offset.method(models.offset.column, models.zeroMeans !== null));
    if (models.zeroMeans !== null) {
      const fullest = models.models.findLast(({ result }) => result.ok)?.result;
      const zero = fullest?.ok ? fullest.value.zeroTerms.map(({ name }) => name) : [];
      const columns = new Set(
        zero.filter((name) => name !== '(intercept)').map((name) => name.replace(/=.*$/, '')),
      );
      paragraphs.push(
        m.models.zero.method(models.zeroMeans, [...columns].map(m.models.coefficient)),
      );
    }
    const own = m.models.errors[models.errors].method;
    if (own && models.weights === null) paragraphs.push(own(parameters));
  }
  if (explanation?.ok) {
    const { draws, units, unit, seed: own } = explanation.value.bootstrap;
    const whole =
      unit === 'groups' && models
        ? m.models.wholeGroups({ ...models.errorParameters, errors: models.chosenErrors })
        : null;
    paragraphs.push(t.explanation(draws, units, whole, own));
    if (models && models.weights !== null) paragraphs.push(t.explanationWeighted);
  }
  if (space) paragraphs.push(t.space(m.models.space.neighbours(space.chosen), space.isolated));
  const { spatialModel } = facts;
  if (spatialModel?.result.ok) {
    const { form, chosen: weights, result } = spatialModel;
    const neighbours = m.models.space.neighbours(weights);
    paragraphs.push(m.spatial.method({ form, firms: result.value.n, weights }, neighbours));
  }
  if (specifications?.curve.ok) {
    const { specifications: all, joint } = specifications.curve.value;
    paragraphs.push(
      t.curve(
        all.length,
        specifications.definitions.length,
        joint.draws,
        joint.seed,
        specifications.alike,
      ),
    );
  }
  if (positions)
    paragraphs.push(
      m.positions.method(positions.draws, positions.model?.draws ?? 0, positions.seed),
    );
  paragraphs.push(study.tried === undefined ? t.triedUnknown : t.tried(study.tried));
  return paragraphs;
}

/** How much of the register was located, and what is made of it; null where nothing is. */
function registerParagraph({ study, findings }: ReportFacts, m: Messages): string | null {
  const { clusters, models } = study.settings;
  const { background } = findings;
  const isHeld = models?.densityOf === 'register' && models.terms.includes('density');
  if (!background || !(isHeld || scanRegister(findings) !== '')) return null;
  const { name, count } = background;
  const counts = registerCounts(background, clusters.includeCoarse);
  const densityKm = isHeld ? (models.densityKm ?? DEFAULT_DENSITY_KM) : NaN;
  return m.background.inReport({ name, rows: count, ...counts, densityKm });
}

/** What was taken of ranges; null where none was asked about. */
function rangesParagraph({ study }: ReportFacts, m: Messages): string | null {
  const { rangeTake, inReportColumn, rangesInReport } = m.codes;
  const columns = (study.ranges ?? []).map(({ column, take }) =>
    inReportColumn(column, rangeTake[take]),
  );
  return columns.length > 0 ? rangesInReport(columns) : null;
}

/** What the codes of the columns in use were taken for; null where none was explained. */
function codesParagraph({ study, findings }: ReportFacts, m: Messages): string | null {
  const t = m.codes;
  const measures = new Set(findings.firms.outcomes.map(({ key }) => key));
  const columns = (study.codes ?? [])
    .filter(({ column, codes, several }) => !several && measures.has(column) && codes.length > 0)
    .map(({ column, codes }) => {
      const named = codes.map((code) => `${code.value} = ${code.number ?? t.meaning[code.means]}`);
      return t.inReportColumn(column, named.join(t.between));
    });
  return columns.length > 0 ? t.inReport(columns) : null;
}

/** By what law firms were chosen by their size, and how many there are of each; null where they were not. */
function sizesParagraph({ study, findings }: ReportFacts, m: Messages): string | null {
  const { sizes } = findings.firms;
  if (!sizes || !study.settings.scope?.some(({ kind }) => kind === 'size')) return null;
  const t = m.sizes;
  const counts = sizeCounts(sizes).map((each) =>
    t.counted(t.judgement[each.judgement], each.firms),
  );
  return t.report(counts.join(t.between));
}
