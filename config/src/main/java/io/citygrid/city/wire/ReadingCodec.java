package io.citygrid.city.wire;

import io.citygrid.city.event.Reading;
import org.jspecify.annotations.Nullable;

/** The codec of readings, which it also writes by itself where ids are ASCII. */
final class ReadingCodec extends UsualCodec<Reading> {
  ReadingCodec() {
    super(Reading.class);
  }

  @Override
  public byte[] encode(Reading reading) {
    if (!AsciiCursor.isPlain(reading.deviceId()) || !AsciiCursor.isPlain(reading.metric())) {
      return super.encode(reading);
    }
    return new JsonText(160 + reading.deviceId().length() + reading.metric().length())
        .raw("{\"deviceId\":\"")
        .raw(reading.deviceId())
        .raw("\",\"metric\":\"")
        .raw(reading.metric())
        .raw("\",\"value\":")
        .number(reading.value())
        .raw(",\"observedAt\":")
        .moment(reading.observedAt())
        .raw(",\"receivedAt\":")
        .moment(reading.receivedAt())
        .raw(",\"cityVersion\":")
        .number(reading.cityVersion())
        .raw('}')
        .bytes();
  }

  @Override
  @Nullable Reading usual(AsciiCursor cursor) {
    cursor.skip("{\"deviceId\":\"");
    String deviceId = cursor.text();
    cursor.skip("\",\"metric\":\"");
    String metric = cursor.text();
    cursor.skip("\",\"value\":");
    double value = cursor.decimal();
    Ending ending = Ending.read(cursor);
    return cursor.isDone()
        ? new Reading(
            deviceId, metric, value, ending.observedAt(), ending.receivedAt(), ending.cityVersion())
        : null;
  }
}
