import type { LayerSpecification } from 'maplibre-gl';
import type { Language, Messages } from '../../i18n';
import type { Findings } from '../../model/findings';
import type { FirmColouring } from '../colours/colouring';
import type { ShapeImage } from '../shapes';
import type { MapSpec, MapTarget, MapVisibility } from '../spec';
import type { Theme } from '../theme';
import type { Bounds } from '../viewpoint';

/** Where a layer's parts lie among the basemap's and the firms', bottom to top. */
export const PLACES = [
  // Below the names of municipalities.
  'fills',
  'areas',
  'outlines',
  // Below the firms, and the names of prefectures above them.
  'symbols',
  'lines',
  // Above the firms.
  'points',
  'names',
] as const;
export type Place = (typeof PLACES)[number];

/** The parts of the wanted map that data may be made of. */
export type Wanted = Pick<
  MapSpec,
  'findings' | 'visible' | 'selection' | 'overlay' | 'surface' | 'flows' | 'site'
> &
  Partial<Pick<MapSpec, 'colouring'>>;
type Drawable = Wanted & { readonly findings: Findings };

/** A source of features: nothing is computed where its parts are null, nor again as long as they are the same. */
export interface LayerSource {
  readonly parts: (wanted: Drawable) => readonly unknown[] | null;
  readonly data: (wanted: Drawable) => GeoJSON.FeatureCollection;
}

/** The data get the parts that are declared, and nothing else. */
export function source<Parts extends unknown[]>(
  parts: (wanted: Drawable) => readonly [...Parts] | null,
  make: (...parts: Parts) => GeoJSON.FeatureCollection,
): LayerSource {
  return {
    parts,
    data: (wanted) => {
      const given = parts(wanted);
      return given === null ? { type: 'FeatureCollection', features: [] } : make(...given);
    },
  };
}

/** How much of what a map may be asked to draw. */
export interface Counts {
  readonly firms: number;
  readonly ties: number;
}

/** How a layer is switched. */
export interface LayerSwitch {
  /** Its key in `MapSpec.visible`. */
  readonly name: string;
  /** Before a person says otherwise: always, never, or in the steps whose questions it answers. */
  readonly on: boolean | ((step: number, counts: Counts) => boolean);
  /** What its box in the list of layers is called; without it the box stands elsewhere. */
  readonly label?: (m: Messages) => string;
  /** The switch without which this one is off. */
  readonly within?: string;
  /** Whether there is anything to switch; always unless given. */
  readonly occurs?: (findings: Findings) => boolean;
}

export type LegendMark =
  /** Circles in one another, radii in CSS pixels from the largest down. */
  | { readonly kind: 'circles'; readonly radii: readonly number[]; readonly colour: string }
  /** SVG paths in boxes of `LEGEND_SHAPE_SIZE`, side by side. */
  | { readonly kind: 'shapes'; readonly paths: readonly string[]; readonly colour: string }
  /** Areas side by side. */
  | { readonly kind: 'areas'; readonly colours: readonly string[] }
  /** Dashes and gaps in widths of the line. */
  | { readonly kind: 'line'; readonly dashes: readonly number[]; readonly colour: string };

/** A line of the legend. */
export interface LegendLine {
  readonly layer: string;
  readonly mark: LegendMark;
  readonly text: (m: Messages) => string;
  readonly count: number;
}

/** What lines of the legend are made for: they count what is in view. */
export interface Seen {
  readonly theme: Theme;
  readonly colouring: FirmColouring;
  readonly visible: MapVisibility;
  /** The step whose question the map answers. */
  readonly step: number;
  readonly view: Bounds;
  readonly zoom: number;
}

/** How a layer looks. */
export interface Look {
  readonly theme: Theme;
  readonly language: Language;
  readonly visible: MapSpec['visible'];
}

/** Everything that the map knows of one kind of thing that it draws. The list of them is in `stack`. */
export interface MapLayer {
  readonly switch?: LayerSwitch;
  readonly sources: Readonly<Record<string, LayerSource>>;
  readonly layers: (look: Look) => Partial<Record<Place, readonly LayerSpecification[]>>;
  readonly legend?: (findings: Findings, seen: Seen) => readonly Omit<LegendLine, 'layer'>[];
  /** Its lines come first in the legend: they answer the open step's question. */
  readonly answers?: boolean;
  /** Images that its symbols are drawn with, by name. */
  readonly images?: Readonly<Record<string, () => ShapeImage>>;
  /** What can be pointed at: ids of layers whose features have an `index`. `near` counts some pixels around as hit. */
  readonly pick?: {
    readonly kind: MapTarget['kind'];
    readonly layers: readonly string[];
    readonly near?: boolean;
    /** Before firms at the same place. */
    readonly first?: boolean;
  };
  /** The source whose features are marked when selected or pointed at. */
  readonly mark?: {
    readonly source: string;
    readonly kind: MapTarget['kind'];
    readonly rows: (selection: MapSpec['selection']) => readonly number[];
  };
}

export const visibilityOf = (shown: boolean | undefined) => (shown ? 'visible' : 'none');
