import { formatFixed, type Messages } from '../i18n';
import { drawnFigure, roleKey, type Drawing, type Shape } from './drawing';
import type { EnvelopeInput } from './envelope';
import { MOST_POINTS, type KDistanceFigure } from './k-distance';
import type { Figure } from './svg';

/** The curve of nearest distances for a file: with the present radius as a line, what the marks stand for, and the points as a table. */
export function printedKDistance(
  { drawing, frame, yOf }: KDistanceFigure,
  curve: { readonly km: ArrayLike<number>; readonly kneeKm: number },
  { minFirms, radiusKm }: { readonly minFirms: number; readonly radiusKm: number },
  m: Messages,
): Figure {
  const t = m.images.nearest;
  const y = yOf(radiusKm);
  const line: Shape = {
    kind: 'line',
    role: 'present',
    x1: frame.left,
    x2: frame.right,
    y1: y,
    y2: y,
  };
  const paper: Drawing = { ...drawing, shapes: [...drawing.shapes, line] };
  return drawnFigure(paper, {
    title: t.title(minFirms),
    keys: [
      roleKey('curve', t.curve),
      roleKey('present', t.radius(radiusKm)),
      ...(Number.isFinite(curve.kneeKm) ? [roleKey('knee', t.knee(curve.kneeKm))] : []),
    ],
    table: { head: [m.explore.sure.curveX, 'km'], rows: curveRows(curve.km) },
  });
}

/** No more points than are drawn. */
function curveRows(km: ArrayLike<number>): string[][] {
  const last = Math.max(0, km.length - 1);
  const step = Math.max(1, Math.floor(km.length / MOST_POINTS));
  const ranks = Array.from({ length: Math.ceil(km.length / step) }, (_, i) => i * step);
  if (km.length > 0 && last % step !== 0) ranks.push(last);
  return ranks.map((rank) => [
    `${formatFixed((100 * rank) / (last || 1), 2)}%`,
    String(Number(km[rank].toPrecision(6))),
  ]);
}

/** The envelopes for a file. */
export function printedEnvelope(
  drawing: Drawing,
  input: Omit<EnvelopeInput, 'significant' | 'width' | 'height'>,
  title: string,
  m: Messages,
): Figure {
  const t = m.images.envelope;
  const columns = [
    input.observed,
    input.localLow,
    input.localHigh,
    input.globalLow,
    input.globalHigh,
  ];
  return drawnFigure(drawing, {
    title,
    keys: [
      roleKey('curve', t.observed),
      roleKey('band', t.local),
      roleKey('limit', t.global),
      roleKey('significant', t.significant),
    ],
    table: {
      head: [input.labels.x, t.observed, t.localLow, t.localHigh, t.globalLow, t.globalHigh],
      rows: Array.from(input.distancesKm, (km, g) => [
        String(Number(km.toPrecision(6))),
        ...columns.map((column) => String(Number(column[g].toPrecision(6)))),
      ]),
    },
  });
}
