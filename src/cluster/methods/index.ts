import { CLUSTER_METHODS, type ClusterMethod } from '../../model/cluster';
import { dbscanMethod } from './dbscan';
import { drawnMethod } from './drawn';
import { hdbscanMethod } from './hdbscan';
import type { MethodOfClusters } from './method';
import { relativeMethod } from './relative';
import { scanMethod } from './scan';

export type { MethodOfClusters, MethodOption } from './method';

/** Every method of finding clusters, by the word that study.json and the command line know it by. */
const METHODS: Readonly<Record<ClusterMethod, MethodOfClusters>> = {
  dbscan: dbscanMethod,
  hdbscan: hdbscanMethod,
  scan: scanMethod,
  relative: relativeMethod,
  drawn: drawnMethod,
};

export const clusterMethod = (method: ClusterMethod): MethodOfClusters => METHODS[method];

/** The methods, in the order in which a person is offered them, that are as asked. */
export const methodsThat = (are: (method: MethodOfClusters) => boolean): readonly ClusterMethod[] =>
  CLUSTER_METHODS.filter((method) => are(METHODS[method]));
