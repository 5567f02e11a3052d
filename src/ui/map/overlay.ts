import type { Messages } from '../../i18n';
import { classify, type DrawnOverlay, type Theme } from '../../map';
import type { App } from '../../state';
import { overlayOutcomes, typicalErrorKm, type Overlay } from '../../study';

/** The overlay on show with its classes; null for none. */
export function drawnOverlay(app: App, theme: Theme = app.preferences.theme): DrawnOverlay | null {
  const { overlay } = app.overlay;
  return overlay && { overlay, classification: classify(overlay, theme) };
}

/** What the overlay's values are, in the page's language. */
export function measureName(app: App, { settings }: Overlay): string {
  const t = app.preferences.messages.overlay;
  if (!app.findings) return '';
  const labels = overlayOutcomes(settings, app.findings).map((label) =>
    settings.perEmployee ? t.perEmployeeOf(label) : label,
  );
  return labels.length > 1 ? t.composite(labels) : labels[0];
}

/** The legend's title: the measure, its statistic where firms are summed up, and the unit. */
export function overlayTitle(app: App, overlay: Overlay): string {
  const t = app.preferences.messages.overlay;
  const { unit, statistic } = overlay.settings;
  const by = unit === 'firms' ? t.units.firms : `${t.units[unit]}, ${t.statistics[statistic]}`;
  return t.legendTitle(measureName(app, overlay), by);
}

/** How far the areas' borders may be trusted; null where none is approximate. */
export function bordersNote({ areas: { approximate } }: Overlay, t: Messages['overlay']) {
  return approximate ? t.approximate(typicalErrorKm(approximate), approximate.source) : null;
}
