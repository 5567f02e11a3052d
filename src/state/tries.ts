import type { StudyFile } from '../model';

/**
 * How many different definitions, measures and models have been looked at on a study. Apart from undo, since what was tried stays
 * tried. Those that an earlier sitting counted are not told apart from today's, so that the count is an upper bound.
 */
export class Tries {
  #before = 0;
  #seen = new Set<string>();

  /** Another study: goes on from the count that it bears, its present settings being among those counted. */
  restart(study: StudyFile): void {
    this.#before = Math.max(0, (study.tried ?? 1) - 1);
    this.#seen = new Set();
    this.add(study);
  }

  /** The count once this study has been looked at. */
  countWith(study: StudyFile): number {
    return this.#before + this.#seen.size + (this.#seen.has(fingerprint(study)) ? 0 : 1);
  }

  /** The study as it is written, with the count once it has been looked at. One try goes without saying: a study that was only opened stays as it was. */
  counted({ tried: _, ...study }: StudyFile): StudyFile {
    const tried = this.countWith(study);
    return tried > 1 ? { ...study, tried } : study;
  }

  /** A study whose definition is still to be found shows none that a result may be chosen by. */
  add(study: StudyFile): void {
    if (study.settings.clusters.definition !== 'wanted') this.#seen.add(fingerprint(study));
  }
}

/** All that a result may be chosen by. How a boundary is drawn around a cluster changes no result. */
function fingerprint({ settings, boundaries }: StudyFile): string {
  const { yesNo, scope } = settings;
  const others = yesNo || scope ? [yesNo, scope] : [];
  const clusters = { ...settings.clusters, boundary: '', definition: '' };
  return JSON.stringify([clusters, settings.outcome, settings.models, boundaries, ...others]);
}
