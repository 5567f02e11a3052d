import type { MadeWeights, ResponseMethod } from '../model/response';
import { sum } from '../stats/summary';
import { fitModel } from './fit-model';
import { answered, refused, type EvidenceResult, type Refusal } from './problem';
import { weightSums } from './survey-weights';

/** Firms that were asked, one entry each. */
export interface ResponseFrame {
  /** 1 or 0. */
  readonly answered: Uint8Array;
  /** Weights before the response, all above 0. */
  readonly base: Float64Array;
  /** What is known of all of them: each firm's class, from 0; no class is empty among those who answered. */
  readonly traits: readonly { readonly of: Int32Array; readonly count: number }[];
}

const MOST_ROUNDS = 1000;
/** Relative distance from the margins at which raking has arrived. */
const ARRIVED = 1e-11;

/** Names that sort as the classes are numbered. */
export const classCode = (at: number): string => String(at).padStart(5, '0');

/** What each class comes to: sums of `weights`, over those who answered or all. */
function margin(
  { of, count }: ResponseFrame['traits'][number],
  weights: Float64Array,
): Float64Array {
  const sums = new Float64Array(count);
  of.forEach((at, i) => (sums[at] += weights[i]));
  return sums;
}

/** The base weight over the probability of an answer, by a logit of the answer on the classes. */
function byProbability(frame: ResponseFrame): Float64Array | Refusal {
  const names = frame.traits.map((_, t) => `trait${t}`);
  const model = fitModel({
    family: 'logit',
    outcome: Float64Array.from(frame.answered),
    terms: names.map((name) => [name]),
    columns: Object.fromEntries(
      frame.traits.map(({ of }, t) => [names[t], Array.from(of, classCode)]),
    ),
    ...(frame.base.some((weight) => weight !== frame.base[0]) ? { weights: frame.base } : {}),
    effectsOf: [],
  });
  if (!model.ok) return refused('response-not-modelled', {});
  const { fitted } = model.value;
  return frame.base.map((weight, i) => (frame.answered[i] === 1 ? weight / fitted[i] : 0));
}

/** Raises and lowers the weights class by class, trait after trait, until each class weighs as much as among all who were asked. */
function raked(frame: ResponseFrame): { weights: Float64Array; rounds: number } | Refusal {
  const { traits, base } = frame;
  const wanted = traits.map((trait) => margin(trait, base));
  const weights = base.map((weight, i) => (frame.answered[i] === 1 ? weight : 0));
  for (let rounds = 1; rounds <= MOST_ROUNDS; rounds++) {
    traits.forEach((trait, t) => {
      const found = margin(trait, weights);
      for (let i = 0; i < weights.length; i++)
        if (weights[i] > 0) weights[i] *= wanted[t][trait.of[i]] / found[trait.of[i]];
    });
    if (deviationOf(frame, weights) < ARRIVED) return { weights, rounds };
  }
  return refused('response-not-raked', {
    rounds: MOST_ROUNDS,
    deviation: deviationOf(frame, weights),
  });
}

/** Largest relative distance of a class's weight from that of all who were asked. */
function deviationOf({ traits, base }: ResponseFrame, weights: Float64Array): number {
  let most = 0;
  for (const trait of traits) {
    const found = margin(trait, weights);
    margin(trait, base).forEach((wanted, at) => {
      most = Math.max(most, Math.abs(found[at] / wanted - 1));
    });
  }
  return most;
}

/**
 * Cuts weights at `limit`, which must not lie below their mean; what is cut is spread evenly over the others, none of which then exceeds
 * it. The sum stays; `trimmed`: how many lay above. As `trimWeights(strict = TRUE)` of R's survey package, whose repeated spreading arrives at the same. O(n log n).
 */
export function trimmedWeights(
  weights: Float64Array,
  limit: number,
): { readonly values: Float64Array; readonly trimmed: number } {
  const above = weights.reduce((count, weight) => count + (weight > limit ? 1 : 0), 0);
  if (above === 0) return { values: weights, trimmed: 0 };
  const falling = Float64Array.from(weights).sort().reverse();
  let rest = sum(falling.subarray(above));
  for (let cut = above; cut < falling.length; cut++) {
    const share = (sum(weights) - cut * limit - rest) / (falling.length - cut);
    if (falling[cut] + share <= limit)
      return { values: weights.map((weight) => Math.min(weight + share, limit)), trimmed: above };
    rest -= falling[cut];
  }
  return { values: weights.map(() => limit), trimmed: above };
}

/**
 * Weights of the firms that answered by which they stand for all who were asked. `trim`: no weight exceeds the mean times this. Values are
 * one per firm of the frame, NaN for those that did not answer. Sources: Kalton and Flores-Cervantes 2003; Deming and Stephan 1940.
 */
export function responseWeights(
  way: ResponseMethod,
  frame: ResponseFrame,
  trim: number,
): EvidenceResult<MadeWeights> {
  const count = frame.answered.reduce((total, one) => total + one, 0);
  if (count === 0) return refused('response-nobody', { firms: frame.answered.length });
  if (count === frame.answered.length) return refused('response-everybody', { firms: count });
  if (frame.traits.length === 0) return refused('response-no-traits', {});
  const made = way === 'rake' ? raked(frame) : byProbability(frame);
  if ('ok' in made) return made;
  const { weights, rounds } = 'weights' in made ? made : { weights: made, rounds: 0 };
  const rows = [...frame.answered.keys()].filter((i) => frame.answered[i] === 1);
  const own = Float64Array.from(rows, (i) => weights[i]);
  const limit = (trim * sum(own)) / own.length;
  const { values: cut, trimmed } = trimmedWeights(own, limit);
  const values = new Float64Array(weights.length).fill(NaN);
  const whole = new Float64Array(weights.length);
  rows.forEach((i, at) => (values[i] = whole[i] = cut[at]));
  const [least, most] = [(a: number, b: number) => Math.min(a, b), Math.max].map((pick) =>
    cut.reduce((found, weight) => pick(found, weight), cut[0]),
  );
  return answered({
    ...{ way, values, ...weightSums(cut), least, most, trimmed, limit, rounds },
    deviation: deviationOf(frame, whole),
  });
}
