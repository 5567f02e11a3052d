import {
  clusterDifferences,
  compare,
  compareWithoutDraws,
  DEFAULT_DRAWS,
  type ClusterDifferences,
  type Comparison,
  type PermutationTest,
} from '../../evidence';
import {
  type Alike,
  type ErrorChoice,
  type EvidenceResult,
  type Findings,
  type FirmColumns,
  type Outcome,
  type Run,
  type StudySettings,
  type StudyFile,
  type ValueCount,
  type WeightsSource,
} from '../../model';
import { codesOfNumber } from '../../tables';
import { balancedDifferences, type Balanced, type ComparedFindings } from './balanced';
import { alikeOf, dependenceOf, groupsOfComparison } from './evidence-groups';
import { inLanguage, type NameLanguage } from '../firms/in-language';
import { weightsSource } from './survey-weights';

/** The first hypothesis answered for one outcome: do firms inside clusters innovate more than those outside? */
export interface OutcomeEvidence<P extends PermutationTest | null = PermutationTest> {
  readonly outcome: Outcome;
  /** Which firms the errors and draws let be alike. */
  readonly alike: Alike;
  /** The same where the study says nothing of it. */
  readonly usual: Alike;
  readonly comparison: EvidenceResult<Comparison<P>>;
  /** The same among firms of like industry and size, without survey weights; empty where neither is known. */
  readonly balanced: Balanced;
  /** Where the survey weights come from that the comparison uses; null for none. */
  readonly weights: WeightsSource | null;
  /** Each cluster beside the firms outside; null where too few are. */
  readonly clusters: ClusterDifferences | null;
}

/** The same before its random draws, which take a hundred times as long. */
export type PromptEvidence = OutcomeEvidence<null>;

/** What of a study says which outcome it looks at. */
export interface OutcomeChoice {
  readonly settings: Pick<StudySettings, 'outcome' | 'yesNo'>;
}

/** The outcome that a study looks at: the one its settings name, else the first; null where it has none. */
export function outcomeOf(
  study: OutcomeChoice,
  findings: { readonly firms: Pick<FirmColumns, 'outcomes'> },
): Outcome | null {
  const { outcomes } = findings.firms;
  const { outcome: wanted, yesNo } = study.settings;
  const outcome = outcomes.find(({ key }) => key === wanted) ?? outcomes[0] ?? null;
  return outcome && yesNo ? asYesNo(outcome) : outcome;
}

/** The measure's values, as the table has them, that count as yes and as no, with their firms; null where it is not looked at so. */
export function yesNoSplit(
  study: StudyFile,
  { firms: { outcomes } }: Findings,
  language?: NameLanguage,
): { readonly label: string; readonly yes: ValueCount[]; readonly no: ValueCount[] } | null {
  const { outcome: wanted, yesNo } = study.settings;
  const outcome = outcomes.find(({ key }) => key === wanted) ?? outcomes[0];
  if (!outcome || !yesNo) return null;
  const rows = new Map<number, number>();
  for (const value of outcome.values)
    if (!Number.isNaN(value)) rows.set(value, (rows.get(value) ?? 0) + 1);
  const counts = [...rows].sort(([a], [b]) => a - b);
  const named = language ? inLanguage(study, language) : study;
  const codes = named.codes?.find(({ column }) => column === outcome.key)?.codes ?? [];
  const side = (isYes: boolean) =>
    counts
      .filter(([value]) => value > 0 === isYes)
      .map(([value, n]) => ({ value: codesOfNumber(codes, value), rows: n }));
  return { label: outcome.label, yes: side(true), no: side(false) };
}

/** Kept per outcome, so that the same outcome gives the same object. */
const asked = new WeakMap<Outcome, Outcome>();

/** Whether the outcome is above 0: 1 or 0, NaN where it is missing. Key and missing values stay; the label says it. */
function asYesNo(outcome: Outcome): Outcome {
  const known = asked.get(outcome);
  if (known) return known;
  const values = outcome.values.map((value) => (Number.isNaN(value) ? NaN : value > 0 ? 1 : 0));
  const made = {
    ...outcome,
    label: `${outcome.label} > 0`,
    ...(outcome.inFiles === undefined ? {} : { inFiles: `${outcome.inFiles} > 0` }),
    values,
  };
  asked.set(outcome, made);
  return made;
}

/** What of a study says which firms may be alike. */
export interface AlikeChoice {
  readonly settings: { readonly models?: ErrorChoice };
}

/** What `outcomeEvidence` gives, before its random draws. */
export function promptEvidence(
  study: OutcomeChoice & AlikeChoice,
  findings: ComparedFindings,
): PromptEvidence | null {
  const outcome = outcomeOf(study, findings);
  if (!outcome) return null;
  const dependence = dependenceOf(study.settings.models, findings, outcome.values);
  const { numbers, near } = dependence;
  const { surveyWeights } = findings.firms;
  return {
    outcome,
    alike: alikeOf(dependence),
    usual: alikeOf(dependenceOf(undefined, findings, outcome.values)),
    comparison:
      surveyWeights?.refusal ??
      compareWithoutDraws(
        outcome.values,
        groupsOfComparison(findings),
        numbers,
        near,
        surveyWeights?.values,
      ),
    balanced: balancedDifferences(findings, outcome, dependence),
    weights: weightsSource(findings.firms),
    clusters: differencesOf(outcome, findings, numbers),
  };
}

/** Compares inside with outside, under errors that let the firms be alike that the study says; never those of Shuseki's own clusters. */
export async function outcomeEvidence(
  study: OutcomeChoice & AlikeChoice & { readonly settings: Pick<StudySettings, 'seed'> },
  findings: ComparedFindings,
  run: Run,
): Promise<OutcomeEvidence | null> {
  const outcome = outcomeOf(study, findings);
  if (!outcome) return null;
  const dependence = dependenceOf(study.settings.models, findings, outcome.values);
  const { numbers, near } = dependence;
  const { surveyWeights } = findings.firms;
  const comparison =
    surveyWeights?.refusal ??
    (await compare(
      outcome.values,
      groupsOfComparison(findings),
      numbers,
      {
        ...{ seed: study.settings.seed, draws: DEFAULT_DRAWS, near },
        ...{ weights: surveyWeights?.values, wild: study.settings.models?.wild },
      },
      run,
    ));
  const balanced = balancedDifferences(findings, outcome, dependence);
  const weights = weightsSource(findings.firms);
  const clusters = differencesOf(outcome, findings, numbers);
  const usual = alikeOf(dependenceOf(undefined, findings, outcome.values));
  return { outcome, alike: alikeOf(dependence), usual, comparison, balanced, weights, clusters };
}

function differencesOf(
  { values }: Outcome,
  { firms, membership }: ComparedFindings,
  groups?: Int32Array,
) {
  return clusterDifferences(values, membership, groups, firms.surveyWeights?.values);
}
