import { NO_POINTS, type UnitOfOverlay } from './unit';

export const clusters: UnitOfOverlay = {
  areas: ({ findings: { membership, clusters: found } }) => ({
    areaOf: membership.clusterOf,
    codes: found.map(({ index }) => String(index)),
    names: found.map(({ nameJa }) => nameJa),
    namesEn: found.map(({ nameEn }) => nameEn),
    shapes: found.map(({ boundary }) => boundary),
    lng: NO_POINTS,
    lat: NO_POINTS,
  }),
  isSymbol: false,
  ofClusters: true,
};
