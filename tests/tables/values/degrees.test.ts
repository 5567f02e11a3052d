import { describe, expect, it } from 'vitest';
import { parseDegrees, parsePair } from '../../../src/tables';

const SABAE = { lat: 35 + 56 / 60 + 12 / 3600, lng: 136 + 11 / 60 + 5 / 3600 };

describe('degrees as people write them', () => {
  it.each([
    '35°56′12″N',
    '35°56\'12"',
    '北緯35度56分12秒',
    '35.56.12',
    '35:56:12',
    'N35°56′12″',
    '355612',
    '355612.0',
    '３５度５６分１２秒',
    '35° 56′ 12″ N',
    '35-56-12',
    '35°56.2′',
  ])('%s', (cell) => {
    const parsed = parseDegrees(cell, 'latitude');
    expect(parsed.kind).toBe('number');
    expect((parsed as { value: number }).value).toBeCloseTo(SABAE.lat, 9);
  });

  it('told apart from decimal degrees, and from metres', () => {
    const value = (cell: string, axis: 'latitude' | 'longitude') => {
      const parsed = parseDegrees(cell, axis);
      return parsed.kind === 'number' ? parsed.value : parsed.kind;
    };
    expect(value('35.5612', 'latitude')).toBe(35.5612);
    expect(value('1361105', 'longitude')).toBeCloseTo(SABAE.lng, 9);
    expect(value('355612.3', 'longitude')).toBe(355612.3);
    expect(value('356712.3', 'latitude')).toBe(356712.3);
    expect(value('-35612.3', 'latitude')).toBe(-35612.3);
    expect(value('35°70′12″', 'latitude')).toBe('unreadable');
    expect(value('136°11′5″E', 'latitude')).toBe('unreadable');
    expect(value('S33°30′', 'latitude')).toBeCloseTo(-33.5, 9);
    expect(value('不明', 'latitude')).toBe('missing');
    expect(value('鯖江市', 'latitude')).toBe('unreadable');
  });
});

describe('a place in one cell', () => {
  it.each([
    '35.94, 136.19',
    '35.94,136.19',
    '136.19 35.94',
    '(35.94, 136.19)',
    '[136.19,35.94]',
    'POINT(136.19 35.94)',
    'POINT Z (136.19 35.94 12)',
    'SRID=4326;POINT (136.19 35.94)',
    '35.94　136.19',
    '北緯35.94度、東経136.19度',
    '35.94N 136.19E',
    'E136.19 N35.94',
  ])('%s', (cell) => {
    const pair = parsePair(cell)!;
    expect(pair.lat).toBeCloseTo(35.94, 9);
    expect(pair.lng).toBeCloseTo(136.19, 9);
  });

  it.each([
    '35°56′12″N 136°11′05″E',
    '35°56′12″,136°11′05″',
    '355612 1361105',
    '35.56.12, 136.11.05',
    '北緯35度56分12秒東経136度11分5秒',
    '35 56 12 136 11 5',
  ])('%s', (cell) => {
    const pair = parsePair(cell)!;
    expect(pair.lat).toBeCloseTo(SABAE.lat, 9);
    expect(pair.lng).toBeCloseTo(SABAE.lng, 9);
  });

  it.each([
    '',
    '35.94',
    '福井県鯖江市',
    '35.94N 36.19N',
    '1,2,3',
    'POINT EMPTY',
    'LINESTRING(1 2, 3 4)',
  ])('%s is none', (cell) => {
    expect(parsePair(cell)).toBeNull();
  });
});

describe('a link to a map', () => {
  it.each([
    'https://www.google.com/maps?q=35.9367,136.1847',
    'https://www.google.com/maps/search/?api=1&query=35.9367%2C136.1847',
    'https://maps.google.co.jp/maps?ll=35.9367,136.1847&z=17',
    'https://www.google.co.jp/maps/place/X/@35.9000,136.1000,17z/data=!3m1!4b1!3d35.9367!4d136.1847',
    'https://www.google.co.jp/maps/@35.9367,136.1847,17z',
    'https://maps.apple.com/?ll=35.9367,136.1847',
    'https://www.openstreetmap.org/#map=17/35.9367/136.1847',
    'https://www.openstreetmap.org/?mlat=35.9367&mlon=136.1847#map=12/35.1/136.2',
    'https://maps.gsi.go.jp/#15/35.9367/136.1847/&base=std',
  ])('says where: %s', (cell) => {
    expect(parsePair(cell)).toEqual({ lat: 35.9367, lng: 136.1847 });
  });

  it.each([
    'https://www.google.com/maps?q=福井県鯖江市',
    'https://example.com/35.9367,136.1847',
    'https://goo.gl/maps/AbCdEf',
  ])('without a place is none: %s', (cell) => {
    expect(parsePair(cell)).toBeNull();
  });
});
