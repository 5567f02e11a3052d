import { counted as n, formatCount, formatFixed, formatKm } from '../numbers';

/** Looking over places, fixing them, and the gazetteer that finds them. */
export const review = {
  title: 'Review places',
  open: 'Review places …',
  openFirm: 'Fix this place …',
  attention: (count: number) =>
    count === 0
      ? 'No place needs attention.'
      : count === 1
        ? '1 place needs attention.'
        : `${formatCount(count)} places need attention.`,
  filterLabel: 'Which firms are listed',
  filter: {
    attention: 'Needs attention',
    ambiguous: 'Several places fit',
    fixed: 'Fixed',
    all: 'All',
  },
  search: 'Id, name or address',
  rows: (count: number) => n(count, 'firm', 'firms'),
  none: 'No firm here. Choose another group above.',
  choose: 'Choose a firm in the list or on the map to see and fix its place.',
  column: { firm: 'Firm', address: 'Address', level: 'Precision', why: 'Why' },
  matchedPart: 'matched',
  restPart: 'left over',
  largeError: (km: number) => `Error radius ±${formatKm(km)} km.`,
  coarse: 'Located coarsely.',
  noAddress: '(no address)',
  ownAddress: (address: string) => `In the table: ${address}`,
  ruled: (address: string) => `Read as: ${address}`,
  edit: 'Address as it should be read',
  editApply: 'Apply',
  candidates: 'Several places fit. Which one is meant?',
  candidate: (level: string, km: number) => `${level}, ±${formatKm(km)} km`,
  candidatesNone: 'No other place fits this address.',
  pin: 'Place on the map',
  pinHint: 'Then click where the firm is. With the keyboard: move the map and press Enter.',
  placing: (name: string) =>
    `Click on the map where ${name} is. Escape leaves the place as it was.`,
  coordinates: 'Latitude, longitude',
  coordinatesHint: 'Degrees, WGS84, for example 35.6812, 139.7671',
  coordinatesWrong: 'Two numbers in degrees are needed, such as 35.6812, 139.7671.',
  error: 'Error radius',
  errorWrong: 'A number of kilometres from 0.',
  coordinatesApply: 'Place there',
  fixed: {
    address: 'Fixed: address edited',
    candidate: 'Fixed: place chosen',
    point: 'Fixed: placed on the map',
  },
  remove: 'Remove this fix',
  previous: 'Previous firm',
  next: 'Next firm',
  rules: 'Rules',
  rulesCount: (count: number) => (count === 0 ? 'Rules …' : `Rules (${formatCount(count)}) …`),
  rulesIntro:
    'A rule reads a text in the addresses of this file as another one before they are matched. For example “岩倉” means “京都府京都市左京区岩倉”.',
  ruleText: 'In this file',
  ruleMeans: 'means',
  ruleTextExample: 'for example “岩倉”',
  ruleMeansExample: 'for example “京都府京都市左京区岩倉”',
  ruleAnywhere: 'Also where the address does not begin with it',
  ruleApplies: (count: number) => `Applies to ${n(count, 'address', 'addresses')}`,
  ruleAdd: 'Add rule',
  ruleRemove: (text: string) => `Remove the rule for “${text}”`,
  rulesNone: 'No rules yet.',
  save: 'Save fixes',
  saveHint: 'Fixes and rules as a small file. study.json holds them too.',
  load: 'Open fixes …',
  loadHint: 'Adds the fixes and rules of such a file, matched by the firms’ ids.',
  count: (fixes: number, rules: number) =>
    `${n(fixes, 'fix', 'fixes')}, ${n(rules, 'rule', 'rules')}`,
  showError: 'Show the error radius on the map',
  shares: (count: number) =>
    `${n(count, 'other firm has', 'other firms have')} the same point, since the place is no more precise; on the map they are spread around it.`,
  sharesTip: (count: number) => `one of ${formatCount(count)} on one point`,
  gazetteer: {
    title: 'Town gazetteer',
    more: 'Other ways …',
    manage: 'Gazetteer …',
    intro:
      'With a town-level gazetteer addresses are placed within a few hundred metres. Addresses are looked up on this machine; none leaves it.',
    inUse: 'In use',
    notInUse: 'None in use: addresses are located to their municipality only.',
    source: (source: string, date: string) => (date === '' ? source : `${source} · ${date}`),
    kept: (megabytes: number) =>
      `Kept by this browser for the next visit (${formatFixed(megabytes, 1)} MB).`,
    keptOther: (what: string) => `This browser also keeps: ${what}.`,
    keepFailed:
      'This browser does not keep it for the next visit (a private window, or no room). Save it as a file instead.',
    stop: 'Don’t use',
    reopen: 'Use it',
    remove: 'Remove from this browser',
    save: 'Save as file',
    folder: 'From a folder',
    folderHint:
      'With ja.json and the folder ja, as Geolonia publishes it. Only what is needed is read.',
    folderChoose: 'Choose folder …',
    build: 'Make a pack of this folder',
    buildHint:
      'One small file with all towns, which this browser keeps for the next visit and which can be saved and passed on.',
    pack: 'From a pack file',
    packHint: 'A file that was saved here, or made by “shuseki gazetteer build”.',
    packChoose: 'Choose pack …',
    fetch: 'From the public service',
    fetchHint:
      'Geolonia’s open data (CC BY 4.0), derived from the Digital Agency’s address register. Nothing is fetched before you press the button.',
    url: 'Address of the service',
    urlWrong: 'An address that begins with https:// is needed.',
    scope: 'What to fetch',
    scopeNamed: (files: number, megabytes: number) =>
      `Only the municipalities of this study’s firms and institutions, and those around the firms: ${n(files, 'file', 'files')}, ${megabytes < 1 ? 'less than 1' : `about ${formatCount(Math.round(megabytes))}`} MB`,
    scopeNamedUnknown:
      'Only the municipalities of this study’s firms and institutions, and those around the firms',
    scopeNamedWarning:
      'The service then learns which municipalities are asked for, but no address and no firm.',
    scopeAll: (files: number, megabytes: number) =>
      `All of Japan: about ${n(files, 'file', 'files')}, ${formatCount(megabytes)} MB`,
    fetchNow: (host: string) => `Fetch from ${host}`,
    numbers:
      'House numbers and lots too, down to the building. Their files are larger; fetching can be cancelled and goes on later.',
    offer: (municipalities: number, others: number, around = 0) =>
      `The addresses name ${n(municipalities, 'municipality', 'municipalities')}. With their towns the firms are placed within a few hundred metres; without, only at their municipality, where no clusters can be found.${others > 0 ? ` The towns of ${n(others, 'further municipality', 'further municipalities')} place the institutions.` : ''}${around > 0 ? ` Those of ${n(around, 'municipality', 'municipalities')} around them give the areas on the map their borders.` : ''}`,
    offerUnknown:
      'With the towns of the municipalities that the addresses name, the firms are placed within a few hundred metres; without, only at their municipality, where no clusters can be found.',
    offerSize: (host: string, files: number, megabytes: number) =>
      `${n(files, 'file', 'files')}, ${megabytes < 1 ? 'less than 1' : `about ${formatCount(Math.round(megabytes))}`} MB, from ${host} (Geolonia, CC BY 4.0). Which municipalities are asked for is all that the service learns: no address and no firm.`,
    offerTake: 'Fetch the towns and use this table',
    offerNow: 'Fetch the towns',
    offerWithout: 'Use without towns',
    tooCoarse:
      'No firm is placed finely enough to take part in clusters; another radius changes nothing.',
    fetching: (files: number, megabytes: number) =>
      `Fetching … ${n(files, 'file', 'files')}, ${formatFixed(megabytes, 1)} MB`,
    building: 'Reading all towns …',
    opening: 'Opening …',
    cancelled: 'What was fetched is kept: the next attempt goes on from there.',
  },
};
export type ReviewMessages = typeof review;
