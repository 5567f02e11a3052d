import { describe, expect, it } from 'vitest';
import { answersIn, severalAnswers } from '../../../src/tables';

describe('several answers in one cell', () => {
  it.each([
    ['1;3;5', ['1', '3', '5']],
    ['①③', ['1', '3']],
    ['１，３', ['1', '3']],
    ['1、3、10', ['1', '3', '10']],
    ['01; 03 ;03', ['1', '3']],
    ['⑩・②', ['10', '2']],
    ['2', ['2']],
    ['販路;技術', ['販路', '技術']],
    ['', []],
    ['無回答', []],
    ['－', []],
  ])('%s', (cell, answers) => {
    expect(answersIn(cell)).toEqual(answers);
  });

  it('are seen by the cells of a column, in the order of their numbers', () => {
    expect(severalAnswers(['1;3', '2', '', '10', '無回答'])).toEqual(['1', '2', '3', '10']);
    expect(severalAnswers(['①③', '②'])).toEqual(['1', '2', '3']);
  });

  it('are not seen where cells hold one number, a thousand, a date, an address or words', () => {
    for (const cells of [
      ['1', '2', '3'],
      ['1,200', '3,400'],
      ['2020-04-01', '2020/5'],
      ['鯖江市1-2', '越前市3'],
      ['はい', 'いいえ'],
      ['12.5', '3'],
      ['1;3', '販路', '技術'],
    ])
      expect(severalAnswers(cells)).toBeNull();
  });
});
