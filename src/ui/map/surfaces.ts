import type { DrawnSurface, Theme } from '../../map';
import { SURFACE_OPACITY, surfaceClasses } from '../../map';
import { formatKm, type Messages } from '../../i18n';
import type { App } from '../../state';
import { layersOnShow } from './colouring';

/** Whether the map is to show how dense firms are. */
export const wantsDensity = (app: App): boolean =>
  app.findings !== null &&
  !app.overlay.overlay &&
  !app.view.layers.relative &&
  layersOnShow(app).surface === true;

/** The surface on show: the relative one where a person asked for it, else the firms' density; null for none. */
export function surfaceOnShow(app: App, theme: Theme = app.preferences.theme): DrawnSurface | null {
  if (app.overlay.overlay) return null;
  const relative = app.asked.relativeDensity;
  if (app.view.layers.relative && relative.answer && !relative.stale) {
    const { result } = relative.answer;
    const { register } = relative.answer;
    if (typeof result !== 'string') return { kind: 'relative', surface: result, register, theme };
  }
  const { answer } = app.asked.density;
  return answer && wantsDensity(app) ? { kind: 'density', surface: answer, theme } : null;
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
  const { bandwidthKm, enlarged } = drawn.surface;
  const lines = surfaceClasses(drawn).map(({ kind, from, colour }): SurfaceKeyLine => {
    const isLine = kind === 'more' || kind === 'fewer';
    return {
      text: isLine ? t.line[kind] : t.from[kind](from),
      colour,
      opacity: isLine ? 1 : SURFACE_OPACITY[drawn.theme],
      line: kind === 'more' ? 'solid' : kind === 'fewer' ? 'dashed' : null,
    };
  });
  const against =
    drawn.kind === 'relative' && drawn.register !== ''
      ? ` ${t.relative.against(drawn.register)}`
      : '';
  const flat = drawn.kind === 'density' && lines.length === 0 ? ` ${t.flat}` : '';
  return {
    title: t.title[drawn.kind],
    basis: `${t.bandwidth(formatKm(bandwidthKm), enlarged)}${against}${flat}`,
    lines,
  };
}
