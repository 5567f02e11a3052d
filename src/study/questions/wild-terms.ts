import { termName, wildBootstrap, type Estimate, type WildBootstrap } from '../../evidence';
import { gatherGroups } from '../../evidence/groups';
import type { Run, StudySettings } from '../../model';
import { within } from '../../model/run';
import { INSIDE, type ModelFindings } from './model-columns';
import { fitTo, modelsOf, setUpModels, type ModelChoice, type ModelKey } from './model-setup';

/** Draws of each coefficient: what a report can wait for. */
export const WILD_DRAWS = 1999;

/** A coefficient of a least-squares model, judged by the wild cluster bootstrap. */
export interface WildTerm {
  readonly key: ModelKey;
  readonly term: string;
  readonly estimate: Estimate['estimate'];
  /** Null where the data give it no clustered error. */
  readonly wild: WildBootstrap | null;
}

export interface StudyWildTerms {
  /** Being inside, the proxies and their product, of each model with the terms of the study's, fitted by least squares. */
  readonly terms: readonly WildTerm[];
  /** The study's own models are least squares, so that these are their coefficients. */
  readonly own: boolean;
}

/** Null where the bootstrap was not chosen, where there are no groups, and with survey weights, which it does not know. */
export async function studyWildTerms(
  study: ModelChoice & { readonly settings: Pick<StudySettings, 'seed'> },
  findings: ModelFindings,
  run: Run,
): Promise<StudyWildTerms | null> {
  if (!study.settings.models?.wild) return null;
  const setup = setUpModels(study, findings);
  if (!setup || setup.errors !== 'clustered' || !setup.groups || setup.weights) return null;
  const wanted = [
    [INSIDE],
    ...setup.terms.proxies,
    ...(setup.terms.interaction ? [setup.terms.interaction] : []),
  ].map(termName);
  const models = modelsOf(setup.terms);
  const terms: WildTerm[] = [];
  for (const [at, { key, terms: of }] of models.entries()) {
    const fitted = fitTo(setup, 'ols', of);
    if (!fitted.ok) continue;
    const { design, outcome } = fitted.value;
    const grouping = gatherGroups(setup.groups, design.rows);
    const own = design.columns.flatMap(({ name }, column) =>
      wanted.includes(name) ? [{ name, column }] : [],
    );
    for (const [turn, { name, column }] of own.entries()) {
      const done = (at + turn / own.length) / models.length;
      const wild = await wildBootstrap(
        { x: design.x, y: outcome, column },
        grouping,
        { seed: study.settings.seed, draws: WILD_DRAWS },
        within(run, done, done + 1 / own.length / models.length),
      );
      terms.push({ key, term: name, estimate: fitted.value.terms[column].estimate, wild });
    }
  }
  return { terms, own: setup.family === 'ols' };
}
