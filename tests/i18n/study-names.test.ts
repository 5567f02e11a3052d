import { describe, expect, it } from 'vitest';
import { messagesIn, withStudyNames } from '../../src/i18n';
import { DEFAULT_SETTINGS, type OwnControl, type StudyFile } from '../../src/model';

const OWN: readonly OwnControl[] = [
  { column: 'Q7', as: 'category' },
  { column: '売上高', as: 'log' },
  { column: '輸出', as: 'number' },
];
const studyOf = (
  own: readonly OwnControl[],
): Pick<StudyFile, 'codes' | 'columnNames' | 'settings'> => ({
  settings: { ...DEFAULT_SETTINGS, models: { family: 'automatic', terms: [], own } },
  columnNames: [
    { column: 'Q7', ja: '経営形態', en: 'Ownership' },
    { column: '売上高', en: 'Sales' },
  ],
  codes: [
    {
      column: 'Q7',
      codes: [
        { value: '1', label: '同族', labelEn: 'Family', means: 'level' },
        { value: '2', label: '公開', means: 'level' },
      ],
    },
  ],
});
const KEYS = [
  ...['own-category:Q7', 'own-category:Q7=同族', 'own-category:Q7=公開'],
  ...['own-log:売上高', 'own-number:輸出', 'size'],
];
const named = (language: 'ja' | 'en') =>
  KEYS.map(withStudyNames(messagesIn(language), studyOf(OWN), language).models.coefficient);

describe('columns that are held constant', () => {
  it('are called as the code book calls them in the language of the page, their categories too', () => {
    expect(named('en')).toEqual([
      ...['Ownership', 'Ownership=Family', 'Ownership=公開'],
      ...['Sales (log)', '輸出', 'Employees (log)'],
    ]);
    expect(named('ja').slice(0, 3)).toEqual(['経営形態', '経営形態=同族', '経営形態=公開']);
  });

  it('have these names where they are chosen', () => {
    const { models } = withStudyNames(messagesIn('en'), studyOf(OWN), 'en');
    expect(models.nameOfOwn({ column: '売上高', as: 'log' })).toBe('Sales (log)');
    expect(models.own.level('Q7', '同族')).toBe('Family');
    expect(models.own.level('輸出', '同族')).toBe('同族');
  });

  it('change no message of a study without such columns or names', () => {
    const m = messagesIn('en');
    expect(withStudyNames(m, null, 'en')).toBe(m);
    expect(withStudyNames(m, studyOf([]), 'en')).toBe(m);
    expect(withStudyNames(m, { ...studyOf(OWN), columnNames: [], codes: [] }, 'en')).toBe(m);
  });
});
