import { strToU8 } from 'fflate';
import { withinXml } from '../../model';
import { type LayerLook, type LookSymbol, SIZE_FIELD } from './look';
import type { LayerTitles } from './write-csv-layer';

/** The version of QGIS whose files these are: the oldest that opens them, newer ones convert. */
export const QGIS_VERSION = '3.22.16';

export const xml = (text: string): string =>
  withinXml(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** A layer's look as QGIS keeps it: classes, labels, and names and value lists of fields. */
export function layerStyle(look: LayerLook, titles: LayerTitles): string {
  return `<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="${QGIS_VERSION}" styleCategories="Symbology|Labeling|Fields|Forms" labelsEnabled="${look.label ? 1 : 0}">
${styleParts(look, titles)}
</qgis>`;
}

/** The parts of a layer's look that a style and a project have in common. */
export function styleParts(look: LayerLook, titles: LayerTitles): string {
  return [renderer(look), labeling(look), aliases(look, titles), valueList(look)].join('\n');
}

function renderer({ field, classes, sizesMm }: LayerLook): string {
  const symbols = classes.map(({ symbol }, i) =>
    symbolXml(String(i), symbol, sizesMm !== undefined),
  );
  const categories = classes.map(
    ({ value, label }, i) =>
      `<category value="${xml(String(value))}" type="${typeof value === 'number' ? 'long' : 'string'}" label="${xml(label)}" render="true" symbol="${i}"/>`,
  );
  return `<renderer-v2 type="categorizedSymbol" attr="${xml(field)}" symbollevels="0" forceraster="0" enableorderby="0">
<categories>${categories.join('')}</categories>
<symbols>${symbols.join('')}</symbols>
</renderer-v2>`;
}

const SYMBOL_LAYER = { marker: 'SimpleMarker', line: 'SimpleLine', fill: 'SimpleFill' } as const;

function symbolXml(name: string, symbol: LookSymbol, sized: boolean): string {
  const layer = symbol.path === undefined ? SYMBOL_LAYER[symbol.kind] : 'SvgMarker';
  const options = Object.entries(optionsOf(symbol))
    .map(([key, value]) => `<Option type="QString" name="${key}" value="${value}"/>`)
    .join('');
  return `<symbol type="${symbol.kind}" name="${name}" alpha="1" force_rhr="0" clip_to_extent="1"><layer class="${layer}" enabled="1" locked="0" pass="0"><Option type="Map">${options}</Option>${sized ? dataDefined(symbol.kind === 'line' ? 'outlineWidth' : 'size') : ''}</layer></symbol>`;
}

/** A symbol's property that is read from each feature. */
const dataDefined = (property: string) =>
  `<data_defined_properties><Option type="Map"><Option type="QString" name="name" value=""/><Option type="Map" name="properties"><Option type="Map" name="${property}"><Option type="bool" name="active" value="true"/><Option type="QString" name="field" value="${SIZE_FIELD}"/><Option type="int" name="type" value="2"/></Option></Option><Option type="QString" name="type" value="collection"/></Option></data_defined_properties>`;

function optionsOf(symbol: LookSymbol): Record<string, string> {
  const { kind, fill, opacity = 1, stroke, strokeMm, dashesMm, sizeMm = 2, path } = symbol;
  const mm = (value: number): string => String(Math.round(value * 1000) / 1000);
  const edge = {
    outline_color: rgba(stroke ?? '#000000'),
    outline_style: stroke === null ? 'no' : dashesMm ? 'dash' : 'solid',
    outline_width: mm(strokeMm),
    outline_width_unit: 'MM',
  };
  if (kind === 'line')
    return {
      line_color: rgba(stroke ?? '#000000', opacity),
      line_style: stroke === null ? 'no' : 'solid',
      line_width: mm(strokeMm),
      line_width_unit: 'MM',
      capstyle: 'round',
      joinstyle: 'round',
      use_custom_dash: dashesMm ? '1' : '0',
      ...(dashesMm ? { customdash: dashesMm.map(mm).join(';'), customdash_unit: 'MM' } : {}),
    };
  const inside = rgba(fill ?? '#ffffff', fill === null ? 0 : opacity);
  if (kind === 'fill')
    return { ...edge, color: inside, style: fill === null ? 'no' : 'solid', joinstyle: 'round' };
  const size = { size: mm(sizeMm), size_unit: 'MM', scale_method: 'diameter' };
  if (path === undefined) return { ...edge, ...size, name: 'circle', color: inside };
  return { ...edge, ...size, name: `base64:${base64(svgOf(path, symbol))}`, color: inside };
}

/** The box is what a marker's size measures. */
function svgOf(path: string, { fill, stroke }: LookSymbol): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16"><path d="${path}" fill="${fill ?? 'none'}" stroke="${stroke ?? 'none'}" stroke-width="0.8"/></svg>`;
}

const base64 = (text: string): string => btoa(String.fromCharCode(...strToU8(text)));

/** A colour as QGIS writes it: red, green, blue and opacity, 0 to 255. */
export function rgba(colour: string, opacity = 1): string {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255, Math.round(opacity * 255)].join(',');
}

function labeling({ label }: LayerLook): string {
  if (!label) return '';
  const { field, colour, halo, sizePt, fromScale } = label;
  const scale = fromScale
    ? ` scaleVisibility="1" scaleMin="${Math.round(fromScale)}" scaleMax="1"`
    : '';
  return `<labeling type="simple"><settings><text-style fieldName="${xml(field)}" isExpression="0" fontSize="${sizePt}" fontSizeUnit="Point" textColor="${rgba(colour)}" textOpacity="1"><text-buffer bufferDraw="1" bufferSize="0.6" bufferSizeUnits="MM" bufferColor="${rgba(halo)}" bufferOpacity="1"/></text-style><placement placement="1" centroidWhole="1"/><rendering${scale}/></settings></labeling>`;
}

function aliases({ field, column }: LayerLook, { fields }: LayerTitles): string {
  const names = [...fields, ...(column ? [[field, column.title] as const] : [])];
  return `<aliases>${names.map(([key, title]) => `<alias field="${xml(key)}" name="${xml(title)}"/>`).join('')}</aliases>`;
}

/** What the values that tell the classes stand for; a label of several values stands for the first. */
function valueList({ field, classes }: LayerLook): string {
  const seen = new Set<string>();
  const items = classes.flatMap(({ value, label }) => {
    const shown = seen.has(label) ? `${label} (${value})` : label;
    seen.add(label);
    return `<Option type="Map"><Option type="QString" name="${xml(shown)}" value="${xml(String(value))}"/></Option>`;
  });
  return `<fieldConfiguration><field name="${xml(field)}" configurationFlags="None"><editWidget type="ValueMap"><config><Option type="Map"><Option type="List" name="map">${items.join('')}</Option></Option></config></editWidget></field></fieldConfiguration>`;
}
