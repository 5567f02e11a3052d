export * from './boundary';
export * from './dbscan';
export * from './describe';
export * from './name';
export * from './hdbscan';
export * from './drawn';
