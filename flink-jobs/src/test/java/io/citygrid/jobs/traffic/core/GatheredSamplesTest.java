package io.citygrid.jobs.traffic.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.citygrid.live.traffic.SpaceMean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Added up by two tasks and handed on whenever, beside sample by sample. */
class GatheredSamplesTest {
  private static final long INTERVAL = 300_000;
  private static final List<String> ROADS = List.of("Ring Road", "Quay");
  private static final int SEGMENTS = 20;

  private static DrivenSample sample(Random random) {
    long interval = INTERVAL * random.nextInt(2);
    String road = ROADS.get(random.nextInt(ROADS.size()));
    return new DrivenSample(
        new SegmentSample(
            road,
            road + "-" + random.nextInt(SEGMENTS),
            interval,
            "",
            new SpaceMean(random.nextInt(200_000), random.nextInt(20_000), random.nextInt(2)),
            Double.NaN,
            1,
            1 + random.nextInt(2)),
        interval + INTERVAL);
  }

  private static RoadInterval plain(List<SegmentSample> samples, String road, long interval) {
    RoadInterval known = RoadInterval.NEW;
    for (SegmentSample sample : samples) {
      boolean isOf = sample.road().equals(road) && sample.intervalMillis() == interval;
      known = isOf ? known.with(sample) : known;
    }
    return known;
  }

  private static RoadInterval together(List<RoadSamples> all, String road, long interval) {
    RoadInterval known = RoadInterval.NEW;
    for (RoadSamples each : all) {
      SegmentSample first = each.samples().get(0);
      boolean isOf = first.road().equals(road) && first.intervalMillis() == interval;
      known = isOf ? known.with(each.samples()) : known;
    }
    return known;
  }

  @Test
  void comesToTheSameAsSampleBySample() {
    Random random = new Random(33);
    List<GatheredSamples> tasks = List.of(new GatheredSamples(), new GatheredSamples());
    List<SegmentSample> plain = new ArrayList<>();
    List<RoadSamples> handedOn = new ArrayList<>();
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

    assertThat(handedOn).hasSizeLessThan(200);
    assertThat(handedOn)
        .as("of one road, interval and version each, of every segment once")
        .allSatisfy(
            each -> {
              assertThat(each.samples()).extracting(SegmentSample::segment).doesNotHaveDuplicates();
              assertThat(each.samples())
                  .extracting(
                      SegmentSample::road, of -> of.intervalMillis(), of -> of.cityVersion())
                  .hasSameSizeAs(each.samples())
                  .containsOnly(
                      tuple(
                          each.samples().get(0).road(),
                          each.samples().get(0).intervalMillis(),
                          each.samples().get(0).cityVersion()));
            });
    for (String road : ROADS) {
      for (long interval : new long[] {0, INTERVAL}) {
        assertThat(together(handedOn, road, interval)).isEqualTo(plain(plain, road, interval));
        assertThat(together(handedOn, road, interval).segments()).hasSize(SEGMENTS);
      }
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
