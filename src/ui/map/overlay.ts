import type { Messages } from '../../i18n';
import {
  classify,
  measureTitle,
  overlayTitle as titleOf,
  type DrawnOverlay,
  type Theme,
} from '../../map';
import type { App } from '../../state';
import { overlayOutcomes, typicalErrorKm, type Overlay } from '../../study';

/** The overlay on show with its classes; null for none. */
export function drawnOverlay(app: App, theme: Theme = app.preferences.theme): DrawnOverlay | null {
  const { overlay } = app.overlay;
  return overlay && { overlay, classification: classify(overlay, theme) };
}

const labelsOf = (app: App, { settings }: Overlay): readonly string[] =>
  app.findings ? overlayOutcomes(settings, app.findings) : [];

/** What the overlay's values are, in the page's language. */
export const measureName = (app: App, overlay: Overlay): string =>
  measureTitle(overlay.settings, labelsOf(app, overlay), app.preferences.messages.overlay);

/** The legend's title: the measure, its statistic where firms are summed up, and the unit. */
export const overlayTitle = (app: App, overlay: Overlay): string =>
  titleOf(overlay.settings, labelsOf(app, overlay), app.preferences.messages.overlay);

/** How far the areas' borders may be trusted; null where none is approximate. */
export function bordersNote({ areas: { approximate } }: Overlay, t: Messages['overlay']) {
  return approximate ? t.approximate(typicalErrorKm(approximate), approximate.source) : null;
}
