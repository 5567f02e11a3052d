import type { ModelColumn, Term } from '../../evidence';
import {
  controlKey,
  controlOfKey,
  LEAST_DISTANCE_KM,
  MODEL_CONTROLS,
  MODEL_PROXIES,
  type Findings,
  type ModelSettings,
  type ModelTerm,
  type OwnControl,
  type ZeroTerm,
} from '../../model';
import { contactsOf, type Contacts } from '../ties/contacts';
import { groupsOfComparison } from '../comparison/evidence-groups';

/** Names of the columns that a study's regressions are made of. */
export const INSIDE = 'inside';
export type ModelColumnName = typeof INSIDE | Exclude<ModelTerm, 'interaction'>;
export type StudyColumns = Readonly<Record<ModelColumnName, ModelColumn>> &
  Readonly<Record<string, ModelColumn>>;

/** What regressions are made of, beside the outcome. */
export type ModelFindings = Pick<
  Findings,
  'firms' | 'firmPlaces' | 'membership' | 'proximity' | 'links' | 'controls' | 'density'
>;

/**
 * The columns of a study's regressions, one entry per firm, NaN or '' where missing. `inside`: 1, 0, NaN for excluded
 * firms. `proximity`: log of the kilometres to the nearest institution, at least LEAST_DISTANCE_KM. `frequency`:
 * log(1 + sum of the contact frequencies of the firm's ties), 0 without ties, NaN where a tie does not state its own; where no ties
 * are known, the firm's own answer, as a level where it is one.
 * `subcontractor`: 1 or 0. `size`: log of the employees. `industry` and `region` (prefecture): text. `density`: log of the firms
 * per square kilometre around. Then the person's own columns by their keys.
 */
export function modelColumns(findings: ModelFindings): StudyColumns {
  const { firms, firmPlaces, proximity, controls, density } = findings;
  const contacts = contactsOf(findings);
  return {
    inside: Float64Array.from(groupsOfComparison(findings), (side) => (side === 2 ? NaN : side)),
    proximity: proximity.nearestKm.map((km) => Math.log(Math.max(km, LEAST_DISTANCE_KM))),
    frequency: contacts ? frequencyOf(contacts) : absent(firms.count),
    subcontractor: firms.subcontractor,
    size: firms.employees.map((employees) => (employees > 0 ? Math.log(employees) : NaN)),
    industry: firms.industry,
    region: firmPlaces.prefecture,
    density: density?.map(Math.log) ?? absent(firms.count),
    ...Object.fromEntries(controls?.own.map(({ key, values }) => [key, values]) ?? []),
  };
}

/** Levels as they are; of contacts per year what log1p makes of them. */
const frequencyOf = ({ unit, values }: Contacts): Float64Array =>
  unit === 'level' ? values : values.map((sum) => (sum < 0 ? NaN : Math.log1p(sum)));

function absent(count: number): Float64Array {
  return new Float64Array(count).fill(NaN);
}

/** A column that can take part: it is known for some firm and not the same for all that are known. */
function isUsable(column: ModelColumn): boolean {
  const known = [...column].filter((value) => value !== '' && !Number.isNaN(value));
  return known.some((value) => value !== known[0]);
}

/** A study's terms as regressions take them, and those that the data can't give. */
export interface ChosenTerms {
  readonly controls: readonly Term[];
  readonly proxies: readonly Term[];
  readonly interaction: Term | null;
  readonly unavailable: readonly (ModelTerm | OwnControl)[];
}

/** The terms that were chosen, without those for which the data say nothing. */
export function chooseTerms(
  { terms, own = [] }: Pick<ModelSettings, 'terms' | 'own'>,
  columns: StudyColumns,
): ChosenTerms {
  const usable = (name: Exclude<ModelTerm, 'interaction'>) => isUsable(columns[name]);
  const parts = [...MODEL_PROXIES, ...MODEL_CONTROLS];
  const unavailable: ChosenTerms['unavailable'][number][] = parts.filter(
    (name) => terms.includes(name) && !usable(name),
  );
  const owned = [...new Map(own.map((control) => [controlKey(control), control]))];
  const isGiven = (key: string) => Object.hasOwn(columns, key) && isUsable(columns[key]);
  unavailable.push(...owned.flatMap(([key, control]) => (isGiven(key) ? [] : [control])));
  const taken = (name: Exclude<ModelTerm, 'interaction'>) => terms.includes(name) && usable(name);
  const interacts = terms.includes('interaction');
  const both = taken('proximity') && taken('frequency');
  if (interacts && !both) unavailable.push('interaction');
  return {
    controls: [...MODEL_CONTROLS.filter(taken), ...owned.map(([key]) => key).filter(isGiven)].map(
      (name) => [name],
    ),
    proxies: MODEL_PROXIES.filter(taken).map((name) => [name]),
    interaction: interacts && both ? ['frequency', 'proximity'] : null,
    unavailable,
  };
}

/** The terms of a model that its zero part has too; undefined where nothing was chosen, for all of them. */
export function zeroTermsOf(
  chosen: readonly ZeroTerm[] | undefined,
  terms: readonly Term[],
): readonly Term[] | undefined {
  return (
    chosen &&
    terms.filter((term) => {
      if (term.length > 1) return chosen.includes('interaction');
      return chosen.includes(controlOfKey(term[0]) ? 'own' : (term[0] as ZeroTerm));
    })
  );
}

/** Terms which some firm of the study could be described by. */
export function availableTerms(findings: ModelFindings): readonly ModelTerm[] {
  const columns = modelColumns(findings);
  // The density is computed where a regression holds it constant; wherever a firm has a place it can be.
  const parts = [...MODEL_PROXIES, ...MODEL_CONTROLS].filter((name) =>
    name === 'density' ? findings.firmPlaces.lng.some(Number.isFinite) : isUsable(columns[name]),
  );
  return parts.includes('proximity') && parts.includes('frequency')
    ? [...parts, 'interaction']
    : parts;
}

/** The outcome for the firms that have a value in every column of the terms, NaN for all others: the same rows for every model. */
export function outcomeOnSameRows(
  outcome: Float64Array,
  terms: readonly Term[],
  columns: StudyColumns,
): Float64Array {
  const used = [...new Set(terms.flat())].map((name) => columns[name]);
  return outcome.map((value, row) =>
    used.every((column) => column[row] !== '' && !Number.isNaN(column[row])) ? value : NaN,
  );
}
