package io.citygrid.jobs.crowd.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Beside the names of all who were heard in each window, which is the slow twin. */
class HeardPlaceTest {
  private static final long MINUTE = 60_000;
  private static final HeardTimes TIMES = new HeardTimes(5 * MINUTE, 10 * MINUTE, 15 * MINUTE);

  /** By the end of windows, who was heard before they were closed. */
  private final Map<Long, Set<String>> there = new TreeMap<>();

  private final TreeSet<Long> timers = new TreeSet<>();
  private final Map<Long, PlaceHeard> latest = new TreeMap<>();
  private @Nullable HeardPlace place;
  private int late;

  @Test
  void theLastWordOnEachWindowIsWhoWasHeardInTime() {
    Random random = new Random(117);
    for (int step = 0; step < 4_000; step++) {
      long watermark = step * 10_000L;
      advance(watermark);
      // Most a little late, some by up to half an hour.
      long minutesLate = random.nextInt(5) == 0 ? random.nextInt(35) : random.nextInt(2);
      hear(
          "device-" + random.nextInt(40),
          Math.max(0, watermark / MINUTE - minutesLate) * MINUTE,
          watermark);
    }
    advance(Long.MAX_VALUE / 2);

    assertThat(late).isPositive();
    assertThat(place).isNull();
    assertThat(latest.keySet()).isEqualTo(there.keySet());
    latest.forEach(
        (end, told) ->
            assertThat(Math.round(told.heard().estimate()))
                .as("window %d", end)
                .isEqualTo(there.get(end).size()));
  }

  private void hear(String device, long minute, long watermark) {
    byte[] sketch = DeviceSketch.with(null, device);
    HeardPlace.Step after =
        HeardPlace.with(place, new PlaceDevices("cell/1", minute, sketch, 1, TIMES, 1), watermark);
    boolean isInTime = false;
    for (long end = TIMES.firstEndAfter(minute);
        end <= minute + TIMES.heardMillis();
        end += 5 * MINUTE) {
      if (watermark < end + TIMES.correctableMillis()) {
        isInTime = true;
        there.computeIfAbsent(end, window -> new HashSet<>()).add(device);
      }
    }
    assertThat(after != null).isEqualTo(isInTime);
    if (after == null) {
      late++;
      return;
    }
    place = after.after();
    timers.addAll(after.timers());
  }

  /** As Flink does: one timer after the other. */
  private void advance(long watermark) {
    List<Long> due = new ArrayList<>(timers.headSet(watermark, true));
    for (long timer : due) {
      timers.remove(timer);
      if (place == null) {
        continue;
      }
      HeardPlace.Told told = place.at("cell/1", timer);
      for (PlaceHeard window : told.told()) {
        long end = window.windowMillis() + TIMES.windowMillis();
        PlaceHeard before = latest.put(end, window);
        assertThat(window.heard().version())
            .isEqualTo(before == null ? 1 : before.heard().version() + 1);
      }
      place = told.after();
    }
  }
}
