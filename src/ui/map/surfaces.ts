import type { DrawnSurface, Theme } from '../../map';
import { SURFACE_OPACITY, surfaceClasses } from '../../map';
import { formatKm, type Messages } from '../../i18n';
import { scanRegister, type RelativeSurface } from '../../model';
import type { App } from '../../state';
import { layersOnShow } from './colouring';

/** Whether the map is to show how dense firms are. */
export const wantsDensity = (app: App): boolean =>
  app.findings !== null &&
  !app.overlay.overlay &&
  !relativeClusters(app) &&
  !app.shown.view.layers.relative &&
  layersOnShow(app).surface === true;

/** The surface on show: the relative one where a person asked for it, else the firms' density; null for none. */
export function surfaceOnShow(app: App, theme: Theme = app.preferences.theme): DrawnSurface | null {
  if (app.overlay.overlay) return null;
  const relative = app.asked.relativeDensity;
  if (app.shown.view.layers.relative && relative.answer && !relative.stale) {
    const { result } = relative.answer;
    const { register } = relative.answer;
    if (typeof result !== 'string') return { kind: 'relative', surface: result, register, theme };
  }
  const { answer } = app.asked.density;
  const own = relativeClusters(app);
  if (own && layersOnShow(app).surface === true)
    return { kind: 'relative', surface: own, register: scanRegister(app.findings!), theme };
  return answer && wantsDensity(app) ? { kind: 'density', surface: answer, theme } : null;
}

/** The surface whose areas the clusters are. */
function relativeClusters({ findings }: App): RelativeSurface | null {
  const relative = findings?.membership.relative;
  return relative && relative.refused === undefined ? relative : null;
}

/** The lines of a surface's legend. */
export interface SurfaceKeyLine {
  readonly text: string;
  readonly colour: string;
  readonly opacity: number;
  readonly line: 'solid' | 'dashed' | null;
}

/** What the legend says of a surface: a title, a sentence on how it was made, and its classes. */
export function surfaceKey(
  drawn: DrawnSurface,
  m: Messages,
): { readonly title: string; readonly basis: string; readonly lines: SurfaceKeyLine[] } {
  const t = m.surfaces;
  const lines = surfaceClasses(drawn).map(({ kind, from, colour }): SurfaceKeyLine => {
    const isLine = kind === 'more' || kind === 'fewer';
    return {
      text:
        isLine && drawn.kind === 'relative'
          ? t.line[kind](drawn.surface.tolerance)
          : isLine
            ? ''
            : t.from[kind](from),
      colour,
      opacity: isLine ? 1 : SURFACE_OPACITY[drawn.theme],
      line: kind === 'more' ? 'solid' : kind === 'fewer' ? 'dashed' : null,
    };
  });
  const bandwidth =
    drawn.kind === 'relative'
      ? t.bandwidths(drawn.surface, drawn.surface.enlarged)
      : t.bandwidth(formatKm(drawn.surface.bandwidthKm), drawn.surface.enlarged);
  const against =
    drawn.kind === 'relative' && drawn.register !== ''
      ? ` ${t.relative.against(drawn.register)}`
      : '';
  const flat = drawn.kind === 'density' && lines.length === 0 ? ` ${t.flat}` : '';
  return {
    title: t.title[drawn.kind],
    basis: `${bandwidth}${against}${flat}`,
    lines,
  };
}
