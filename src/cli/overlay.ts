import {
  DEFAULT_OVERLAY,
  OVERLAY_UNITS,
  setting,
  STATISTICS,
  type OverlaySettings,
  type StudyFile,
} from '../model';
import { overlayUnit, typicalErrorKm, type OverlayAnswer, type StudySession } from '../study';
import type { Job } from './job';
import type { OptionKinds, Options } from './options';
import { wrongOption } from './refusal';

/** Options that say what areas.geojson sums innovation up by. */
export const OVERLAY_OPTIONS: OptionKinds = {
  'overlay-unit': 'text',
  'overlay-statistic': 'text',
  'overlay-least-firms': 'text',
  'overlay-hexagon-km': 'text',
};

/** Checks the options, then gives what shows the overlay in a study; what is not said stays as the study has it. */
export function overlayFrom(options: Options): (study: StudyFile) => StudyFile {
  const unit = options.oneOf('overlay-unit', OVERLAY_UNITS);
  const statistic = options.oneOf('overlay-statistic', STATISTICS);
  const leastFirms = options.number('overlay-least-firms', setting('overlay.leastFirms').limits);
  const hexagonKm = options.number('overlay-hexagon-km', setting('overlay.hexagonKm').limits);
  const beside = { statistic, 'least-firms': leastFirms, 'hexagon-km': hexagonKm };
  if (unit === undefined) {
    for (const [option, given] of Object.entries(beside))
      if (given !== undefined)
        throw wrongOption((usage) => usage.needs(`--overlay-${option}`, '--overlay-unit'));
    return (study) => study;
  }
  if (hexagonKm !== undefined && !overlayUnit(unit).sized)
    throw wrongOption((usage) => usage.needs('--overlay-hexagon-km', '--overlay-unit hexagons'));
  const change: Partial<OverlaySettings> = {
    shown: true,
    unit,
    ...(statistic ? { statistic } : {}),
    ...(leastFirms === undefined ? {} : { leastFirms }),
    ...(hexagonKm === undefined ? {} : { hexagonKm }),
  };
  return (study) => ({
    ...study,
    settings: {
      ...study.settings,
      overlay: { ...(study.settings.overlay ?? DEFAULT_OVERLAY), ...change },
    },
  });
}

/** The overlay of a study, null where it shows none. Says why there is no areas.geojson though the study shows an overlay, and where its areas lack their borders or have approximate ones. */
export async function noteOverlay(
  session: StudySession,
  { terminal }: Job,
): Promise<OverlayAnswer | null> {
  const answer = await session.ask('overlay', {}, terminal.run('computing'));
  if (!answer) return null;
  if (!answer.ok) {
    terminal.note(({ overlay }) => overlay.refused[answer.refused]);
    return answer;
  }
  const { areas, settings } = answer.value;
  const { approximate } = areas;
  if (approximate) {
    const km = typicalErrorKm(approximate);
    const coarse = approximate.coarse.reduce((sum, each) => sum + each, 0);
    terminal.note(({ overlay }) => overlay.approximate(km, approximate.source));
    if (coarse > 0) terminal.note(({ overlay }) => overlay.coarseBorders(coarse));
  } else if (overlayUnit(settings.unit).ofTowns && !areas.shapes && !settings.bySize)
    terminal.note(({ overlay }) => overlay.townsWanted);
  return answer;
}
