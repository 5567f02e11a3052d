export * from './cell-grid';
export * from './contour';
export * from './disc-field';
export * from './earth';
export * from './hull';
export * from './radix';
export * from './rings';
export * from './trigonometry';
