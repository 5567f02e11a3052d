export * from './proximity';
