/** How one thing is drawn; lengths in millimetres on paper, colours #rrggbb. */
export interface LookSymbol {
  readonly kind: 'marker' | 'line' | 'fill';
  /** Null draws no fill. */
  readonly fill: string | null;
  /** 0 to 1 of the fill; 1 unless given. */
  readonly opacity?: number;
  /** Null draws no edge. */
  readonly stroke: string | null;
  readonly strokeMm: number;
  /** Dashes and gaps by turns. */
  readonly dashesMm?: readonly number[];
  /** Diameter of a marker. */
  readonly sizeMm?: number;
  /** A marker's outline as the `d` of an SVG path in a box of 16 by 16; a circle unless given. */
  readonly path?: string;
}

export interface LookClass {
  /** What the field holds where a feature is of this class. */
  readonly value: string | number;
  readonly label: string;
  readonly symbol: LookSymbol;
}

/** How one layer of a map is drawn: its classes by the values of a field. */
export interface LayerLook {
  /** The layer's name. */
  readonly layer: string;
  /** Whether it was on show. */
  readonly visible: boolean;
  /** Property whose values tell the classes; of `column` where that is given. */
  readonly field: string;
  /** Values of `field` that the layer itself does not hold, one per feature; NaN for a feature that is not drawn. */
  readonly column?: { readonly title: string; readonly values: ArrayLike<number> };
  /** In the order of the legend. */
  readonly classes: readonly LookClass[];
  /** Diameters of markers or widths of lines that differ by feature, millimetres. */
  readonly sizesMm?: ArrayLike<number>;
  readonly label?: {
    readonly field: string;
    readonly colour: string;
    readonly halo: string;
    readonly sizePt: number;
    /** Drawn at scales from this denominator down to the nearest; at all unless given. */
    readonly fromScale?: number;
  };
}

/** The map as it was on screen. */
export interface MapLook {
  readonly title: string;
  /** A sentence that stands over the map; '' for none. */
  readonly heading: string;
  readonly credits: readonly string[];
  readonly background: string;
  /** West, south, east and north, degrees. */
  readonly bounds: readonly [number, number, number, number];
  /** Top to bottom. */
  readonly layers: readonly LayerLook[];
}

/** Field that holds the sizes of a look. */
export const SIZE_FIELD = 'map_size_mm';
