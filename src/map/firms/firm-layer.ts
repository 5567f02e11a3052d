import type {
  CustomLayerInterface,
  CustomRenderMethodInput,
  Map as MapLibreMap,
} from 'maplibre-gl';
import { noiseOpacity, textureOpacity } from '../cluster-sizes';
import { pointScale, type FirmPoints } from './firm-points';
import { OPEN_ZOOM } from './gathered';
import { mercatorX, mercatorY } from '../mercator';
import { rgbOf } from '../colours/palette';
import { PointIndex } from './point-index';
import { FEW_POINTS, levelZoom, pointLevel, runsWithin, type PointLevel } from './point-levels';
import { firmsWithin, type Outline } from './points-within';
import { createPointProgram, type PointProgram } from './point-program';

/** Colours around the points. */
export interface FirmLook {
  readonly rim: string;
  readonly mark: string;
}

/** Firms are easier to hit than they are large. */
const PICK_MARGIN_PX = 4;
/** Around marked firms. */
const MARK_GAP_PX = 1.4;
const MARK_RING_PX = 2;

/** Points from `from` on, found by their place among these. */
interface SectionIndex {
  readonly from: number;
  readonly index: PointIndex;
}

const indexFrom = ({ x, y }: FirmPoints, from: number): SectionIndex => ({
  from,
  index: new PointIndex(x.subarray(from), y.subarray(from)),
});

/**
 * Draws firms from typed arrays, each as one point, and finds the firm under the pointer. Holds a million of them. The
 * buffers are filled when the data change, not when the map moves.
 */
export class FirmLayer implements CustomLayerInterface {
  readonly id = 'firms';
  readonly type = 'custom';
  readonly renderingMode = '2d';
  /** The marked firms again, above all others and above what lies on them: a ring, a gap, and the firm itself. */
  readonly marks: CustomLayerInterface = {
    id: 'firm-marks',
    type: 'custom',
    renderingMode: '2d',
    render: (gl, input) => this.#drawMarks(gl as WebGL2RenderingContext, input),
  };

  #map: MapLibreMap | null = null;
  #program: PointProgram | null = null;
  #buffers: WebGLBuffer[] = [];
  #arrays: WebGLVertexArrayObject | null = null;
  #marks: WebGLBuffer | null = null;
  /** What is drawn of many points at the present zoom, and where the graphics card has it. */
  #level: (PointLevel & { readonly from: number }) | null = null;
  #order: WebGLBuffer | null = null;
  #points: FirmPoints | null = null;
  /** Of the points that are drawn close up, and from afar. */
  #near: SectionIndex | null = null;
  #far: SectionIndex | null = null;
  /** Point of each firm, -1 where it has none. */
  #pointOf: Int32Array = new Int32Array(0);
  #largestPx = 0;
  #selected: readonly number[] = [];
  #hovered = -1;
  #look: FirmLook = { rim: '#ffffff', mark: '#000000' };
  #visible = true;
  #receding: 'none' | 'noise' | 'all' = 'none';
  #pointsChanged = false;
  #marksChanged = false;

  /** New points; null draws none. Keeps the marks. */
  setPoints(points: FirmPoints | null): void {
    this.#points = points;
    this.#level = null;
    this.#near = points && indexFrom(points, points.opening);
    this.#far =
      points?.loose === points?.opening ? this.#near : points && indexFrom(points, points.loose);
    this.#pointOf = pointsOfFirms(points);
    this.#largestPx = points === null ? 0 : points.radiusPx.reduce((a, b) => Math.max(a, b), 0);
    this.#pointsChanged = true;
    this.#marksChanged = true;
    this.#map?.triggerRepaint();
  }

  /** Firms to outline; -1 for no hovered firm. Firms without a place are passed over. */
  setMarks(selected: readonly number[], hovered: number): void {
    this.#selected = selected;
    this.#hovered = hovered;
    this.#marksChanged = true;
    this.#map?.triggerRepaint();
  }

  setLook(look: FirmLook): void {
    this.#look = look;
    this.#map?.triggerRepaint();
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    this.#map?.triggerRepaint();
  }

  /** Whether noise, or all firms, step back from the clusters. */
  setReceding(receding: 'none' | 'noise' | 'all'): void {
    this.#receding = receding;
    this.#map?.triggerRepaint();
  }

