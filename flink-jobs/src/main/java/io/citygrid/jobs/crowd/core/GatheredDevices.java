package io.citygrid.jobs.crowd.core;

import io.citygrid.jobs.gathering.Gathering;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.datasketches.hll.HllSketch;
import org.jspecify.annotations.Nullable;

/**
 * Devices heard, as one sketch for each place and minute. All pings of a minute count in the same
 * windows, as windows and the times that devices are there for are whole minutes. Not thread-safe.
 */
public final class GatheredDevices implements Gathering<PlacedPing, PlaceDevices> {
  private final List<Minute> minutes = new ArrayList<>();
  private int size;

  /** The earliest end of a window that something of it counts in. */
  private long firstEndMillis = Long.MAX_VALUE;

  /** What was heard in one minute under one version of the city. */
  private static final class Minute {
    private final long startMillis;
    private final long cityVersion;
    private final HeardTimes times;
    private final Map<String, Heard> places = new HashMap<>();

    Minute(PlacedPing first, long startMillis) {
      this.startMillis = startMillis;
      this.cityVersion = first.cityVersion();
      this.times = first.times();
    }
  }

  private static final class Heard {
    private final HllSketch devices = DeviceSketch.empty();
    private int pings;
  }

  @Override
  public void add(PlacedPing ping) {
    Minute minute = minuteOf(ping);
    byte[] device = ping.pseudonym().getBytes(StandardCharsets.UTF_8);
    for (String place : ping.places()) {
      Heard heard = minute.places.get(place);
      if (heard == null) {
        heard = new Heard();
        minute.places.put(place, heard);
        size++;
      }
      heard.devices.update(device);
      heard.pings++;
    }
  }

  private Minute minuteOf(PlacedPing ping) {
    long start = HeardTimes.minuteOf(ping.atMillis());
    @Nullable Minute known = find(start, ping.cityVersion());
    if (known == null) {
      known = new Minute(ping, start);
      minutes.add(known);
      firstEndMillis = Math.min(firstEndMillis, ping.times().firstEndAfter(start));
    }
    return known;
  }

  /** There are few: the latest, a little of the one before, and what is late. */
  private @Nullable Minute find(long startMillis, long cityVersion) {
    for (int i = minutes.size() - 1; i >= 0; i--) {
      Minute minute = minutes.get(i);
      if (minute.startMillis == startMillis && minute.cityVersion == cityVersion) {
        return minute;
      }
    }
    return null;
  }

  @Override
  public int size() {
    return size;
  }

  /** Before its first window ends, nobody asks when a device was heard of. */
  @Override
  public boolean isDueAt(long millis) {
    return firstEndMillis <= millis;
  }

  @Override
  public List<PlaceDevices> drain() {
    List<PlaceDevices> all = new ArrayList<>(size);
    for (Minute minute : minutes) {
      minute.places.forEach(
          (place, heard) ->
              all.add(
                  new PlaceDevices(
                      place,
                      minute.startMillis,
                      heard.devices.toCompactByteArray(),
                      heard.pings,
                      minute.times,
                      minute.cityVersion)));
    }
    minutes.clear();
    size = 0;
    firstEndMillis = Long.MAX_VALUE;
    return all;
  }
}
