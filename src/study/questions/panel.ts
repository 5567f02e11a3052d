import {
  DEFAULT_DRAWS,
  differenceInDifferences,
  NEVER,
  type DifferenceInDifferences,
} from '../../evidence';
import {
  DEFAULT_PANEL,
  refused,
  type Alike,
  type EvidenceResult,
  type FirmRounds,
  type Outcome,
  type PanelSettings,
  type Refusal,
  type Run,
  type StudySettings,
} from '../../model';
import { outcomeName } from '../firms/column-names';
import { outcomeOf, type AlikeChoice, type OutcomeChoice } from '../comparison/evidence';
import { alikeOf, dependenceOf } from '../comparison/evidence-groups';
import { EVENTS_KEY } from '../ties/events';
import {
  becomingInside,
  leftOutCounts,
  openingOf,
  openingOverRounds,
  openingOverYears,
  type LeftOut,
  type Made,
  type PanelMade,
} from '../panel/panel-data';
import {
  seeRounds,
  type PanelClustering,
  type PanelFindings,
  type RoundFound,
  type RoundsSeen,
} from '../panel/rounds-seen';
import { weightsSource } from '../comparison/survey-weights';

/** The difference in differences of a study. */
export interface StudyDifference extends PanelMade {
  /** Firms that are left out, by why. */
  readonly left: Readonly<Record<LeftOut, number>>;
  readonly outcome: Pick<Outcome, 'key' | 'label' | 'inFiles'>;
  readonly of: 'inside' | 'opening';
  /** The institution that opened; absent for becoming inside. */
  readonly opening?: Pick<PanelSettings, 'opened' | 'km'> & {
    readonly name: string;
    readonly nameEn: string;
    readonly errorKm: number;
  };
  readonly alike: Alike;
  /** Errors are by firm: firms are taken as independent, or those it happened to (or not) lie in one group altogether. */
  readonly byFirm: 'chosen' | 'one-group' | null;
  readonly found: EvidenceResult<DifferenceInDifferences>;
}

/** Firms over time. */
export interface StudyPanel {
  /** Null where no column says rounds. */
  readonly rounds:
    | (Pick<FirmRounds, 'column' | 'again' | 'folded'> &
        Pick<PanelSettings, 'clusters'> &
        Pick<RoundsSeen, 'pairs' | 'at' | 'tied'> & { readonly found: readonly RoundFound[] })
    | null;
  /** Why the rounds can't be compared. */
  readonly refusal: Refusal | null;
  /** Null without a measure, and where neither rounds nor an opening ask for it. */
  readonly difference: StudyDifference | { readonly refusal: Refusal } | null;
  /** Survey weights of the study are not used. */
  readonly weighted: boolean;
}

export interface PanelChoice extends OutcomeChoice, AlikeChoice {
  readonly settings: OutcomeChoice['settings'] &
    AlikeChoice['settings'] &
    Pick<StudySettings, 'panel' | 'seed'>;
}

export interface PanelInput {
  readonly study: PanelChoice;
  readonly findings: PanelFindings;
  readonly clustering: PanelClustering;
}

/** Null where the study has no rounds and asks about no opening. */
export async function studyPanel(
  { study, findings, clustering }: PanelInput,
  run: Run,
): Promise<StudyPanel | null> {
  const settings = study.settings.panel ?? DEFAULT_PANEL;
  const { rounds } = findings.firms;
  const isOpening = settings.institution !== '';
  if (!rounds && !isOpening) return null;
  const refusal = rounds?.refusal ?? null;
  const seen =
    rounds && !refusal ? await seeRounds(rounds, findings, clustering, settings, run) : null;
  const outcome = outcomeOf(study, findings);
  const asked = { study, findings, settings, clustering, rounds: seen ? rounds! : null, seen };
  return {
    rounds:
      rounds && seen
        ? {
            ...{ column: rounds.column, again: rounds.again, folded: rounds.folded },
            ...{ clusters: settings.clusters, pairs: seen.pairs, found: seen.rounds },
            ...{ at: seen.at, tied: seen.tied },
          }
        : null,
    refusal,
    difference: outcome ? await differenceOf(outcome, asked, run) : null,
    weighted: weightsSource(findings.firms) !== null,
  };
}

