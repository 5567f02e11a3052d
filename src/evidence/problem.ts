export * from '../model/evidence';
