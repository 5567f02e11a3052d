import {
  colourByCertainty,
  colourByChange,
  colourByMeasure,
  colourByMembership,
  colourByOverlay,
  colourBySpots,
  colourByStability,
  colourSome,
  type DrawnOverlay,
  type FirmColouring,
  type Theme,
} from '../../map';
import type { Outcome } from '../../model';
import type { App } from '../../state';
import { measureBreaks } from '../../study';

/** How the firms on show are coloured now: by what was chosen where its numbers are there, else by their clusters. */
export function colouringOf(
  app: App,
  outcome: Outcome | null,
  drawn: DrawnOverlay | null,
  theme: Theme = app.preferences.theme,
): FirmColouring | null {
  const colouring = coloursOf(app, outcome, drawn, theme);
  const { passed } = app.filters;
  const places = app.findings?.firmPlaces;
  return colouring && passed && places ? colourSome(colouring, passed, places) : colouring;
}

function coloursOf(
  app: App,
  outcome: Outcome | null,
  drawn: DrawnOverlay | null,
  theme: Theme,
): FirmColouring | null {
  const { findings, view } = app;
  if (!findings) return null;
  if (drawn?.overlay.settings.unit === 'firms') return colourByOverlay(findings, drawn);
  const stability = app.asked.exploration.answer?.stability;
  if (view.colour === 'measure' && outcome)
    return colourByMeasure(findings, outcome.values, measureBreaks(outcome.values), theme);
  const change = app.asked.whatIf.answer?.accessChange;
  if (view.colour === 'what_if' && change) return colourByChange(findings, change, theme);
  const probability = app.asked.positionError.answer?.insideProbability;
  const spots = app.asked.hotSpots.answer?.spot;
  if (view.colour === 'inside_probability' && probability)
    return colourByCertainty(findings, probability, theme);
  if (view.colour === 'hot_spot' && spots) return colourBySpots(findings, spots, theme);
  if (view.colour === 'stability' && stability)
    return colourByStability(findings, stability, theme);
  return colourByMembership(findings, theme);
}

/** What the legend says the colours stand for; '' for clusters. */
export function titleOf(app: App, outcome: Outcome | null): string {
  const { colour } = app.view;
  switch (colour) {
    case 'cluster':
      return '';
    case 'measure':
      return outcome?.label ?? '';
    case 'what_if':
      return app.preferences.messages.flows.whatIf.legend;
    default:
      return app.preferences.messages.explore.colour[colour];
  }
}
