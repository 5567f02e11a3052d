import { describe, expect, it } from 'vitest';
import { Folded, foldKey } from '../../src/geocode/fold';
import { isKanjiNumeral, kanjiValue, toKanji } from '../../src/geocode/numerals';
import { forEachVariant } from '../../src/geocode/variants';
import { addressBegins } from '../../src/geocode/postcode';

describe('numerals', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [45, '四十五'],
    [100, '百'],
    [105, '百五'],
    [999, '九百九十九'],
    [1000, '千'],
    [9999, '九千九百九十九'],
  ])('%d is %s', (value, text) => {
    expect(toKanji(value)).toBe(text);
  });

  it('reads back what it writes, for every number', () => {
    for (let value = 1; value <= 9999; value++) {
      const codes = Array.from(toKanji(value), (letter) => letter.charCodeAt(0));
      expect(codes.every(isKanjiNumeral)).toBe(true);
      expect(kanjiValue(codes, 0, codes.length)).toBe(value);
    }
  });

  it('refuses what it can not write', () => {
    expect(() => toKanji(0)).toThrow('0');
    expect(() => toKanji(1.5)).toThrow('1.5');
    expect(() => toKanji(10_000)).toThrow('10000');
  });
});

describe('folding', () => {
  it.each([
    ['２丁目', '2丁目'],
    ['二丁目', '2丁目'],
    ['ﾃｸﾉﾊﾟｰｸ', 'テクノパーク'],
    ['てくのぱーく', 'テクノパーク'],
    ['か\u3099く', 'がく'],
    ['は\u309Aーく', 'ぱーく'],
    ['げんか', 'け\u3099んか'],
    ['旭ヶ丘', '旭が丘'],
    ['旭ケ丘', '旭ガ丘'],
    ['三ツ沢', 'ミッ澤'.replace('ミ', '三')],
    ['髙﨑', '高崎'],
    ['𠮷田', '吉田'],
    ['葛\u{E0100}城', '葛城'],
    ['丸の内', '丸ノ内'],
    ['井之口', '井の口'],
    ['第三地割', '三地割'],
    ['二〇番地', '20番地'],
    ['七番丁', '七番町'],
    [' 旭　町\t', '旭町'],
    ['（旭町）', '旭町'],
    ['１－２', '1‐2'],
    ['1ー2', '1-2'],
    ['1一2', '1-2'],
    ['A棟', 'ａ棟'],
  ])('%s and %s are equal', (a, b) => {
    expect(foldKey(a)).toBe(foldKey(b));
  });

  it.each([
    ['三田', '三ツ田'],
    ['十三', '十三一'],
    ['オフィスパーク', 'オフィスパ-ク'],
    ['上ル', '下ル'],
    ['北町', '北村'],
  ])('%s and %s stay apart', (a, b) => {
    expect(foldKey(a)).not.toBe(foldKey(b));
  });

  it('drops 大字 and 字 in front but not 字 inside a name', () => {
    expect(foldKey('大字駒ケ嶺')).toBe('駒ケ嶺');
    expect(foldKey('字山中')).toBe('山中');
    expect(foldKey('十文字')).toBe('十文字');
    expect(foldKey('字')).toBe('字');
  });

  it('knows where each character came from', () => {
    const text = '〒 旭町１２丁目';
    const folded = new Folded().fold(text, 2);
    expect(folded.slice()).toBe('旭町十二丁目');
    expect(Array.from(folded.from.subarray(0, folded.length))).toEqual([2, 3, 4, 4, 6, 7]);
    expect(Array.from(folded.to.subarray(0, folded.length))).toEqual([3, 4, 6, 6, 7, 8]);
    expect(Array.from(folded.arabic.subarray(0, folded.length))).toEqual([0, 0, 1, 2, 0, 0]);
  });

  it('stands texts of any length and any code unit', () => {
    const long = '旭町'.repeat(100_000);
    expect(new Folded().fold(long).length).toBe(200_000);
    let odd = '';
    for (let code = 0; code < 0x10000; code += 7) odd += String.fromCharCode(code);
    expect(() => new Folded().fold(odd)).not.toThrow();
    expect(new Folded().fold('9'.repeat(50)).length).toBe(50);
  });

  it('has each variant once, and none that leads to another', () => {
    const pairs = new Map<number, number>();
    forEachVariant((from, to) => {
      expect(pairs.has(from), String.fromCharCode(from)).toBe(false);
      expect(from).not.toBe(to);
      pairs.set(from, to);
    });
    expect(pairs.size).toBeGreaterThan(350);
    for (const to of pairs.values()) expect(pairs.has(to), String.fromCharCode(to)).toBe(false);
  });
});

describe('postcodes in front', () => {
  it.each([
    ['〒916-0041 福井県', 9],
    ['916-0041福井県', 8],
    ['９１６－００４１　福井県', 8],
    ['9160041福井県', 7],
    ['〒福井県', 1],
    ['福井県', 0],
    ['12-3 福井県', 0],
    ['123ー4567', 8],
    ['本社：福井県', 3],
    ['【本社】〒916-0041 福井県', 13],
    ['（工場所在地）: 福井県', 8],
    ['本社町1-2', 0],
    ['工場前1-2', 0],
  ])('%s: the address starts at %d', (address, at) => {
    expect(addressBegins(address)).toBe(at);
  });
});
