package io.citygrid.city.wire;

import io.citygrid.city.event.Position;

/** The numbers of a {@link Position} as {@link RecordCodec} writes it, not yet checked. */
record UsualPosition(double lon, double lat, double accuracyMeters) {

  static UsualPosition read(AsciiCursor cursor) {
    cursor.skip("{\"lon\":");
    double lon = cursor.decimal();
    cursor.skip(",\"lat\":");
    double lat = cursor.decimal();
    cursor.skip(",\"accuracyMeters\":");
    double accuracyMeters = cursor.decimal();
    cursor.skip("}");
    return new UsualPosition(lon, lat, accuracyMeters);
  }

  Position position() {
    return new Position(lon, lat, accuracyMeters);
  }
}
