import {
  describeRefusal,
  formatBeside,
  formatCount,
  formatEstimate,
  formatDecimals,
  formatFixed,
  formatP,
  type Messages,
} from '../../i18n';
import { controlOfKey } from '../../model';
import { judge } from '../../stats/judge';
import type { FirmsLink } from '../links';
import type { FittedModel, StudyModels } from '../../study';

/** One estimate with its error in brackets, or two blanks. */
export interface EstimateCell {
  readonly estimate: string;
  readonly error: string;
  /** Where findings.json holds both; '' for blanks. */
  readonly id: string;
}

/** Regressions side by side, as papers print them. */
export interface ModelTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly estimates: readonly {
    readonly name: string;
    readonly cells: readonly EstimateCell[];
    /** To the firms that the term is about; absent for the constant and thresholds. */
    readonly link?: FirmsLink;
  }[];
  readonly facts: readonly {
    readonly name: string;
    readonly cells: readonly string[];
    /** Member of each model in findings.json that holds the row; '' for none. */
    readonly member: string;
    /** What each cell's firms are; absent where they are none. */
    readonly links?: readonly (FirmsLink | null)[];
  }[];
  /** What stands in brackets. */
  readonly note: string;
  /** Sentences for models that could not be fitted. */
  readonly refusals: readonly string[];
}

const BLANK: EstimateCell = { estimate: '', error: '', id: '' };

/** What findings.json calls the parts of a model. */
const MEMBERS = { terms: 'terms', zeroTerms: 'zero_terms', thresholds: 'thresholds' } as const;

/** Text columns stand as one row that says how many dummies there are. */
const DUMMIES = ['industry', 'region'] as const;

export function isDummy(name: string): boolean {
  return (
    DUMMIES.some((column) => name.startsWith(`${column}=`)) || controlOfKey(name)?.as === 'category'
  );
}

/** Names in the order of the fullest model, which is the last. */
function namesOf(
  models: readonly (FittedModel | null)[],
  pick: 'terms' | 'zeroTerms' | 'thresholds',
) {
  const fullestFirst = [...models].reverse();
  const names = new Set(
    fullestFirst.flatMap((model) => model?.[pick].map(({ name }) => name) ?? []),
  );
  const last = [...names].filter((name) => name !== '(intercept)' && !isDummy(name));
  return names.has('(intercept)') ? [...last, '(intercept)'] : last;
}

export function modelTable(found: StudyModels, m: Messages): ModelTable {
  const t = m.models;
  const fitted = found.models.map(({ result }) => (result.ok ? result.value : null));
  const rows = (pick: 'terms' | 'zeroTerms' | 'thresholds', nameOf: (name: string) => string) =>
    namesOf(fitted, pick).map((name) => ({
      name: nameOf(name),
      ...(pick === 'thresholds' || name === '(intercept)' ? {} : { link: termLink(name, m) }),
      cells: fitted.map((model, i): EstimateCell => {
        const at = model?.[pick].findIndex((each) => each.name === name) ?? -1;
        const one = model?.[pick][at];
        if (!one) return BLANK;
        const error = formatEstimate(one.errors[found.errors]);
        return {
          estimate: formatEstimate(one.estimate),
          error: `(${error})`,
          id: `regressions.models.${i}.${MEMBERS[pick]}.${at}`,
        };
      }),
    }));
  return {
    caption: t.caption(found.outcome.label, t.family[found.family]),
    head: [t.table.variable, ...found.models.map(({ key }, i) => `(${i + 1}) ${t.model[key]}`)],
    estimates: [
      ...rows('terms', t.coefficient),
      ...rows('thresholds', (name) => `${t.table.thresholds} ${name}`),
      ...rows('zeroTerms', (name) =>
        t.table[found.zeroMeans === 'any' ? 'anyPart' : 'zeroPart'](t.coefficient(name)),
      ),
    ],
    facts: factRows(found, fitted, m),
    note: noteOf(found, m),
    refusals: found.models.flatMap(({ key, result }) =>
      result.ok ? [] : [t.refused(t.model[key], describeRefusal(result.problem, m))],
    ),
  };
}

/** What stands in brackets, and what the contact frequency is where it is a term. */
function noteOf(found: StudyModels, { models: t }: Messages): string {
  const { weights, errorParameters, errors, terms, contacts, offset } = found;
  const brackets =
    weights === null
      ? t.errors[errors].note(errorParameters)
      : t.weightedNote(weights, { ...errorParameters, errors });
  const isContact = contacts && terms.proxies.flat().includes('frequency');
  const noted = isContact
    ? t.withFrequency[contacts.unit](brackets, contacts.column ?? '')
    : brackets;
  return offset ? `${noted} ${t.offset.note(offset)}` : noted;
}

