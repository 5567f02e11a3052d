import type { PanelProblemFacts } from '../../model';
import { formatCount } from '../numbers';

export type PanelProblemSentences = {
  readonly [C in keyof PanelProblemFacts]: (facts: PanelProblemFacts[C]) => string;
};

const unseen = (firms: number): string =>
  firms > 0 ? ` Of ${formatCount(firms)} more the measure is not known both before and after.` : '';

/** Why firms can't be followed over time, with the way out. */
export const panelProblems: PanelProblemSentences = {
  'panel-few-changed': (f) =>
    `Too few firms changed to be judged: ${formatCount(f.firms)}, at least ${f.least} are needed.${unseen(f.unknown)} Use a larger distance, a wider definition of clusters or more firms.`,
  'panel-few-unchanged': (f) =>
    `Too few firms stayed as they were to compare with: ${formatCount(f.firms)}, at least ${f.least} are needed.${f.unknown > 0 ? ` Of ${formatCount(f.unknown)} more the measure is known once at most.` : ''} Use a smaller distance, a narrower definition of clusters or more firms.`,
  'panel-not-estimated': (f) =>
    ({
      'no-change':
        'No firm is left whose measure is known at two times (for counts: with any at all), so that nothing can be compared. Choose another measure.',
      collinear:
        'The change can’t be told from what happened to all firms at that time. Choose another year, distance or measure.',
      'one-group':
        'All firms are in one group, so that errors can’t be judged. Choose smaller groups for the errors.',
      'no-maximum':
        'Poisson has no finite answer here: the firms on one side had none at all before or after. Read the linear estimate, or choose a measure that is less rare.',
      perfect:
        'The measure follows from firms, times and the change exactly: no error is left to judge by. Check the measure’s column.',
    })[f.failure],
  'panel-one-round': (f) =>
    `All rows with a round are of one (“${f.name}” in “${f.column}”), so that no firm is seen twice. Put the rows of the other round below them, or take the role from the column.`,
  'panel-order-unknown': (f) =>
    `Which of ${f.names.map((name) => `“${name}”`).join(', ')} came first can’t be told. Write years or numbers (2019 and 2024, wave 1 and wave 2) in “${f.column}”.`,
  'panel-no-ids': (f) =>
    `“${f.column}” says rounds, but no column says which firm a row is of. Give a column of numbers that stay with the firm the role id (on the command line, call it 企業ID or firm_id in the file).`,
  'panel-ids-repeated': (f) =>
    `In round “${f.round}” ${formatCount(f.ids)} ${f.ids === 1 ? 'id stands' : 'ids stand'} in several rows (for example “${f.example}”; ${formatCount(f.rows)} rows), so that it can’t be known which is the firm’s. Keep one row for each firm and round, or leave the others out.`,
  'panel-no-firm-twice': (f) =>
    `No id of round “${f.first}” (such as “${f.examples[0]}”) occurs in round “${f.last}” (such as “${f.examples[1]}”), so that no firm is seen twice. Write the same id in both rounds, or give the role id to another column.`,
  'panel-names-differ': (f) =>
    `${formatCount(f.firms)} of ${formatCount(f.of)} firms with one id in two rounds are called differently there (“${f.id}”: “${f.names[0]}” and “${f.names[1]}”): the ids seem to number rows. Give the role id to a column that stays with the firm.`,
  'panel-round-without-measure': (f) =>
    `In round “${f.round}” “${f.outcome}” is not known of any firm, so that there is no change. Choose a measure that was asked in all rounds.`,
  'panel-round-without-places': (f) =>
    `In round “${f.round}” no firm is located well enough to be inside or outside. Give its rows addresses or coordinates, or count coarse places too.`,
  'panel-rounds-not-years': (f) =>
    `The rounds (${f.names.map((name) => `“${name}”`).join(', ')}) say no years, so that dates can’t be put among them. Write years in their column (2019).`,
  'panel-events-undated': (f) =>
    `“${f.outcome}” has no dates, so that nothing can be said of before and after. Give the events a column of dates, or choose a measure of the rounds.`,
  'panel-opening-unknown': (f) =>
    `There is no institution with the id “${f.institution}”. Choose one of the list, or give its row that id.`,
  'panel-opening-not-located': (f) =>
    `It is not known where “${f.institution}” is. Give it an address or coordinates in the list of institutions.`,
  'panel-opening-outside': (f) =>
    `Before and after ${f.year} can’t be compared, since the data reach from ${f.from} to ${f.to}. Choose a year with data on both sides (the first year after the opening).`,
  'panel-no-times': () =>
    'Firms are seen once. To compare before and after an opening, count dated events (patents with their dates) as the measure, or give a list with a row for each firm and round.',
};