interface AskedOf {
  readonly study: PanelChoice;
  readonly findings: PanelFindings;
  readonly settings: PanelSettings;
  readonly clustering: PanelClustering;
  readonly rounds: FirmRounds | null;
  readonly seen: RoundsSeen | null;
}

async function differenceOf(
  outcome: Outcome,
  asked: AskedOf,
  run: Run,
): Promise<StudyPanel['difference']> {
  const { study, findings, settings } = asked;
  const isOpening = settings.institution !== '';
  if (!isOpening && !asked.seen) return null;
  const opening = isOpening ? openingOf(settings, findings) : null;
  if (opening && !opening.ok) return { refusal: opening };
  const made = madeOf(outcome, asked, opening?.ok ? opening.value : null);
  if (!made.ok) return { refusal: made };
  const dependence = dependenceOf(study.settings.models, findings, outcome.values);
  const { group, byFirm } = groupsOf(made.value, dependence.numbers);
  const panel = { ...made.value.panel, group };
  const values = panel.y.filter((value) => !Number.isNaN(value));
  const isCount = values.some((value) => value > 1) && values.every(Number.isInteger);
  const found = await differenceInDifferences(
    panel,
    { seed: study.settings.seed, draws: DEFAULT_DRAWS, counts: isCount },
    run,
  );
  return {
    ...{ ...made.value, panel, left: leftOutCounts(made.value) },
    outcome: outcomeName(outcome),
    of: isOpening ? 'opening' : 'inside',
    ...(opening?.ok
      ? {
          opening: {
            ...{ name: opening.value.name, nameEn: opening.value.nameEn },
            errorKm: opening.value.errorKm,
            ...{ opened: settings.opened, km: settings.km },
          },
        }
      : {}),
    ...{ alike: alikeOf(dependence), byFirm, found },
  };
}

function madeOf(
  outcome: Outcome,
  { study, findings, settings, clustering, rounds, seen }: AskedOf,
  opening: Parameters<typeof openingOverYears>[3] | null,
): Made {
  const isYesNo = study.settings.yesNo === true;
  if (!opening) return becomingInside(outcome, isYesNo, rounds!, findings, seen!);
  const { includeCoarse } = clustering.definition;
  if (outcome.key === EVENTS_KEY)
    return openingOverYears(outcome, isYesNo, findings, opening, settings, includeCoarse);
  if (!rounds || !seen) return refused('panel-no-times', {});
  return openingOverRounds(
    ...([outcome, isYesNo, rounds, findings, seen, opening, settings, includeCoarse] as const),
  );
}

/**
 * Whom each firm's errors may be like, by its last row. Where those it happened to, or the others, lie in one group altogether, nothing tells the
 * group from what happened: then by firm.
 */
function groupsOf(
  { panel: { since, unit }, rowOf }: PanelMade,
  numbers: Int32Array | undefined,
): { readonly group: Int32Array; readonly byFirm: StudyDifference['byFirm'] } {
  const own = Int32Array.from(since.keys());
  if (!numbers) return { group: own, byFirm: 'chosen' };
  const group = own.map((firm) => (rowOf[firm] < 0 ? -1 : numbers[rowOf[firm]]));
  const sides = [new Set<number>(), new Set<number>()];
  for (const firm of new Set(unit)) {
    const key = group[firm] < 0 ? -2 - firm : group[firm];
    sides[since[firm] === NEVER ? 0 : 1].add(key);
  }
  const isTold = sides.every(({ size }) => size !== 1);
  return isTold ? { group, byFirm: null } : { group: own, byFirm: 'one-group' };
}
