import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SETTINGS, type Findings, type StudyFile } from '../../src/model';
import { EngineHost } from '../../src/state/engine/engine-host';
import { readMunicipalities, type Geodata, type InputPreview } from '../../src/study';
import { UNATTENDED } from '../../src/model';

const STATIC = join(import.meta.dirname, '../../static/geodata');

/** What ships with the app, as the page fetches it. */
export function shippedGeodata(): Geodata {
  const read = (name: string) => new Uint8Array(readFileSync(join(STATIC, name)));
  return {
    municipalities: read('municipalities.csv'),
    institutions: read('institutions.csv'),
    basemap: read('basemap/japan.topo.json'),
  };
}

export function shippedMunicipalities() {
  return readMunicipalities(shippedGeodata().municipalities, UNATTENDED);
}

/**
 * Two clusters of twelve firms each (Sabae, Tsubame), one firm far from both and one without a place. Rows 0–11, 12–23,
 * 24 and 25.
 */
export function smallTable(): string {
  const rows = ['企業ID,会社名,所在地,緯度,経度,業種,従業員数,特許件数'];
  const lattice = (start: number, address: string, lat: number, lng: number, industry: string) => {
    for (let i = 0; i < 12; i++) {
      const at = [lat + 0.004 * Math.floor(i / 4), lng + 0.004 * (i % 4)];
      const cells = [`F${start + i}`, `試験${start + i}`, address, ...at, industry, 5 + i, i % 3];
      rows.push(cells.join(','));
    }
  };
  lattice(0, '福井県鯖江市', 35.9431, 136.1843, '眼鏡');
  lattice(12, '新潟県燕市', 37.6731, 138.8822, '金属');
  rows.push('F24,Ｆａｒ工業,北海道稚内市,45.4157,141.6731,,,');
  rows.push('F25,位置なし,,,,,3,1');
  return `${rows.join('\r\n')}\r\n`;
}

export interface SmallStudy {
  readonly host: EngineHost;
  readonly study: StudyFile;
  readonly preview: InputPreview;
  readonly findings: Findings;
}

/** A host that has computed the small study once, as request 1. */
export async function smallStudy(): Promise<SmallStudy> {
  const host = new EngineHost();
  host.start(shippedGeodata());
  const file = new Blob([smallTable()]);
  const read = await host.readInput('firms', file, 'small.csv', {});
  if (!read.ok) throw new Error(read.problem.code);
  const preview = read.value;
  const { name, sha256, origin, roles } = preview;
  const { encoding, delimiter } = origin;
  const study: StudyFile = {
    format: 1,
    name: 'small',
    simulated: false,
    inputs: { firms: { name, path: name, sha256, encoding, delimiter, roles } },
    gazetteer: null,
    settings: DEFAULT_SETTINGS,
    clusterNames: {},
    notes: '',
  };
  const answer = await host.run(1, study);
  if (answer.kind !== 'findings') throw new Error(JSON.stringify(answer));
  return { host, study, preview, findings: answer.patch as Findings };
}

/** The same study with another radius. */
export function withRadius(study: StudyFile, radiusKm: number): StudyFile {
  const clusters = { ...study.settings.clusters, radiusKm };
  return { ...study, settings: { ...study.settings, clusters } };
}
