package io.citygrid.jobs.sensors;

import io.citygrid.city.event.Reading;
import io.citygrid.city.view.ReadingView;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.jobs.redis.WriteOrder;
import java.util.List;

/** A latest reading in the live view. */
public final class ReadingProjection {
  /** Only the latest of each metric of a device is shown. */
  public static final WriteOrder.Latest<Reading> LATEST =
      new WriteOrder.Latest<>(Shown::of, reading -> reading.observedAt().toEpochMilli());

  private ReadingProjection() {}

  /** Names what is shown. */
  private record Shown(String deviceId, String metric) {
    static Shown of(Reading reading) {
      return new Shown(reading.deviceId(), reading.metric());
    }
  }

  /** The reading, to be written over an older one. */
  public static ViewWrite project(Reading reading) {
    ReadingView view =
        new ReadingView(
            reading.deviceId(), reading.metric(), reading.value(), reading.observedAt());
    long observedAt = reading.observedAt().toEpochMilli();
    return new ViewWrite(
        ViewKind.READING,
        view.id(),
        observedAt,
        Codecs.READING_VIEW.encode(view),
        observedAt,
        List.of());
  }
}
