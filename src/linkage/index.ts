export * from './links';
export * from './name-index';
export * from './proximity';
export * from './decay';
export * from './strength';
export * from './strength-summary';
export * from './flows';
export * from './access';
