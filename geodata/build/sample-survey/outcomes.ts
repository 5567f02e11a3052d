import { drawNegativeBinomial, drawNormal, streamFor } from './draws';
import type { SampleFirm } from './firms';
import type { FirmContacts } from './links';
import type { OutcomeModel } from './model';
import { plainExp, plainLog } from '../../../src/stats/plain-math';

/** Counts of one kind of innovation per firm, drawn from `model` with the streams of `seed`. */
export function drawOutcome(
  topic: 'product' | 'process',
  model: OutcomeModel,
  seed: number,
  firms: readonly SampleFirm[],
  contacts: readonly FirmContacts[],
): number[] {
  return firms.map((firm, index) => {
    // A district's number lies below all municipality codes.
    const place = firm.district >= 0 ? firm.district : Number(firm.home.code);
    const effect = model.placeSd * drawNormal(streamFor(seed, `${topic}Places`, place));
    const { nearestKm, contactsPerYear } = contacts[index];
    const logMean =
      model.constant +
      (firm.district >= 0 ? model.inDistrict : 0) +
      model.nearestKm * plainLog(1 + nearestKm) +
      model.contacts * plainLog(1 + contactsPerYear) +
      (firm.isSubcontractor ? model.subcontractor : 0) +
      model.employees * plainLog(firm.employees / 20) +
      effect;
    return drawNegativeBinomial(streamFor(seed, topic, index), plainExp(logMean), model.theta);
  });
}
