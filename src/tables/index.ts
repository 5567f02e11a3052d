export { parseNumber, parseYesNo, type ParsedCell } from './values/cells';
export {
  askCodes,
  codeReader,
  isOfWordsAlone,
  codeValue,
  DASH,
  isDash,
  statedValue,
  valueCounts,
  yesNoWords,
  parseTick,
  tickIn,
} from './values/codes';
export { codesOfNumber, codesText, meaningText, proposedText } from './values/codes-text';
export { orderOfDegrees } from './values/degree-words';
export { saysWhere } from './address-columns';
export { saysMunicipalityCode } from './headers/place-headers';
export { namesIn, namesNobody, withoutOthers } from './name-lists';
export { saysQuantity } from './values/quantity-words';
export { askHeaderCodes, headerCodes } from './code-book/header-codes';
export { answerMark } from './code-book/answer-columns';
export { codeBookIn, codeBookProblems, columnsOfBook, readCodeBook } from './code-book/book';
export {
  answersOf,
  bookFor,
  namesWithAnswers,
  targetOf,
  type Answers,
  type BookTarget,
} from './code-book/columns';
export { parseYen, saysYen, yenUnitOf } from './values/yen';
export { readShares, type SharesRead } from './values/shares';
export { periodOf, type Period } from './values/periods';
export { bareId, roundOf, type Round } from './rounds';
export { parseYear } from './values/years';
export { parseDate, type DatePrecision, type PartialDate } from './values/dates';
export { parseDegrees, parsePair, type DegreePair } from './values/degrees';
export { gridPlace } from './grid-codes';
export { planeColumns, planeStatement, saysAxes } from './plane/plane-columns';
export type { PlaneColumns, PlaneStatement } from './plane/plane-columns';
export { degreesOf, withPlaneDegrees } from './plane/plane-degrees';
export { parseRange, rangeReader, type NumberRange } from './values/ranges';
export { isDay, parseResponse } from './values/responses';
export { answersIn, severalAnswers } from './values/several';
export {
  checkCoordinates,
  COORDINATE_VERDICTS,
  isInJapanBox,
  type CoordinateCheck,
  type CoordinateVerdict,
} from './coordinates';
export { detectDelimiter } from './delimiter';
export { detectEncoding } from './encoding';
export { contactsPerYear, parseFrequency } from './ties/frequency';
export { isOfOneSex } from './values/employee-parts';
export { besideRows } from './headers/beside-rows';
export { HEADING_COLUMN, namesIndustry } from './headers/heading-words';
export { LEVELS } from './headers/layout';
export { areOfYears } from './workbooks/sheet-years';
export {
  isFurtherRound,
  stackRounds,
  type RoundList,
  type StackedRounds,
} from './waves/stack-rounds';
export { byRound, roundsOfFiles, sameRound, fileWords } from './waves/name-rounds';
export { SHEET_COLUMN } from './workbooks/stack-sheets';
export { institutionOfColumn, rolesWithoutBook } from './ties/institution-columns';
export { MATRIX_HEADER, tiesOfMatrix } from './ties/tie-matrix';
export { foldHeader } from './headers/header-rule';
export { namesOutcome, namesSize, saysMunicipality } from './headers/header-meaning';
export { inputProperties } from './input-properties';
export {
  formatCoordinate,
  formatNumber,
  roundCoordinate,
  roundSignificant,
  COORDINATE_DECIMALS,
  SIGNIFICANT_DIGITS,
} from './values/numbers';
export { COLUMN_LIMIT } from './read-csv';
export { readBoundaries, type BoundarySet } from './read-boundaries';
export { readPolygonGeoJson, type PolygonLayer } from './polygon-layer';
export { readPolygonFile, readPolygonShapefile } from './drivers/vector';
export { readLand, readPrefectures } from './read-topojson';
export { recognise, type TableContent } from './recognise';
export { readTable } from './read-table';
export { readLineRows, type LinesFormat } from './parts/line-rows';
export { tableCells, type RowCells } from './parts/row-cells';
export { readInParts, type PartReader } from './parts/read-parts';
export type { FileDriver, LayerToWrite, TableOptions } from './file-driver';
export {
  driverOf,
  FILE_DRIVERS,
  LAYER_EXTENSIONS,
  LIMIT_MEGABYTES,
  TABLE_EXTENSIONS,
} from './file-drivers';
export { closedCorporations, registerOf, TAX_AGENCY_COLUMNS, type Register } from './register';
export { COLUMN_ROLES, type ColumnRole } from './column-roles';
export { looksMeasured, suggestRoles } from './roles';
export { csvCell, csvRows, writeCsv, writeCsvForExcel, type CsvFormat } from './write-csv';
export { archiveTooLarge, BrokenZip, unzippedBytes, type NamedBytes } from './read-zip';
export { zipped, zippedBytes } from './write-zip';
export {
  FIELD_LIST_FILE,
  LAYER_FORMATS,
  type FormatContext,
  type FormatFile,
  type LayerFormatName,
  type LayerTitles,
} from './vector/formats';
export { cellsOf, fieldListCsv, layerCsv } from './vector/write-csv-layer';
export type { LayerLook, LookSymbol, MapLook } from './vector/look';
export {
  writeGeoJson,
  type GeoJsonGeometry,
  type GeoJsonLayer,
  type GeoJsonProperty,
} from './write-geojson';
