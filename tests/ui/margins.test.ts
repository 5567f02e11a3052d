import { describe, expect, it } from 'vitest';
import { marginsBeside, type Box } from '../../src/ui/map/margins';

const box = (left: number, right: number, height = 300): Box => ({
  left,
  right,
  width: right - left,
  height,
});
const MAP = box(340, 1440, 800);
const LEGEND = box(350, 602);
const CARD = box(1060, 1388);
const BARE = { top: 40, right: 60, bottom: 40, left: 40 };

describe('what is left free at the edges of the map', () => {
  it('is beside legend and card', () => {
    expect(marginsBeside(MAP, LEGEND, CARD)).toEqual({ ...BARE, left: 278, right: 396 });
    expect(marginsBeside(MAP, LEGEND, undefined)).toEqual({ ...BARE, left: 278 });
    expect(marginsBeside(MAP, undefined, CARD)).toEqual({ ...BARE, right: 396 });
  });

  it('is the same as without them where they are folded, empty or away', () => {
    expect(marginsBeside(MAP, box(350, 602, 30), box(1388, 1388))).toEqual(BARE);
    expect(marginsBeside(undefined, LEGEND, CARD)).toEqual(BARE);
  });

  it('takes no room where too little of the map would be left between them', () => {
    const narrow = box(0, 700, 800);
    expect(marginsBeside(narrow, box(10, 262), box(400, 660))).toEqual(BARE);
    // 360 pixels between them are just enough.
    expect(marginsBeside(box(0, 816, 800), box(10, 262), box(654, 780))).toEqual({
      ...BARE,
      left: 278,
      right: 178,
    });
    expect(marginsBeside(box(0, 815, 800), box(10, 262), box(653, 779))).toEqual(BARE);
  });
});
