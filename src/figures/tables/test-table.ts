import { formatDecimals, formatP, type Messages } from '../../i18n';
import type { Alike } from '../../model';
import type { OutcomeEvidence, PromptEvidence } from '../../study';

type WeightedComparison = NonNullable<Compared['weighted']>;
type Compared = Extract<(OutcomeEvidence | PromptEvidence)['comparison'], { ok: true }>['value'];

export interface TestRow {
  readonly name: string;
  readonly statistic: string;
  readonly p: string;
  /** Takes firms as independent. */
  readonly weak: boolean;
  /** Where findings.json holds it, below the comparison. */
  readonly id: string;
}

/** Stands where random draws are still under way. */
const PENDING = '…';

/** Whether the weighted difference's error lets firms be alike. */
function isGrouped({ groups }: WeightedComparison, { errors }: Alike): boolean {
  return groups !== null || errors === 'conley';
}

/** All tests of inside against outside, those on which the verdict rests first. */
export function testRows(found: Compared, alike: Alike, m: Messages): TestRow[] {
  const t = m.evidence.table;
  const { robust, groupPermutation, welch, mannWhitney, permutation, yesNo, sample, weighted } =
    found;
  const { wild } = found;
  // With survey weights, what stands beside the weighted difference uses none.
  const named = (name: string) => (weighted ? t.unweighted(name) : name);
  const row = (name: string, statistic: string, p: number, weak: boolean, id: string): TestRow => ({
    name: named(name),
    statistic,
    p: formatP(p),
    weak,
    id,
  });
  const signed = (letter: string, value: number) => `${letter} ${formatDecimals(value, 2)}`;
  return [
    ...(weighted
      ? [
          {
            name: isGrouped(weighted, alike) ? t.weightedAlike(alike) : t.weighted,
            statistic: signed('t', weighted.t),
            p: formatP(weighted.pValue),
            weak: false,
            id: 'weighted',
          },
        ]
      : []),
    ...(robust
      ? [row(t.clustered(alike), signed('t', robust.t), robust.pValue, false, 'robust')]
      : []),
    ...(wild ? [row(t.wild(alike), t.wildDraws(wild), wild.pValue, false, 'wild_bootstrap')] : []),
    ...(groupPermutation
      ? [
          row(
            t.groupPermutation(alike),
            t.draws(groupPermutation.draws, groupPermutation.seed),
            groupPermutation.pValue,
            false,
            'group_permutation',
          ),
        ]
      : permutation === null && sample.grouping !== null && sample.grouping.count > 1
        ? [
            {
              name: named(t.groupPermutation(alike)),
              statistic: '',
              p: PENDING,
              weak: false,
              id: '',
            },
          ]
        : []),
    row(t.welch, signed('t', welch.t), welch.pValue, true, 'welch'),
    row(t.mannWhitney, signed('z', mannWhitney.z), mannWhitney.pValue, true, 'mann_whitney'),
    permutation
      ? row(
          t.permutation,
          t.draws(permutation.draws, permutation.seed),
          permutation.pValue,
          true,
          'permutation',
        )
      : { name: named(t.permutation), statistic: '', p: PENDING, weak: true, id: '' },
    ...(yesNo ? [row(t.fisher, '', yesNo.fisher.pValue, true, 'yes_no.fisher')] : []),
  ];
}
