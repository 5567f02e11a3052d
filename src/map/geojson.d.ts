import type { FeatureCollection, GeoJsonProperties, Point } from 'geojson';

/** The types that go by this name describe GeoJSON itself; what the library does is declared here. */
declare module 'geojson' {
  interface PointParameters {
    /** Names of the members that hold latitude and longitude. */
    readonly Point: readonly [string, string];
    /** Members that become properties. */
    readonly include: readonly string[];
  }
  const library: {
    parse<P extends GeoJsonProperties>(
      rows: readonly object[],
      parameters: PointParameters,
    ): FeatureCollection<Point, P>;
  };
  export default library;
}
