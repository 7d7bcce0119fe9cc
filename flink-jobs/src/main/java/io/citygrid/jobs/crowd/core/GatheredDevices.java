package io.citygrid.jobs.crowd.core;

import io.citygrid.jobs.gathering.Gathering;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.datasketches.hll.HllSketch;

/**
 * Devices heard, as one sketch for each place and minute. All pings of a minute count in the same
 * windows, as windows and the times that devices are there for are whole minutes. Not thread-safe.
 */
public final class GatheredDevices implements Gathering<PlacePing, PlaceDevices> {
  private final Map<Minute, Heard> heard = new LinkedHashMap<>();

  /** The earliest end of a window that something of it counts in. */
  private long firstEndMillis = Long.MAX_VALUE;

  private String pseudonym = "";
  private byte[] pseudonymBytes = {};

  private record Minute(String place, long startMillis, long cityVersion) {}

  private static final class Heard {
    private final HllSketch devices = DeviceSketch.empty();
    private final HeardTimes times;
    private int pings;

    Heard(PlacePing first) {
      times = first.times();
    }
  }

  @Override
  public void add(PlacePing ping) {
    Minute minute =
        new Minute(ping.place(), HeardTimes.minuteOf(ping.atMillis()), ping.cityVersion());
    Heard known = heard.get(minute);
    if (known == null) {
      known = new Heard(ping);
      heard.put(minute, known);
      firstEndMillis = Math.min(firstEndMillis, ping.times().firstEndAfter(ping.atMillis()));
    }
    known.devices.update(bytes(ping.pseudonym()));
    known.pings++;
  }

  @Override
  public int size() {
    return heard.size();
  }

  /** Before its first window ends, nobody asks when a device was heard of. */
  @Override
  public boolean isDueAt(long millis) {
    return firstEndMillis <= millis;
  }

  @Override
  public List<PlaceDevices> drain() {
    List<PlaceDevices> all = new ArrayList<>(heard.size());
    heard.forEach(
        (minute, devices) ->
            all.add(
                new PlaceDevices(
                    minute.place(),
                    minute.startMillis(),
                    devices.devices.toCompactByteArray(),
                    devices.pings,
                    devices.times,
                    minute.cityVersion())));
    heard.clear();
    firstEndMillis = Long.MAX_VALUE;
    return all;
  }

  /** A ping comes once for each of its places, one after the other. */
  private byte[] bytes(String text) {
    if (!text.equals(pseudonym)) {
      pseudonym = text;
      pseudonymBytes = text.getBytes(StandardCharsets.UTF_8);
    }
    return pseudonymBytes;
  }
}
