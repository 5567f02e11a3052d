import type { Cluster } from '../../model';
import type { GeoJsonProperty } from '../../tables';

type NumberProperty = (
  key: string,
  of: (index: number) => number,
  kind?: 'number' | 'integer',
) => GeoJsonProperty;

/** What relative density found of each cluster's area. */
function relativeProperties(
  clusters: readonly Cluster[],
  number: NumberProperty,
): GeoJsonProperty[] {
  const of = (i: number) => clusters[i].relative;
  return [
    number('relative_observed', (i) => of(i)?.observed ?? NaN, 'integer'),
    number('relative_population', (i) => of(i)?.population ?? NaN),
    number('relative_expected', (i) => of(i)?.expected ?? NaN),
    number('relative_risk', (i) => finite(of(i)?.relativeRisk)),
    number('relative_peak', (i) => of(i)?.most ?? NaN),
    number('relative_least_p_value', (i) => of(i)?.pValue ?? NaN),
  ];
}

/** What the spatial scan found of each cluster. */
function scanProperties(clusters: readonly Cluster[], number: NumberProperty): GeoJsonProperty[] {
  const of = (i: number) => clusters[i].scan;
  return [
    number('scan_longitude', (i) => of(i)?.lng ?? NaN),
    number('scan_latitude', (i) => of(i)?.lat ?? NaN),
    number('scan_radius_km', (i) => of(i)?.radiusKm ?? NaN),
    ...(clusters.some(({ scan }) => scan?.areas !== undefined)
      ? [number('scan_places', (i) => of(i)?.areas ?? NaN, 'integer')]
      : []),
    number('scan_observed', (i) => of(i)?.observed ?? NaN, 'integer'),
    number('scan_population', (i) => of(i)?.population ?? NaN),
    number('scan_expected', (i) => of(i)?.expected ?? NaN),
    number('scan_relative_risk', (i) => finite(of(i)?.relativeRisk)),
    number('scan_log_likelihood_ratio', (i) => of(i)?.logLikelihoodRatio ?? NaN),
    number('scan_p_value', (i) => of(i)?.pValue ?? NaN),
  ];
}

/** Files have no infinity. */
const finite = (value = NaN): number => (Number.isFinite(value) ? value : NaN);

/** What the method itself says of each cluster; nothing where it only says who is in it. */
export const foundProperties = (
  clusters: readonly Cluster[],
  number: NumberProperty,
): GeoJsonProperty[] => [
  ...(clusters.some(({ scan }) => scan) ? scanProperties(clusters, number) : []),
  ...(clusters.some(({ relative }) => relative) ? relativeProperties(clusters, number) : []),
];
