package io.citygrid.jobs.crowd.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.live.crowd.DevicesHeard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Beside a set of all names, which is the slow twin. */
class DeviceSketchTest {
  @Test
  void nobodyIsNobodyAndFewAreExact() {
    byte[] sketch = null;
    assertThat(DeviceSketch.heard(List.of(), 1).estimate()).isZero();
    for (int device = 0; device < 9; device++) {
      sketch = DeviceSketch.with(sketch, "device-" + device);
      sketch = DeviceSketch.with(sketch, "device-" + device);
    }
    assertThat(Math.round(DeviceSketch.heard(List.of(sketch), 1).estimate())).isEqualTo(9);
  }

  @Test
  void fiveMinutesPutTogetherCountEachDeviceOnceWithinTheBound() {
    Random random = new Random(11);
    int within = 0;
    for (int round = 0; round < 40; round++) {
      Set<String> all = new HashSet<>();
      List<byte[]> minutes = new ArrayList<>();
      for (int minute = 0; minute < 5; minute++) {
        byte[] sketch = null;
        for (int heard = 0; heard < 1_000; heard++) {
          String device = round + "-" + random.nextInt(4_000);
          all.add(device);
          sketch = DeviceSketch.with(sketch, device);
        }
        minutes.add(sketch);
      }
      DevicesHeard heard = DeviceSketch.heard(minutes, 1);
      assertThat(heard.errorShare()).isBetween(0.005, 0.05);
      double error = Math.abs(heard.estimate() - all.size()) / all.size();
      assertThat(error).isLessThan(2 * heard.errorShare());
      within += error <= heard.errorShare() ? 1 : 0;
    }
    assertThat(within).isGreaterThanOrEqualTo(36);
  }

  @Test
  void isTheSameInWhateverOrderDevicesAndMinutesCome() {
    List<String> devices = new ArrayList<>();
    for (int device = 0; device < 3_000; device++) {
      devices.add("device-" + device);
    }
    DevicesHeard first = heard(devices);
    Collections.shuffle(devices, new Random(5));

    assertThat(heard(devices)).isEqualTo(first);
  }

  @Test
  void isTheSameHoweverItIsPutTogether() {
    Random random = new Random(12);
    for (int devices : new int[] {3, 200, 380, 400, 1_200, 20_000}) {
      byte[] one = null;
      byte[][] parts = new byte[5][];
      for (int device = 0; device < devices; device++) {
        one = DeviceSketch.with(one, "device-" + device);
        int part = random.nextInt(5);
        parts[part] = DeviceSketch.with(parts[part], "device-" + device);
      }
      byte[] merged = null;
      for (byte[] part : parts) {
        merged = part == null ? merged : DeviceSketch.merged(merged, part);
      }
      assertThat(DeviceSketch.heard(List.of(merged), 1))
          .as("%d devices", devices)
          .isEqualTo(DeviceSketch.heard(List.of(one), 1));
    }
  }

  private static DevicesHeard heard(List<String> devices) {
    byte[] one = null;
    byte[] other = null;
    for (String device : devices) {
      if (device.hashCode() % 3 == 0) {
        one = DeviceSketch.with(one, device);
      } else {
        other = DeviceSketch.with(other, device);
      }
    }
    return DeviceSketch.heard(
        devices.get(0).endsWith("0") ? List.of(one, other) : List.of(other, one), 1);
  }
}
