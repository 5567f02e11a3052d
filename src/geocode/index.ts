export { gunzip, gzip } from './gzip';
export { findAddresses, geocodeAddresses } from './batch';
export type { Gazetteer, GazetteerPlace } from './gazetteer';
export { openGazetteerFolder, readTowns, townsPath } from './gazetteer-folder';
export { createGeocoder, type Geocoder } from './geocoder';
export type { Candidate, Found, FoundPlace, Match } from './match';
export { decodePack, openGazetteerPack, type Pack } from './pack-decode';
export { encodePack } from './pack-encode';
export { PACK_MAGIC, PACK_VERSION, type PackHeader } from './pack-format';
export { codeInFront } from './municipality-code';
export { municipalityChanges, type MunicipalityChange } from './renamed/changes';
export { renamedMunicipalities, type RenamedMunicipality } from './renamed';
export { encodeNumberPack, hasNumbers } from './numbers/number-pack';
export {
  bytesAsFile,
  GAZETTEER_SOURCES,
  isWebPage,
  openGazetteer,
  type GazetteerInput,
} from './sources';
export { TownPoints, type TownsWithPoints } from './town-points';
export { withoutNumbers } from './numbers/folder-numbers';
export { addressBegins } from './postcode';
