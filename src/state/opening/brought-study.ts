import {
  DEFAULT_OVERLAY,
  type InputKind,
  type InputSpec,
  type SheetCodeBook,
  type StudyFile,
} from '../../model';
import { newStudy, specWithin, withCodeBook, withRegister, type InputPreview } from '../../study';
import { booksFor, type BroughtItem } from './brought-parts';

interface BroughtTable extends BroughtItem {
  readonly part: InputKind;
  readonly preview: InputPreview;
}

const isTable = (item: BroughtItem): item is BroughtTable =>
  item.preview !== null && !['none', 'codes', 'later'].includes(item.part);

/** Those among brought files that the study takes as tables. */
export const tablesAmong = (items: readonly BroughtItem[]): readonly BroughtTable[] =>
  items.filter(isTable);

/**
 * The study that brought files make: the `present` one with them in the place of its own, or a new one of the firms among them where
 * there is none. `ownFirms`: the firms of the present one; `sheetBook`: a code book that stands on a sheet beside the firms.
 */
export function studyOfBrought(
  items: readonly BroughtItem[],
  present: StudyFile | null,
  ownFirms: InputPreview | undefined,
  sheetBook: SheetCodeBook | null,
): StudyFile {
  const tables = tablesAmong(items);
  const specs: Partial<Record<InputKind, InputSpec>> = {};
  for (const { part, preview, roles } of tables)
    specs[part] = specWithin(present, { ...preview, kind: part }, roles);
  const { background, ...others } = specs;
  const layer = items.find(({ part }) => part === 'areas')?.areas;
  const areas = layer ? { areas: layer.files } : {};
  const inputs = { ...present?.inputs, ...others, ...areas } as StudyFile['inputs'];
  const base = present ?? newStudy(inputs);
  const overlay = { ...(base.settings.overlay ?? DEFAULT_OVERLAY), shown: true };
  const shown = { ...base.settings, overlay: { ...overlay, unit: 'imported' as const } };
  const firms = tables.find(({ part }) => part === 'firms')?.preview ?? ownFirms;
  const books = [...(firms ? booksFor(firms, items) : []), ...(sheetBook ? [sheetBook] : [])];
  const study = books.reduce((said, book) => ({ ...said, ...withCodeBook(said, book) }), {
    ...base,
    inputs,
    settings: layer ? shown : base.settings,
  });
  return background ? withRegister(study, background) : study;
}
