/**
 * The shaders for points. A position comes as the sum of two floats, high and low, of which the map's centre is taken
 * off before anything else: so two points one metre apart stay apart, although a float alone resolves 2 m.
 */
const VERTEX = `#version 300 es
precision highp float;
in vec2 a_high;
in vec2 a_low;
in vec4 a_look;
in float a_radius;
uniform mat4 u_matrix;
uniform vec4 u_centre_clip;
uniform vec2 u_centre_high;
uniform vec2 u_centre_low;
uniform float u_scale;
uniform float u_grow;
out vec4 v_look;
out float v_radius;
void main() {
  vec2 offset = (a_high - u_centre_high) + (a_low - u_centre_low);
  gl_Position = u_matrix * vec4(offset, 0.0, 0.0) + u_centre_clip;
  v_radius = a_radius * u_scale + u_grow;
  v_look = a_look;
  gl_PointSize = 2.0 * v_radius + 2.0;
}`;

/** Colours leave premultiplied, as MapLibre blends them. */
const FRAGMENT = `#version 300 es
precision highp float;
in vec4 v_look;
in float v_radius;
uniform vec3 u_rim;
uniform float u_rim_width;
uniform float u_ring_width;
uniform float u_gap_width;
uniform vec3 u_gap;
uniform float u_opacity;
uniform float u_noise;
out vec4 colour;
void main() {
  float from_centre = length(gl_PointCoord - 0.5) * (2.0 * v_radius + 2.0);
  float disc = clamp(v_radius - from_centre + 0.5, 0.0, 1.0);
  if (disc <= 0.0) discard;
  float opacity = abs(v_look.a - 0.5) < 0.4 ? u_opacity * u_noise : u_opacity;
  if (v_look.a < 0.5 && u_gap_width == 0.0) {
    float hole = clamp(v_radius - u_ring_width - from_centre + 0.5, 0.0, 1.0);
    float ring = disc * (1.0 - hole) * opacity;
    colour = vec4(v_look.rgb * ring, ring);
    return;
  }
  // On small points the rim would eat the colour.
  float rim = u_gap_width > 0.0 ? u_rim_width : min(u_rim_width, 0.22 * v_radius);
  float core = clamp(v_radius - rim - from_centre + 0.5, 0.0, 1.0);
  float inner = clamp(v_radius - rim - u_gap_width - from_centre + 0.5, 0.0, 1.0);
  vec3 paint = mix(u_rim, mix(u_gap, v_look.rgb, inner), core);
  float alpha = disc * opacity;
  colour = vec4(paint * alpha, alpha);
}`;

const ATTRIBUTES = ['a_high', 'a_low', 'a_look', 'a_radius'] as const;
const UNIFORMS = [
  'u_matrix',
  'u_centre_clip',
  'u_centre_high',
  'u_centre_low',
  'u_scale',
  'u_grow',
  'u_rim',
  'u_rim_width',
  'u_ring_width',
  'u_gap_width',
  'u_gap',
  'u_opacity',
  'u_noise',
] as const;

export interface PointProgram {
  readonly program: WebGLProgram;
  readonly attributes: Readonly<Record<(typeof ATTRIBUTES)[number], number>>;
  readonly uniforms: Readonly<Record<(typeof UNIFORMS)[number], WebGLUniformLocation | null>>;
}

/** Compiles the program. Throws Error with the compiler's words where the graphics card refuses it. */
export function createPointProgram(gl: WebGL2RenderingContext): PointProgram {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(kind);
    if (shader === null) throw new Error('the graphics context is lost');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true && !gl.isContextLost()) {
    throw new Error(`point program: ${gl.getProgramInfoLog(program)}`);
  }
  const attributes = Object.fromEntries(
    ATTRIBUTES.map((name) => [name, gl.getAttribLocation(program, name)]),
  ) as PointProgram['attributes'];
  const uniforms = Object.fromEntries(
    UNIFORMS.map((name) => [name, gl.getUniformLocation(program, name)]),
  ) as PointProgram['uniforms'];
  return { program, attributes, uniforms };
}
