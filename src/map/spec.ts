import type { Language } from '../i18n';
import type { Findings } from '../model/findings';
import type { Municipality } from '../model/geodata';
import type { Basemap } from './basemap';
import type { FirmColouring } from './colours/colouring';
import type { DrawingSpec } from './drawing/drawing-spec';
import type { DrawnFlows } from './flows';
import type { DrawnOverlay } from './overlay';
import type { DrawnSurface } from './surface';
import type { Theme } from './theme';

/** Something on the map that can be pointed at; `index` is its row in the findings, among the gatherings of firms (`gathered`), in the overlay's areas, or over all lines of flows. */
export interface MapTarget {
  readonly kind: 'firm' | 'gathering' | 'cluster' | 'institution' | 'area' | 'flow';
  readonly index: number;
}

/** Rows of the findings that are selected, by kind. */
export interface MapSelection {
  readonly firms: readonly number[];
  readonly clusters: readonly number[];
  readonly institutions: readonly number[];
}

export const NOTHING_SELECTED: MapSelection = { firms: [], clusters: [], institutions: [] };

/** Which layers are shown, by the names of their switches (`layers/layer`) and `firms`; absent is hidden. */
export type MapVisibility = Readonly<Record<string, boolean | undefined>>;

/** What the map's own controls and its canvas are called, in the language of the page. */
export interface MapLabels {
  readonly map: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly credits: string;
}

/** All that the map shows: the one argument of MapView.sync. Parts that keep their identity are not drawn anew. */
export interface MapSpec {
  readonly theme: Theme;
  readonly language: Language;
  readonly labels: MapLabels;
  readonly gsiTiles: boolean;
  readonly basemap: Basemap;
  readonly municipalities: readonly Municipality[];
  /** Null while there is no study yet. */
  readonly findings: Findings | null;
  /** Made from the same findings; null draws no firms. */
  readonly colouring: FirmColouring | null;
  readonly visible: MapVisibility;
  readonly selection: MapSelection;
  readonly hovered: MapTarget | null;
  /** Absent or null while nothing is being drawn. */
  readonly drawing?: DrawingSpec | null;
  /** A pointer draws around firms instead of moving the map. */
  readonly lasso?: boolean;
  /** Innovation by area; absent or null for none. */
  readonly overlay?: DrawnOverlay | null;
  /** How dense firms are, or some of them among the others; absent or null for none. */
  readonly surface?: DrawnSurface | null;
  /** Lines of contacts; absent or null for none. */
  readonly flows?: DrawnFlows | null;
  /** Where a new institution would be, degrees; absent or null for none. */
  readonly site?: { readonly lng: number; readonly lat: number } | null;
}