function factRows(
  { errorParameters, chosenErrors, terms: chosen }: StudyModels,
  fitted: readonly (FittedModel | null)[],
  m: Messages,
): ModelTable['facts'] {
  const t = m.models.table;
  const row = (name: string, text: (model: FittedModel) => string, member = '') => ({
    name,
    member,
    cells: fitted.map((model) => (model ? text(model) : '–')),
  });
  const own = chosen.controls.flat().filter((name) => controlOfKey(name)?.as === 'category');
  const dummies = [...DUMMIES, ...own]
    .map((column) =>
      row(t.dummies(m.models.coefficient(column)), ({ terms }) =>
        t.dummyCount(terms.filter(({ name }) => name.startsWith(`${column}=`)).length),
      ),
    )
    .filter(({ cells }) => cells.some((cell) => cell !== t.dummyCount(0) && cell !== '–'));
  const has = (test: (model: FittedModel) => boolean) =>
    fitted.some((model) => model && test(model));
  return [
    ...dummies,
    {
      ...row(t.firms, ({ n }) => formatCount(n), 'n'),
      links: fitted.map((model) =>
        model ? { mark: { kind: 'model' } as const, label: m.behind.model(model.n) } : null,
      ),
    },
    ...(has(({ groups }) => groups !== null)
      ? [
          row(t.groups[chosenErrors === 'conley' ? 'grid' : errorParameters.groups], ({ groups }) =>
            formatCount(groups ?? NaN),
          ),
        ]
      : []),
    ...(has(({ survey }) => survey !== null)
      ? [
          row(t.weightSum, ({ survey }) => formatFixed(survey?.sum ?? NaN, 1)),
          row(t.effectiveSize, ({ survey }) => formatFixed(survey?.effective ?? NaN, 1)),
        ]
      : [
          row(
            t.logLikelihood,
            ({ logLikelihood }) => formatDecimals(logLikelihood, 1),
            'log_likelihood',
          ),
          row(t.aic, ({ aic }) => formatDecimals(aic, 1), 'aic'),
          row(t.bic, ({ bic }) => formatDecimals(bic, 1), 'bic'),
        ]),
    ...(has(({ leastSquares }) => leastSquares !== null)
      ? [
          row(
            t.rSquared,
            ({ leastSquares }) => formatDecimals(leastSquares?.rSquared ?? NaN, 3),
            'r_squared',
          ),
        ]
      : has(({ survey }) => survey !== null)
        ? []
        : [
            row(
              t.pseudoRSquared,
              ({ pseudoRSquared }) => formatDecimals(pseudoRSquared, 3),
              'pseudo_r_squared',
            ),
          ]),
    ...(has(({ penalised }) => penalised !== null)
      ? [
          row(
            t.penalised,
            ({ penalised: all }) =>
              all ? t.penalisedTest(all.chiSquare, all.df, all.pValue) : '–',
            'penalised_likelihood_ratio',
          ),
        ]
      : []),
    ...(has(({ theta }) => theta !== null)
      ? [row(t.theta, ({ theta }) => formatEstimate(theta?.estimate ?? NaN), 'theta')]
      : []),
  ];
}

function written(value: number, reach: number): string {
  return formatBeside(value, -reach, reach);
}

/** To the firms of the models that a term is about. */
export function termLink(name: string, m: Messages): FirmsLink {
  return { mark: { kind: 'term', name }, label: m.behind.term(m.models.coefficient(name)) };
}

/** Average marginal effects of the fullest model that could be fitted, without those of dummies. */
export interface EffectTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly links: readonly (readonly FirmsLink[])[];
  readonly ids: readonly string[];
}

export function effectTable(found: StudyModels, m: Messages): EffectTable | null {
  const last = found.models.findLastIndex(({ result }) => result.ok);
  const model = found.models[last]?.result;
  if (!model?.ok) return null;
  const shown = model.value.marginalEffects.flatMap((effect, at) =>
    isDummy(effect.name) ? [] : [{ effect, at }],
  );
  const effects = shown.map(({ effect }) => effect);
  return {
    ids: shown.map(({ at }) => `regressions.models.${last}.marginal_effects.${at}`),
    links: effects.map(({ name }) => [termLink(name, m)]),
    head: [m.models.table.variable, m.models.effect, m.models.interval, m.evidence.table.p],
    rows: effects.map((effect) => {
      const error = effect.errors[found.errors];
      const { reach, pValue } = judge(effect.estimate, error, effect.degrees[found.errors]);
      return [
        m.models.coefficient(effect.name),
        written(effect.estimate, reach),
        `${written(effect.estimate - reach, reach)} – ${written(effect.estimate + reach, reach)}`,
        formatP(pValue),
      ];
    }),
  };
}
