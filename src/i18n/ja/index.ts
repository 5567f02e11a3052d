import type { Messages } from '../en';
import { access } from './access';
import { agglomeration } from './agglomeration';
import { background } from './background';
import { app } from './app';
import { chance } from './chance';
import { behind } from './behind';
import { charts } from './charts';
import { chartFiles } from './chart-files';
import { cli } from './cli';
import { comparison } from './comparison';
import { definition } from './definition';
import { drawing } from './drawing';
import { codes } from './codes';
import { evidence } from './evidence';
import { explore } from './explore';
import { fields } from './fields';
import { filters } from './filters';
import { institutionDoubts } from './institution-doubts';
import { municipalityDoubts } from './municipality-doubts';
import { keeping } from './keeping';
import { layers } from './layers';
import { looking } from './looking';
import { flows } from './flows';
import { linkage } from './linkage';
import { methods } from './methods';
import { models } from './models';
import { images } from './images';
import { outline } from './outline';
import { overrides } from './overrides';
import { townShares } from './town-shares';
import { panel } from './panel';
import { paths } from './paths';
import { overlay } from './overlay';
import { positions } from './positions';
import { response } from './response';
import { problems } from './problems';
import { review } from './review';
import { report } from './report';
import { settings } from './settings';
import { share } from './share';
import { sizes } from './sizes';
import { spatial } from './spatial';
import { steps } from './steps';
import { surfaces } from './surfaces';
import { studyFile } from './study-file';
import { tables } from './tables';
import { ties } from './ties';
import { together } from './together';
import { words } from './words';

export const ja: Messages = {
  words,
  app,
  review,
  steps,
  surfaces,
  studyFile,
  definition,
  drawing,
  codes,
  evidence,
  methods,
  models,
  flows,
  linkage,
  report,
  positions,
  response,
  tables,
  images,
  explore,
  agglomeration,
  background,
  chance,
  fields,
  filters,
  outline,
  overrides,
  townShares,
  overlay,
  institutionDoubts,
  municipalityDoubts,
  keeping,
  layers,
  looking,
  settings,
  share,
  sizes,
  spatial,
  behind,
  charts,
  chartFiles,
  comparison,
  panel,
  paths,
  access,
  ties,
  together,
  problems,
  cli,
};
