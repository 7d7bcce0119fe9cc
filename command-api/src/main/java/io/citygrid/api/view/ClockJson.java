package io.citygrid.api.view;

import io.citygrid.casework.worklist.ClockReading;
import io.citygrid.city.Names;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Clocks of a case for clients. What does not hold of a clock is null. */
public final class ClockJson {
  private ClockJson() {}

  static JsonArray of(List<ClockReading> clocks) {
    JsonArray all = new JsonArray();
    clocks.forEach(clock -> all.add(of(clock)));
    return all;
  }

  public static JsonObject of(ClockReading clock) {
    return new JsonObject()
        .put("stage", clock.stage().name())
        .put("light", clock.light().name())
        .put("startedAt", clock.startedAt().toString())
        .put("endedAt", text(clock.endedAt()))
        .put("dueAt", text(clock.dueAt()))
        .put("yellowAt", text(clock.yellowAt()))
        .put("paused", clock.isPaused())
        .put("leftMillis", millis(clock.left()))
        .put("workingLeftMillis", millis(clock.workingLeft()))
        .put("limit", limit(clock))
        .put("measure", names(clock.measure()));
  }

  private static @Nullable JsonObject limit(ClockReading clock) {
    var standard = clock.limit();
    if (standard != null) {
      return new JsonObject().put("amount", standard.amount()).put("unit", standard.unit().name());
    }
    return clock.minutes() == 0
        ? null
        : new JsonObject().put("amount", clock.minutes()).put("unit", "MINUTES");
  }

  private static @Nullable JsonObject names(@Nullable Names names) {
    return names == null ? null : new JsonObject().put("zh", names.zh()).put("en", names.en());
  }

  private static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : moment.toString();
  }

  private static @Nullable Long millis(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis();
  }
}
