import { layerAreas, type AreaLayer, type Areas, type UnitOfOverlay } from './unit';

export const prefectures: UnitOfOverlay = {
  areas: ({ findings, sources }) =>
    sources.prefectures && namedAreas(findings.firmPlaces.prefecture, sources.prefectures),
  isSymbol: false,
  layer: 'prefectures',
};

function namedAreas(nameOf: readonly string[], layer: AreaLayer): Areas {
  const row = new Map(layer.names.map((name, i) => [name, i]));
  return { areaOf: Int32Array.from(nameOf, (name) => row.get(name) ?? -1), ...layerAreas(layer) };
}
