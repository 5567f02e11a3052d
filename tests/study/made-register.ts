import {
  DEFAULT_SETTINGS,
  UNATTENDED,
  type ClusterSettings,
  type Findings,
  type InputKind,
  type InputSpec,
  type StudyFile,
} from '../../src/model';
import { distanceKm } from '../../src/geo/earth';
import { createRandom } from '../../src/stats/random';
import { newStudy, specOf, StudySession } from '../../src/study';
import { INSTITUTIONS, MUNICIPALITIES, type MadeInput } from './made';
import { csvOf } from './tables-made';

const random = createRandom(3);
const off = () => (random.uniform() - 0.5) * 0.08;
/** Forty places around two towns, ten firms of the register at each. */
export const PLACES = Array.from({ length: 40 }, (_, i): [number, number] => [
  Number(((i % 2 === 0 ? 137 : 137.3) + off()).toFixed(5)),
  Number((36 + off()).toFixed(5)),
]);
export const REGISTER = PLACES.flatMap(([lng, lat], place) =>
  Array.from({ length: 10 }, (_, k) => [`${place}-${k}`, String(lng), String(lat)]),
);
/** The study's firms are of the register: most of those near the first town's centre, few elsewhere. */
export const FIRMS = REGISTER.filter(([id, lng, lat]) => {
  const isNear = distanceKm(Number(lng), Number(lat), 137, 36) < 2;
  return Number(id.split('-')[1]) < (isNear ? 8 : 1);
}).map(([id, lng, lat]) => [`F${id}`, lng, lat, Number(id.split('-')[0]) % 3 ? '金属' : '眼鏡']);

export const firms: MadeInput = {
  kind: 'firms',
  name: 'firms.csv',
  text: csvOf(['企業ID', '経度', '緯度', '業種'], FIRMS),
};
export const register: MadeInput = {
  kind: 'background',
  name: '法人登記.csv',
  text: csvOf(['法人番号', '経度', '緯度'], REGISTER),
};
export const SCAN: ClusterSettings = {
  ...DEFAULT_SETTINGS.clusters,
  method: 'scan',
  background: 'register',
  draws: 99,
};

export const withClusters = (study: StudyFile, clusters: ClusterSettings): StudyFile => ({
  ...study,
  settings: { ...study.settings, clusters },
});
export async function ran(session: StudySession, study: StudyFile): Promise<Findings> {
  const found = await session.run(structuredClone(study), UNATTENDED);
  if (!found.ok) throw new Error(JSON.stringify(found.problem));
  return found.value;
}
export async function read(
  session: StudySession,
  { kind, name, text }: MadeInput,
): Promise<InputSpec> {
  const input = await session.readInput(kind, name, new TextEncoder().encode(text), {}, UNATTENDED);
  if (!input.ok) throw new Error(input.problem.code);
  return specOf(input.value, input.value.roles);
}
export async function made(inputs: readonly MadeInput[], onCompute?: (name: string) => void) {
  const geodata = { municipalities: MUNICIPALITIES, institutions: INSTITUTIONS };
  const session = new StudySession(geodata, onCompute);
  const specs: Partial<Record<InputKind, InputSpec>> = {};
  for (const input of inputs) specs[input.kind] = await read(session, input);
  const study = newStudy(specs as StudyFile['inputs']);
  return { session, study: { ...study, settings: DEFAULT_SETTINGS } };
}
export async function found(inputs: readonly MadeInput[], clusters = SCAN) {
  const { session, study: plain } = await made(inputs);
  const study = withClusters(plain, clusters);
  return { session, study, findings: await ran(session, study) };
}
export const codes = ({ problems }: Findings) => problems.map(({ code }) => code);
