import { PositionMover } from '../../cluster';
import { comparePlainly, fitModel, type Model } from '../../evidence';
import { proximity as measureProximity } from '../../linkage';
import {
  LEAST_DISTANCE_KM,
  type EvidenceResult,
  type Findings,
  type InstitutionColumns,
  type ModelFamily,
  type Outcome,
  type Run,
  type StudySettings,
} from '../../model';
import { quietly } from '../../model/run';
import { drawInParts, type DrawTask } from '../../stats/draw-parts';
import { groupsOfComparison } from '../comparison/evidence-groups';
import { clusteringOf, type Clustering } from '../overrides';
import { INSIDE, zeroTermsOf, type ModelFindings } from './model-columns';
import { modelsOf, offsetFor, setUpModels, type ModelChoice, type ModelSetup } from './model-setup';
import { quicker, redrawnRows, redrawPlan, type RedrawSettings } from './position-error';
import { quantileOf, redrawn, type Estimated, type Redrawn } from './redrawn';

/** The comparison, and the regression with information flow, with intervals that hold the position error too. */
export interface StudyPositionEvidence {
  readonly outcome: string;
  readonly seed: number;
  readonly draws: number;
  /** Firms of the comparison, whatever their outcome, and those of them that have an error radius and so move. */
  readonly firms: number;
  readonly moving: number;
  /** Share of the firms of the comparison that are inside: as the positions are, and on average over the draws. */
  readonly insideShare: { readonly asGiven: number; readonly redrawn: number };
  /** Inside minus outside; errors are clustered by municipality where `clustered`, else Welch's. */
  readonly difference: Redrawn;
  readonly clustered: boolean;
  /** Null where no regression can be fitted to the positions as they are. */
  readonly model: {
    readonly family: ModelFamily;
    readonly firms: number;
    readonly draws: number;
    /** Errors are clustered by municipality, else HC1. */
    readonly clustered: boolean;
    /** Being inside, then the proxies of information flow. */
    readonly terms: readonly (Redrawn & { readonly name: string })[];
  } | null;
}

/** Regressions take longer than clusters: they are fitted to the first so many draws. */
export const MODEL_REDRAWS = 50;
const NOTHING: Estimated = { estimate: NaN, stdError: NaN, df: NaN, clustered: false };

/** Inside minus outside as the verdict takes it. */
function differenceOf(
  { outcome, groups, weights }: Pick<Wanted, 'outcome' | 'groups' | 'weights'>,
  sides: Uint8Array,
): Estimated {
  const compared = comparePlainly(outcome.values, sides, groups, undefined, weights);
  if (!compared.ok) return NOTHING;
  const { difference: estimate, robust, welch, ciLow, ciHigh, weighted } = compared.value;
  if (weighted) {
    const { difference, stdError, df } = weighted;
    return { estimate: difference, stdError, df, clustered: weighted.groups !== null };
  }
  return robust
    ? { estimate, stdError: robust.stdError, df: robust.df, clustered: true }
    : {
        estimate,
        stdError: (ciHigh - ciLow) / 2 / quantileOf(welch.df),
        df: welch.df,
        clustered: false,
      };
}

/** Distances as the regressions take them. */
export function logOf(nearestKm: Float64Array): Float64Array {
  return nearestKm.map((km) => Math.log(Math.max(km, LEAST_DISTANCE_KM)));
}

/** The regression with information flow for other memberships and distances; the rows stay the same. */
function refit(
  setup: ModelSetup,
  sides: Uint8Array,
  nearestKm: Float64Array,
): EvidenceResult<Model> {
  const { terms } = modelsOf(setup.terms).findLast(({ key }) => key !== 'interaction')!;
  if (setup.refusal) return setup.refusal;
  const { values, groups, family, bases } = setup;
  const weights = setup.weights?.values;
  const columns = {
    ...setup.columns,
    [INSIDE]: Float64Array.from(sides, (side) => (side === 2 ? NaN : side)),
    proximity: logOf(nearestKm),
  };
  return fitModel({
    ...{ family, outcome: values, terms, columns, bases, groups, weights },
    ...offsetFor(setup, family),
    zeroTerms: zeroTermsOf(setup.zeroChoice, terms),
    effectsOf: [],
  });
}

function termOf(model: EvidenceResult<Model>, name: string): Estimated {
  const found = model.ok && model.value.terms.find((term) => term.name === name);
  if (!found) return NOTHING;
  const { estimate, errors, degrees } = found;
  return Number.isFinite(errors.clustered)
    ? { estimate, stdError: errors.clustered, df: degrees.clustered, clustered: true }
    : { estimate, stdError: errors.hc1, df: Infinity, clustered: false };
}

function shareInside(sides: Uint8Array): number {
  const count = (wanted: number) => sides.reduce((n, side) => n + (side === wanted ? 1 : 0), 0);
  return count(1) / (count(0) + count(1));
}

/** What a draw gave; `terms` as they were asked for, and null beyond the draws that models are fitted to. */
export interface RedrawnOnce {
  readonly difference: Estimated;
  readonly insideShare: number;
  readonly terms: readonly Estimated[] | null;
}

/** What of a study says what is drawn and estimated. */
export interface RedrawnChoice extends ModelChoice {
  readonly settings: ModelChoice['settings'] & RedrawSettings & Pick<StudySettings, 'seed'>;
}

export type RedrawnFindings = ModelFindings &
  Pick<Findings, 'countedPlaces'> & { readonly institutions: Pick<InstitutionColumns, 'kind'> };