  /** The firm at a place on screen (CSS pixels from the map's top left corner), -1 where there is none. */
  pick(x: number, y: number): number {
    if (this.#map === null || this.#points === null || !this.#visible) return -1;
    const zoom = this.#map.getZoom();
    const section = zoom < OPEN_ZOOM ? this.#far : this.#near;
    if (section === null) return -1;
    const at = this.#map.unproject([x, y]);
    const worldPx = 512 * 2 ** zoom;
    const reachPx = this.#largestPx * pointScale(zoom) + PICK_MARGIN_PX;
    const point = section.index.nearest(mercatorX(at.lng), mercatorY(at.lat), reachPx / worldPx);
    return point < 0 ? -1 : this.#points.firm[section.from + point];
  }

  /** Firms that are drawn inside an outline, ascending. */
  within(outline: Outline): number[] {
    return this.#points && this.#visible ? firmsWithin(this.#points, outline) : [];
  }

  onAdd(map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.#map = map;
    this.#program = createPointProgram(gl);
    this.#arrays = gl.createVertexArray();
    this.#buffers = [0, 1, 2, 3].map(() => gl.createBuffer());
    this.#marks = gl.createBuffer();
    this.#order = gl.createBuffer();
    this.#level = null;
    this.#pointsChanged = true;
    this.#marksChanged = true;
  }

  onRemove(_map: MapLibreMap, gl: WebGL2RenderingContext): void {
    for (const buffer of [...this.#buffers, this.#marks, this.#order]) gl.deleteBuffer(buffer);
    gl.deleteVertexArray(this.#arrays);
    if (this.#program !== null) gl.deleteProgram(this.#program.program);
    this.#program = null;
    this.#map = null;
  }

  render(gl: WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    const begun = this.#begin(gl, input);
    if (begun === null) return;
    const { points, uniforms, zoom, ratio } = begun;
    gl.uniform3fv(uniforms.u_rim, shares(this.#look.rim));
    gl.uniform1f(uniforms.u_gap_width, 0);
    gl.uniform1f(uniforms.u_rim_width, 0.8 * ratio);
    gl.uniform1f(uniforms.u_ring_width, 1.1 * ratio);
    gl.uniform1f(uniforms.u_grow, 0);
    gl.uniform1f(uniforms.u_opacity, this.#receding === 'all' ? 0.92 * textureOpacity(zoom) : 0.92);
    gl.uniform1f(uniforms.u_noise, this.#receding === 'none' ? 1 : noiseOpacity(zoom));
    const from = zoom < OPEN_ZOOM ? points.loose : points.opening;
    if (points.count - from <= FEW_POINTS) gl.drawArrays(gl.POINTS, from, points.count - from);
    else this.#drawMany(gl, points, from, zoom);
    gl.bindVertexArray(null);
  }

  /** Of many points those that can be told apart at this zoom, in view. */
  #drawMany(gl: WebGL2RenderingContext, points: FirmPoints, from: number, zoom: number): void {
    const wanted = levelZoom(zoom);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.#order);
    if (this.#level?.zoom !== wanted || this.#level.from !== from) {
      this.#level = { ...pointLevel(points, from, wanted), from };
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, this.#level.order, gl.STATIC_DRAW);
    }
    const [[west, south], [east, north]] = this.#map!.getBounds().toArray();
    const margin = 2 * this.#largestPx * pointScale(zoom);
    for (const run of runsWithin(this.#level, [west, south, east, north], margin))
      gl.drawElements(gl.POINTS, run.to - run.from, gl.UNSIGNED_INT, 4 * run.from);
  }

  /** What drawing points and marks have in common; null where there is nothing to draw. */
  #begin(gl: WebGL2RenderingContext, input: CustomRenderMethodInput) {
    const points = this.#points;
    if (!this.#visible || points === null || points.count === 0) return null;
    if (this.#program === null || this.#map === null) return null;
    gl.bindVertexArray(this.#arrays);
    if (this.#pointsChanged) this.#fillBuffers(gl, points, this.#program);
    const { program, uniforms } = this.#program;
    gl.useProgram(program);
    this.#setCamera(gl, input.defaultProjectionData.mainMatrix);
    const ratio = this.#map.getPixelRatio();
    const zoom = this.#map.getZoom();
    gl.uniform1f(uniforms.u_scale, pointScale(zoom) * ratio);
    return { points, uniforms, zoom, ratio };
  }

  /** The centre of the view, in double precision, becomes the origin of what the graphics card computes. */
  #setCamera(gl: WebGL2RenderingContext, matrix: ArrayLike<number>): void {
    const { uniforms } = this.#program!;
    const centre = this.#map!.getCenter();
    const x = mercatorX(centre.lng);
    const y = mercatorY(centre.lat);
    gl.uniformMatrix4fv(uniforms.u_matrix, false, Float32Array.from(matrix));
    const clip = [0, 1, 2, 3].map((k) => matrix[k] * x + matrix[4 + k] * y + matrix[12 + k]);
    gl.uniform4fv(uniforms.u_centre_clip, clip);
    const [highX, highY] = [Math.fround(x), Math.fround(y)];
    gl.uniform2f(uniforms.u_centre_high, highX, highY);
    gl.uniform2f(uniforms.u_centre_low, x - highX, y - highY);
  }

  #fillBuffers(gl: WebGL2RenderingContext, points: FirmPoints, program: PointProgram): void {
    const { high, low } = splitPositions(points);
    const { a_high, a_low, a_look, a_radius } = program.attributes;
    const parts = [
      { at: a_high, data: high, size: 2, type: gl.FLOAT },
      { at: a_low, data: low, size: 2, type: gl.FLOAT },
      { at: a_look, data: points.look, size: 4, type: gl.UNSIGNED_BYTE },
      { at: a_radius, data: points.radiusPx, size: 1, type: gl.FLOAT },
    ];
    parts.forEach(({ at, data, size, type }, i) => {
      gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffers[i]);
      gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW);
      gl.enableVertexAttribArray(at);
      gl.vertexAttribPointer(at, size, type, type === gl.UNSIGNED_BYTE, 0, 0);
    });
    this.#pointsChanged = false;
  }

  #drawMarks(gl: WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    const marked = [...this.#selected, this.#hovered]
      .map((firm) => this.#pointOf[firm] ?? -1)
      .filter((point) => point >= 0);
    if (marked.length === 0) return;
    const begun = this.#begin(gl, input);
    if (begun === null) return;
    const { uniforms, ratio } = begun;
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.#marks);
    if (this.#marksChanged) {
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, Uint32Array.from(marked), gl.DYNAMIC_DRAW);
      this.#marksChanged = false;
    }
    gl.uniform1f(uniforms.u_opacity, 1);
    gl.uniform1f(uniforms.u_noise, 1);
    gl.uniform1f(uniforms.u_grow, (MARK_GAP_PX + MARK_RING_PX) * ratio);
    gl.uniform3fv(uniforms.u_gap, shares(this.#look.rim));
    gl.uniform1f(uniforms.u_gap_width, MARK_GAP_PX * ratio);
    gl.uniform3fv(uniforms.u_rim, shares(this.#look.mark));
    gl.uniform1f(uniforms.u_rim_width, MARK_RING_PX * ratio);
    gl.drawElements(gl.POINTS, marked.length, gl.UNSIGNED_INT, 0);
    gl.bindVertexArray(null);
  }
}

function pointsOfFirms(points: FirmPoints | null): Int32Array {
  if (points === null) return new Int32Array(0);
  const count = points.firm.reduce((largest, firm) => Math.max(largest, firm + 1), 0);
  const pointOf = new Int32Array(count).fill(-1);
  points.firm.forEach((firm, point) => (pointOf[firm] = point));
  return pointOf;
}

const shares = (colour: string): number[] => rgbOf(colour).map((v) => v / 255);

/** Each coordinate as a float and what the float lost. */
function splitPositions({ count, x, y }: FirmPoints): { high: Float32Array; low: Float32Array } {
  const high = new Float32Array(2 * count);
  const low = new Float32Array(2 * count);
  for (let k = 0; k < count; k++) {
    high[2 * k] = x[k];
    high[2 * k + 1] = y[k];
    low[2 * k] = x[k] - high[2 * k];
    low[2 * k + 1] = y[k] - high[2 * k + 1];
  }
  return { high, low };
}
