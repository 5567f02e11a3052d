import type { Findings, ProximityMeasureName } from '../../model';
import { proximityValues } from '../proximity-measures';
import type { StudyLinkage } from '../questions/tie-strength';

export type MeasureKind =
  'outcome' | ProximityMeasureName | 'strength' | 'contacts' | 'ties' | 'employees';

/** A number per firm that charts show. */
export interface FirmMeasure {
  /** Tells measures apart: the kind, for an outcome with the outcome's own key behind it. */
  readonly key: string;
  readonly kind: MeasureKind;
  /** The outcome's label; '' for the other kinds, which words name. */
  readonly label: string;
  /** One per firm, NaN where it is not known. */
  readonly values: Float64Array;
}

/**
 * All measures of a study's firms: its outcomes, how near institutions are, strength of the firm's ties, contacts per year
 * and ties (with a links table only), and employees where some are known. A firm without a tie has 0 contacts; one whose ties all
 * state no frequency has NaN. Linear in firms and ties.
 */
export function firmMeasures(findings: Findings, linkage: StudyLinkage | null): FirmMeasure[] {
  const { firms } = findings;
  const plain = (kind: MeasureKind, values: Float64Array): FirmMeasure => ({
    key: kind,
    kind,
    label: '',
    values,
  });
  const hasEmployees = firms.employees.some((value) => !Number.isNaN(value));
  return [
    ...firms.outcomes.map(({ key, label, values }): FirmMeasure => ({
      key: `outcome ${key}`,
      kind: 'outcome',
      label,
      values,
    })),
    ...proximityValues(findings).map(({ name, values }) => plain(name, values)),
    ...(linkage
      ? [
          plain('strength', linkage.firms.strength),
          plain('contacts', contactsOf(findings, linkage)),
          plain('ties', Float64Array.from(linkage.firms.ties)),
        ]
      : []),
    ...(hasEmployees ? [plain('employees', firms.employees)] : []),
  ];
}

/** The measure with this key, else the first of the kind, else the first of all; null where there is none. */
export function measureOf(
  measures: readonly FirmMeasure[],
  key: string,
  otherwise: MeasureKind,
): FirmMeasure | null {
  return (
    measures.find((measure) => measure.key === key) ??
    measures.find(({ kind }) => kind === otherwise) ??
    measures[0] ??
    null
  );
}

/** Contacts per year of each firm, over its ties that state how often. */
function contactsOf({ firms, links }: Findings, { ties, used }: StudyLinkage): Float64Array {
  const contacts = new Float64Array(firms.count);
  const known = new Uint8Array(firms.count);
  const tied = new Uint8Array(firms.count);
  links.firm.forEach((firm, tie) => {
    if (used?.[tie] === 0) return;
    tied[firm] = 1;
    const perYear = ties.perYear[tie];
    if (Number.isNaN(perYear)) return;
    known[firm] = 1;
    contacts[firm] += perYear;
  });
  return contacts.map((value, firm) => (tied[firm] === 1 && known[firm] === 0 ? NaN : value));
}
