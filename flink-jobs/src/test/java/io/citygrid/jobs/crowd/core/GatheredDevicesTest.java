package io.citygrid.jobs.crowd.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Gathered by whatever tasks and handed on whenever, beside one sketch for each ping. */
class GatheredDevicesTest {
  private static final long MINUTE = 60_000;
  private static final HeardTimes TIMES = new HeardTimes(5 * MINUTE, 10 * MINUTE, 15 * MINUTE);

  /** In one to four places. */
  private static PlacedPing ping(Random random) {
    int place = random.nextInt(4);
    List<String> places = new ArrayList<>();
    for (int i = place; i < 4; i++) {
      places.add("cell/" + i);
    }
    // Few at some places, so that all forms of a sketch come.
    int devices = place == 0 ? 5 : place == 1 ? 100 : 4_000;
    return new PlacedPing(
        places,
        place + "-device-" + random.nextInt(devices),
        random.nextLong(3 * MINUTE),
        TIMES,
        1 + random.nextInt(2));
  }

  private static String key(String place, long minute) {
    return place + "@" + minute;
  }

  @Test
  void comesToTheSameAsPingByPing() {
    Random random = new Random(97);
    List<GatheredDevices> tasks = List.of(new GatheredDevices(), new GatheredDevices());
    Map<String, byte[]> plain = new HashMap<>();
    Map<String, byte[]> gathered = new HashMap<>();
    List<PlaceDevices> handedOn = new ArrayList<>();
    int pings = 0;
    for (int i = 0; i < 60_000; i++) {
      PlacedPing ping = ping(random);
      for (String place : ping.places()) {
        pings++;
        plain.merge(
            key(place, HeardTimes.minuteOf(ping.atMillis())),
            DeviceSketch.with(null, ping.pseudonym()),
            DeviceSketch::merged);
      }
      GatheredDevices task = tasks.get(random.nextInt(2));
      task.add(ping);
      if (random.nextInt(3_000) == 0) {
        handedOn.addAll(task.drain());
        assertThat(task.size()).isZero();
      }
    }
    tasks.forEach(task -> handedOn.addAll(task.drain()));

    assertThat(handedOn.stream().mapToInt(PlaceDevices::pings).sum()).isEqualTo(pings);
    assertThat(handedOn).extracting(PlaceDevices::cityVersion).contains(1L, 2L);
    for (PlaceDevices devices : handedOn) {
      gathered.merge(
          key(devices.place(), devices.minuteMillis()), devices.sketch(), DeviceSketch::merged);
    }
    assertThat(gathered.keySet()).isEqualTo(plain.keySet()).hasSize(12);
    gathered.forEach(
        (key, sketch) ->
            assertThat(DeviceSketch.heard(List.of(sketch), 1))
                .as(key)
                .isEqualTo(DeviceSketch.heard(List.of(plain.get(key)), 1)));
  }

  @Test
  void isDueWhenItsFirstWindowEnds() {
    GatheredDevices gathered = new GatheredDevices();
    assertThat(gathered.isDueAt(Long.MAX_VALUE - 1)).isFalse();
    gathered.add(new PlacedPing(List.of("cell/1"), "a", 7 * MINUTE, TIMES, 1));
    gathered.add(new PlacedPing(List.of("cell/1"), "a", 3 * MINUTE, TIMES, 1));

    assertThat(gathered.isDueAt(5 * MINUTE - 1)).isFalse();
    assertThat(gathered.isDueAt(5 * MINUTE)).isTrue();
    gathered.drain();
    assertThat(gathered.isDueAt(5 * MINUTE)).isFalse();
  }
}
