import type { Run } from '../../model';
import { formatCoordinate, formatNumber } from '../values/numbers';
import { writeCsvForExcel } from '../write-csv';
import type { LayerProperty, VectorLayer } from './layer';

/** What a container says of a layer beside its features. */
export interface LayerTitles {
  /** The layer's name for people. */
  readonly title: string;
  /** A field's name for people, by its key; fields without one show their key. */
  readonly fields: ReadonlyMap<string, string>;
  /** Words of CSV files; absent: keys as they stand. */
  readonly csv?: CsvWords;
}

type PlaceKey =
  'longitude' | 'latitude' | 'from_longitude' | 'from_latitude' | 'to_longitude' | 'to_latitude';

export interface CsvWords {
  /** Columns that other formats have as geometry. */
  readonly places: Readonly<Record<PlaceKey, string>>;
  /** Header of the list of fields. */
  readonly layer: string;
  readonly column: string;
  /** The column's key in the other formats. */
  readonly field: string;
  readonly values: string;
  readonly origin: string;
  readonly kind: Readonly<Record<LayerProperty['kind'], string>>;
  readonly computed: string;
  /** A column of the person's own table. */
  readonly own: string;
}

const KEYS: CsvWords = {
  places: {
    longitude: 'longitude',
    latitude: 'latitude',
    from_longitude: 'from_longitude',
    from_latitude: 'from_latitude',
    to_longitude: 'to_longitude',
    to_latitude: 'to_latitude',
  },
  layer: 'layer',
  column: 'column',
  field: 'field',
  values: 'values',
  origin: 'origin',
  kind: {
    text: 'text',
    literal: 'number',
    number: 'number',
    integer: 'integer',
    boolean: 'true/false',
  },
  computed: 'computed',
  own: 'input',
};

interface Column {
  readonly key: string;
  readonly kind: LayerProperty['kind'];
  /** A coordinate, which other formats have as geometry. */
  readonly isPlace?: true;
  readonly cells: () => readonly string[];
}

/** A layer as CSV for Excel under names for people, a row per feature. Points and lines have their coordinates as columns. */
export function layerCsv(
  layer: VectorLayer,
  titles: Omit<LayerTitles, 'title'> = { fields: new Map() },
  run?: Run,
): Promise<string[]> {
  const columns = columnsOf(layer);
  return writeCsvForExcel(
    namesOf(columns, titles),
    columns.map(({ cells }) => cells()),
    run,
  );
}

/** What each column of the layers' CSV and each field of their other formats is, a row per column. */
export function fieldListCsv(
  layers: readonly VectorLayer[],
  titlesOf: (layer: VectorLayer) => LayerTitles = ({ name }) => ({
    title: name,
    fields: new Map(),
  }),
): Promise<string[]> {
  const words = (layers[0] && titlesOf(layers[0]).csv) ?? KEYS;
  const rows = layers.flatMap((layer) => {
    const titles = titlesOf(layer);
    const columns = columnsOf(layer);
    const names = namesOf(columns, titles);
    return columns.map(({ key, kind }, at) => {
      const origin = layer.own?.has(key) ? words.own : words.computed;
      return [titles.title, names[at], key, words.kind[kind], origin];
    });
  });
  const head = [words.layer, words.column, words.field, words.values, words.origin];
  return writeCsvForExcel(
    head,
    head.map((_, column) => rows.map((row) => row[column])),
  );
}

function columnsOf({ ids, geometry, properties }: VectorLayer): Column[] {
  const degrees = (key: PlaceKey, values: ArrayLike<number>): Column => ({
    key,
    kind: 'number',
    isPlace: true,
    cells: () => Array.from(values, formatCoordinate),
  });
  const places =
    geometry.type === 'Point'
      ? [degrees('longitude', geometry.lng), degrees('latitude', geometry.lat)]
      : geometry.type === 'LineString'
        ? [
            degrees('from_longitude', geometry.fromLng),
            degrees('from_latitude', geometry.fromLat),
            degrees('to_longitude', geometry.toLng),
            degrees('to_latitude', geometry.toLat),
          ]
        : [];
  return [
    { key: 'id', kind: 'text', cells: () => ids },
    ...places,
    ...properties.map((property): Column => ({
      key: property.key,
      kind: property.kind,
      cells: () => cellsOf(property),
    })),
  ];
}

/** Names for people; of columns that would share one, the later ones get a number behind. */
function namesOf(
  columns: readonly Column[],
  { fields, csv = KEYS }: Omit<LayerTitles, 'title'>,
): readonly string[] {
  const taken = new Set<string>();
  return columns.map(({ key, isPlace }) => {
    const title = (isPlace ? csv.places[key as PlaceKey] : fields.get(key)) ?? key;
    let own = title;
    for (let n = 2; taken.has(own); n++) own = `${title} (${n})`;
    taken.add(own);
    return own;
  });
}

/** A property as CSV cells, '' where it is missing. */
export function cellsOf(property: LayerProperty): readonly string[] {
  switch (property.kind) {
    case 'text':
    case 'literal':
      return property.values;
    case 'boolean':
      return Array.from(property.values, (value) =>
        Number.isNaN(value) ? '' : value === 0 ? 'false' : 'true',
      );
    default:
      return Array.from(property.values, (value) => formatNumber(value));
  }
}
