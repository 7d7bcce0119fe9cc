package io.citygrid.jobs.traffic.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.live.traffic.SpaceMean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Added up by two tasks and handed on whenever, beside sample by sample. */
class GatheredSamplesTest {
  private static final long INTERVAL = 300_000;

  private static DrivenSample sample(Random random) {
    long interval = INTERVAL * random.nextInt(2);
    return new DrivenSample(
        new SegmentSample(
            "Ring Road",
            "ring-" + random.nextInt(20),
            interval,
            "",
            new SpaceMean(random.nextInt(200_000), random.nextInt(20_000), random.nextInt(2)),
            Double.NaN,
            1,
            1),
        interval + INTERVAL);
  }

  private static RoadInterval road(List<SegmentSample> samples, long interval) {
    RoadInterval road = RoadInterval.NEW;
    for (SegmentSample sample : samples) {
      road = sample.intervalMillis() == interval ? road.with(sample) : road;
    }
    return road;
  }

  @Test
  void comesToTheSameAsSampleBySample() {
    Random random = new Random(33);
    List<GatheredSamples> tasks = List.of(new GatheredSamples(), new GatheredSamples());
    List<SegmentSample> plain = new ArrayList<>();
    List<SegmentSample> handedOn = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      DrivenSample one = sample(random);
      plain.add(one.sample());
      GatheredSamples task = tasks.get(random.nextInt(2));
      task.add(one);
      if (random.nextInt(500) == 0) {
        handedOn.addAll(task.drain());
      }
    }
    tasks.forEach(task -> handedOn.addAll(task.drain()));
    Collections.shuffle(handedOn, random);

    assertThat(handedOn).hasSizeLessThan(1_000);
    for (long interval : new long[] {0, INTERVAL}) {
      assertThat(road(handedOn, interval)).isEqualTo(road(plain, interval));
      assertThat(road(handedOn, interval).segments()).hasSize(20);
    }
  }

  @Test
  void isDueWhenItsFirstIntervalEnds() {
    GatheredSamples gathered = new GatheredSamples();
    assertThat(gathered.isDueAt(INTERVAL)).isFalse();
    gathered.add(sample(new Random(1)));

    assertThat(gathered.isDueAt(INTERVAL - 1)).isFalse();
    assertThat(gathered.isDueAt(2 * INTERVAL)).isTrue();
    assertThat(gathered.drain()).hasSize(1);
    assertThat(gathered.isDueAt(2 * INTERVAL)).isFalse();
  }
}
