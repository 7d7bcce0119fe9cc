package io.citygrid.city.wire;

import io.citygrid.city.event.PresencePing;
import org.jspecify.annotations.Nullable;

/** The codec of pings of devices. */
final class PingCodec extends UsualCodec<PresencePing> {
  PingCodec() {
    super(PresencePing.class);
  }

  @Override
  @Nullable PresencePing usual(AsciiCursor cursor) {
    cursor.skip("{\"pseudonym\":\"");
    String pseudonym = cursor.text();
    cursor.skip("\",\"position\":");
    UsualPosition position = UsualPosition.read(cursor);
    Ending ending = Ending.read(cursor);
    return cursor.isDone()
        ? new PresencePing(
            pseudonym,
            position.position(),
            ending.observedAt(),
            ending.receivedAt(),
            ending.cityVersion())
        : null;
  }
}
