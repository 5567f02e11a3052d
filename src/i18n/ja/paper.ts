import type { paper as paperEn } from '../en/paper';

export const paper: typeof paperEn = {
  saveFigure: '図を保存（SVG）',
  saveFigureOf: (title) => `図をSVGで保存：${title}`,
};
