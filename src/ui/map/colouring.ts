import {
  colourByCertainty,
  colourByChange,
  colourByDifference,
  colourByDistance,
  colourByMeasure,
  colourByMembership,
  colourByPrecision,
  colourByOverlay,
  colourBySpots,
  colourByStability,
  colourClusters,
  colourSome,
  shownLayers,
  type DrawnOverlay,
  type FirmColouring,
  type MapVisibility,
  type Theme,
} from '../../map';
import type { Outcome } from '../../model';
import type { App } from '../../state';
import { verdictOf } from '../../figures/verdict';
import {
  distanceBreaks,
  groupBreaks,
  measureBreaks,
  nearestKmByCluster,
  outcomeFigures,
} from '../../study';

/**
 * Which layers the map shows: what a person switched, else what the study asks for (flows, an overlay that circles would lie upon), else
 * what answers the open step's question.
 */
export const layersOnShow = (app: App): MapVisibility =>
  shownLayers(
    {
      ...(app.study?.settings.flows ? { flows: true } : {}),
      ...(app.overlay.overlay ? { clusterSymbols: false } : {}),
      ...app.shown.view.layers,
    },
    app.shown.mapStep,
    { firms: app.findings?.firmPlaces.count ?? 0, ties: app.findings?.links.count ?? 0 },
  );

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
  const { findings } = app;
  const { colour } = app.shown;
  if (!findings) return null;
  if (drawn?.overlay.settings.unit === 'firms') return colourByOverlay(findings, drawn);
  const stability = app.asked.exploration.answer?.stability;
  if (colour === 'measure' && outcome) {
    const colouring = colourByMeasure(
      findings,
      outcome.values,
      measureBreaks(outcome.values),
      theme,
    );
    if (drawn) return colouring;
    const means = outcomeFigures(findings, outcome).clusters.map(({ mean }) => mean);
    return colourClusters(colouring, 'mean', means, groupBreaks(means), 'most');
  }
  const { differences } = app.evidence;
  if (colour === 'difference' && differences)
    return colourByDifference(findings, differences, theme);
  if (colour === 'distance') {
    const breaks = distanceBreaks(findings.proximity.nearestKm);
    const colouring = colourByDistance(findings, breaks, theme);
    return colourClusters(colouring, 'median', nearestKmByCluster(findings), breaks, 'least');
  }
  const change = app.asked.whatIf.answer?.accessChange;
  if (colour === 'what_if' && change) return colourByChange(findings, change, theme);
  const probability = app.asked.positionError.answer?.insideProbability;
  const spots = app.asked.hotSpots.answer?.spot;
  if (colour === 'inside_probability' && probability)
    return colourByCertainty(findings, probability, theme);
  if (colour === 'hot_spot' && spots) return colourBySpots(findings, spots, theme);
  if (colour === 'stability' && stability) return colourByStability(findings, stability, theme);
  if (colour === 'precision') return colourByPrecision(findings, theme);
  return colourByMembership(findings, theme);
}

/** What the legend says the colours stand for; '' for clusters. */
export function titleOf(app: App, outcome: Outcome | null): string {
  const { colour } = app.shown;
  switch (colour) {
    case 'cluster':
      return '';
    case 'measure':
      return outcome?.label ?? '';
    case 'difference':
      return differenceTitle(app);
    case 'what_if':
      return app.preferences.messages.flows.whatIf.legend;
    default:
      return app.preferences.messages.explore.colour[colour];
  }
}

/** What is compared, and the answer for all clusters together. */
function differenceTitle({ evidence, preferences }: App): string {
  const { answer, differences } = evidence;
  if (!answer || !differences) return '';
  const all = verdictOf(answer);
  return preferences.messages.evidence.clusters.legend(
    answer.outcome.label,
    all && { difference: all.insideMean - all.outsideMean, low: all.low, high: all.high },
  );
}
