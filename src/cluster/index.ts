export { boundaryMethod, type LineParameter } from './boundaries';
export { HULL_MARGIN_KM } from './boundaries/convex';
export * from './boundary';
export { bufferAround } from './buffer';
export * from './cluster';
export * from './cluster-outcomes';
export * from './cluster-sizes';
export * from './compare-boundaries';
export * from './concentration';
export * from './dbscan';
export * from './describe';
export * from './drawn';
export * from './edit-boundary';
export {
  ellisonGlaeser,
  FEW_FIRMS,
  type Agglomeration,
  type Agglomerations,
} from './ellison-glaeser';
export type { Enveloped, KmRange } from './envelope';
export { definitionSteps, type DefinitionSteps } from './definition-range';
export { findDefinition, type DefinitionFound } from './found-definition';
export * from './guidance';
export * from './hdbscan';
export * from './location-quotient';
export { clusterMethod, methodsThat, type MethodOfClusters, type MethodOption } from './methods';
export * from './name';
export * from './override';
export * from './position-error';
export { MOST_AREAS, MOST_PLACES, type ScanAreaInput, type ScanInput } from './scan/places';
export { SCAN_LEVEL, spatialScan, type ScanSettings } from './scan/scan';
export * from './stability';
export { densitySurface, type DensitySurface } from './surface/density';
export { RELATIVE_SEED, USUAL_TOLERANCE } from './methods/relative';
export { USUAL_SCAN_DRAWS } from './methods/scan';
export { findBandwidth, type BandwidthFound } from './surface/found-bandwidth';
export { RATIO_LEVELS, relativeSurface } from './surface/relative';
