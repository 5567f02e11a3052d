export { geocodeAddresses } from './batch';
export type { Gazetteer, GazetteerPlace } from './gazetteer';
export { openGazetteerFolder, townsPath } from './gazetteer-folder';
export { createGeocoder, type Geocoder } from './geocoder';
export type { Candidate, Match } from './match';
export { renamedMunicipalities, type RenamedMunicipality } from './renamed';