/** What is estimated in each draw; `setup` is null where no regression is. */
interface Wanted {
  readonly outcome: Outcome;
  readonly groups?: Int32Array;
  readonly weights?: Float64Array;
  readonly setup: ModelSetup | null;
  readonly names: readonly string[];
}

/** All that estimating redrawn positions depends on. */
export interface Redrawing {
  readonly firmPlaces: Findings['firmPlaces'];
  readonly countedPlaces: Findings['countedPlaces'];
  readonly kinds: InstitutionColumns['kind'];
  readonly clustering: Clustering;
  readonly wanted: Wanted;
  readonly seed: number;
}

/** Redraws positions and what follows from them: each firm's side and, where wanted, its distance to the nearest institution. */
export function sidesDealer({ firmPlaces, countedPlaces, kinds, clustering, seed }: Redrawing) {
  const cluster = clusteringOf(quicker(clustering));
  const firms = new PositionMover(firmPlaces, firmPlaces.errorKm, seed);
  // Drawn by themselves, so that firms move as they do in the clusters' draws.
  const sites = new PositionMover(countedPlaces, countedPlaces.errorKm, seed + 1);
  return async (draw: number, run: Run) => {
    const moved = firms.move(draw);
    const membership = await cluster({ ...firmPlaces, ...moved }, quietly(run), draw);
    const nearestKm = () => measureProximity(moved, sites.move(draw), kinds, []).nearestKm;
    return { sides: groupsOfComparison({ membership }), nearestKm };
  };
}

/** Estimates with redrawn positions. */
export const POSITION_ESTIMATES: DrawTask<Redrawing, readonly RedrawnOnce[]> = {
  name: 'position-evidence',
  start: (redrawing) => {
    const { wanted } = redrawing;
    const { setup, names } = wanted;
    const dealt = sidesDealer(redrawing);
    return async (from, to, run) => {
      const found: RedrawnOnce[] = [];
      for (let draw = from; draw < to; draw++) {
        const { sides, nearestKm } = await dealt(draw, run);
        const model = setup && draw < MODEL_REDRAWS ? refit(setup, sides, nearestKm()) : null;
        found.push({
          difference: differenceOf(wanted, sides),
          insideShare: shareInside(sides),
          terms: model && names.map((name) => termOf(model, name)),
        });
        if (draw + 1 < to) run.progress((draw + 1 - from) / (to - from));
        const wait = run.checkpoint();
        if (wait) await wait;
      }
      return found;
    };
  },
};

/**
 * Draws every position anew within its error radius, clusters, measures distances and estimates again in each draw, and puts the
 * draws together by Rubin's rules. The groups that errors are clustered by stay as they are. Null without an
 * outcome, or where inside and outside can't be compared. The same seed gives the draws of `studyPositionError`.
 */
export async function studyPositionEvidence(
  study: RedrawnChoice,
  findings: RedrawnFindings,
  clustering: Clustering,
  run: Run,
): Promise<StudyPositionEvidence | null> {
  const prepared = prepareRedraws(study, findings, clustering);
  if (!prepared) return null;
  const { setup, sides, given, model, redrawing, plan } = prepared;
  const { outcome } = setup;
  const { names } = redrawing.wanted;
  const drawn = (await drawInParts(POSITION_ESTIMATES, redrawing, plan, run)).flat();
  const models = drawn.flatMap(({ terms }) => (terms ? [terms] : []));
  const errorsKm = [...findings.firmPlaces.errorKm].filter((_, i) => sides[i] !== 2);
  return {
    outcome: outcome.label,
    seed: study.settings.seed,
    draws: drawn.length,
    firms: errorsKm.length,
    moving: errorsKm.filter((km) => km > 0).length,
    insideShare: {
      asGiven: shareInside(sides),
      redrawn: drawn.reduce((sum, one) => sum + one.insideShare, 0) / drawn.length,
    },
    difference: redrawn(
      given,
      drawn.map((one) => one.difference),
    ),
    clustered: given.clustered,
    model: model.ok
      ? {
          family: setup.family,
          firms: model.value.n,
          draws: models.length,
          clustered: termOf(model, INSIDE).clustered,
          terms: names.map((name, at) => ({
            name,
            ...redrawn(
              termOf(model, name),
              models.map((one) => one[at]),
            ),
          })),
        }
      : null,
  };
}

/** What is drawn and estimated, with the estimates as the positions are; null where nothing can be compared. */
export function prepareRedraws(
  study: RedrawnChoice,
  findings: RedrawnFindings,
  clustering: Clustering,
) {
  const setup = setUpModels(study, findings);
  if (!setup) return null;
  const { outcome } = setup;
  const { firmPlaces, proximity } = findings;
  const { groups } = setup;
  const sides = groupsOfComparison(findings);
  const compared = {
    outcome,
    ...(groups ? { groups } : {}),
    ...(setup.weights ? { weights: setup.weights.values } : {}),
  };
  const given = differenceOf(compared, sides);
  if (!Number.isFinite(given.stdError)) return null;
  const model = refit(setup, sides, proximity.nearestKm);
  const names = [INSIDE, ...setup.terms.proxies.map((term) => term.join(':'))];
  const { settings } = study;
  const rows = redrawnRows(clustering.definition, firmPlaces.count, clustering.firms.background);
  const redrawing: Redrawing = {
    firmPlaces,
    countedPlaces: findings.countedPlaces,
    kinds: findings.institutions.kind,
    clustering,
    wanted: { ...compared, setup: model.ok ? setup : null, names },
    seed: settings.seed,
  };
  const plan = redrawPlan(settings, rows);
  return { setup, sides, given, model, redrawing, plan };
}
