import {
  describeEvidenceNote,
  describeRefusal,
  formatBeside,
  formatCount,
  formatEstimate,
  formatDecimals,
  formatP,
  type Messages,
} from '../../i18n';
import type { StudySpatialModel } from '../../study';
import { isDummy } from './model-table';
import type { FigureTable } from '../svg';

type Fitted = Extract<StudySpatialModel['result'], { ok: true }>['value'];
type Judged = Fitted['terms'][number];

/** A model in which neighbours count as it is read: what it means, its tables, and what stands below them. */
export interface SpatialTables {
  readonly meaning: string;
  /** Why there is none; null where there is one. */
  readonly refusal: string | null;
  readonly coefficients: (FigureTable & { readonly title: string; readonly note: string }) | null;
  /** The coefficients where there is little room: error in brackets, no interval. */
  readonly narrow: FigureTable | null;
  /** Null where there are none: the coefficients are the effects. */
  readonly effects: (FigureTable & { readonly title: string; readonly note: string }) | null;
  /** The same, a row per term and kind. */
  readonly narrowEffects: FigureTable | null;
  /** What must be known of it, in the order in which it is read. */
  readonly sentences: readonly string[];
}

export function spatialTables(found: StudySpatialModel, m: Messages): SpatialTables {
  const t = m.spatial;
  const { form, chosen, result, outcome } = found;
  const meaning = t.meaning[form];
  if (!result.ok)
    return {
      ...{ meaning, coefficients: null, narrow: null },
      ...{ effects: null, narrowEffects: null, sentences: [] },
      refusal: describeRefusal(result.problem, m),
    };
  const model = result.value;
  const { statistic, df, pValue } = model.againstLinear;
  const facts = { form, statistic, df, pValue, aic: model.aic, linearAic: model.linear.aic };
  const neighbours = m.models.space.neighbours(chosen);
  const all = [...parameterRows(model, m), ...termRows(model, m), ...factRows(model, m)];
  const rows = all.map(({ row }) => row);
  return {
    meaning,
    refusal: null,
    coefficients: {
      title: t.caption(outcome.label, form),
      ids: all.map(({ id }) => (id === '' ? '' : `spatial_model.${id}`)),
      head: [t.variable, t.coefficient, t.error, m.models.interval, m.evidence.table.p],
      rows,
      note: t.note({ form, firms: model.n, weights: chosen }, neighbours),
    },
    narrow: {
      head: [t.variable, t.withError, m.evidence.table.p],
      rows: rows.map(([name, estimate, error, , p]) => [
        name,
        error === '' ? estimate : t.beside(estimate, error),
        p,
      ]),
    },
    effects:
      form === 'error'
        ? null
        : {
            title: t.effects,
            ids: shownEffects(model).map(({ at }) => `spatial_model.effects.${at}`),
            head: [t.variable, t.direct, t.indirect, t.total],
            rows: effectRows(model, m),
            note: t.effectsHint,
          },
    narrowEffects: form === 'error' ? null : narrowEffects(effectRows(model, m), m),
    sentences: [
      ...parameterSentence(model, m),
      t.fit(facts),
      ...(form === 'error' ? [t.errorEffects] : []),
      ...result.notes.map((each) => describeEvidenceNote(each, m)),
      ...(found.weights ? [m.evidence.weights.unused] : []),
    ],
  };
}

function judgedRow(
  name: string,
  { estimate, stdError, ciLow, ciHigh, pValue }: Omit<Judged, 'name' | 'lagged'>,
): string[] {
  const end = (value: number) => formatBeside(value, ciLow, ciHigh);
  return [
    name,
    formatEstimate(estimate),
    formatEstimate(stdError),
    `${end(ciLow)} – ${end(ciHigh)}`,
    formatP(pValue),
  ];
}

function parameterSentence({ form, spatial }: Fitted, m: Messages): string[] {
  if (!spatial || form === 'slx') return [];
  const { estimate, ciLow, ciHigh } = spatial;
  const [value, low, high] = [estimate, ciLow, ciHigh].map((each) =>
    formatBeside(each, ciLow, ciHigh),
  );
  return [m.spatial.parameterIs(m.spatial.parameter[form], value, low, high)];
}

/** A row, and where findings.json holds its numbers below the model; '' for nowhere. */
interface Row {
  readonly row: string[];
  readonly id: string;
}

function parameterRows({ form, spatial }: Fitted, m: Messages): Row[] {
  if (!spatial || form === 'slx') return [];
  return [{ row: judgedRow(m.spatial.parameter[form], spatial), id: 'spatial' }];
}

/** Terms, then neighbours' means, the constant last; dummies stand as one row that says how many there are. */
function termRows({ terms }: Fitted, m: Messages): Row[] {
  const named = ({ name, lagged }: Judged) => {
    const text = m.models.coefficient(name);
    return lagged ? m.spatial.ofNeighbours(text) : text;
  };
  const isConstant = ({ name }: Judged) => name === '(intercept)';
  const shown = terms.filter((term) => !isConstant(term) && !isDummy(term.name));
  return [
    ...[...shown, ...terms.filter(isConstant)].map((term) => ({
      row: judgedRow(named(term), term),
      id: `terms.${terms.indexOf(term)}`,
    })),
    ...dummyRows(terms, m).map((row) => ({ row, id: '' })),
  ];
}

function dummyRows(terms: Fitted['terms'], m: Messages): string[][] {
  const t = m.models.table;
  const counts = new Map<string, number>();
  for (const { name, lagged } of terms) {
    if (!isDummy(name)) continue;
    const text = t.dummies(m.models.coefficient(name.slice(0, name.indexOf('='))));
    const key = lagged ? m.spatial.ofNeighbours(text) : text;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => [name, t.dummyCount(count), '', '', '']);
}

function factRows(model: Fitted, m: Messages): Row[] {
  const t = m.spatial;
  const { linear, logLikelihood, aic, sigma, n } = model;
  const row = (name: string, text: string, id: string) => ({ row: [name, text, '', '', ''], id });
  const both = (one: number, other: number) =>
    t.beside(formatDecimals(one, 1), formatDecimals(other, 1));
  return [
    row(t.firms, formatCount(n), 'n'),
    row(t.sigma, formatEstimate(sigma), 'sigma'),
    row(t.logLikelihood, both(logLikelihood, linear.logLikelihood), 'log_likelihood'),
    row(t.aic, both(aic, linear.aic), 'aic'),
  ];
}

function narrowEffects(rows: readonly string[][], m: Messages): FigureTable {
  const t = m.spatial;
  const kinds = [t.direct, t.indirect, t.total];
  return {
    head: [t.variable, m.models.effect],
    rows: rows.flatMap(([term, ...cells]) =>
      cells.map((cell, kind) => [t.effectOf(term, kinds[kind]), cell]),
    ),
  };
}

function effectRows({ effects }: Fitted, m: Messages): string[][] {
  const cell = ({ estimate, ciLow, ciHigh }: Fitted['effects'][number]['direct']) => {
    const written = (value: number) => formatBeside(value, ciLow, ciHigh);
    return `${written(estimate)} (${written(ciLow)} – ${written(ciHigh)})`;
  };
  return shownEffects({ effects }).map(({ term, direct, indirect, total }) => [
    m.models.coefficient(term),
    cell(direct),
    cell(indirect),
    cell(total),
  ]);
}

/** Effects of all terms but dummies, with their place in the model. */
function shownEffects({ effects }: Pick<Fitted, 'effects'>) {
  return effects.map((effect, at) => ({ ...effect, at })).filter(({ term }) => !isDummy(term));
}
