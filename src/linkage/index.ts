export * from './links';
export * from './name-index';
export * from './proximity';
