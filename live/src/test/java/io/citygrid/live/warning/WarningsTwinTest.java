package io.citygrid.live.warning;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.WarningRule;
import io.citygrid.city.WarningSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The desk, which does something only when something happens, against a look at every minute. */
class WarningsTwinTest {
  private static final long HORIZON = 700;

  @Property(tries = 400)
  void metricsWarnAsALookAtEveryMinuteSays(
      @ForAll long seed,
      @ForAll @IntRange(max = 12) int hold,
      @ForAll @IntRange(max = 2) int margin,
      @ForAll boolean isBelow) {
    Random random = new Random(seed);
    WarningRule rule = Given.congestion(hold, margin);
    if (isBelow) {
      rule =
          Given.rule(
              WarningSource.METRIC,
              List.of(
                  new WarningRule.Step(AlertLevel.BLUE, 7),
                  new WarningRule.Step(AlertLevel.RED, 3)),
              hold,
              margin,
              true);
    }
    List<Signal> signals = new ArrayList<>();
    double value = 5;
    for (long minute = 0;
        minute < 500;
        minute += 1 + random.nextInt(random.nextInt(8) == 0 ? 90 : 6)) {
      value = Math.min(11, Math.max(0, value + random.nextGaussian() * 1.5));
      signals.add(Given.value(rule, minute, value));
      if (random.nextInt(6) == 0) {
        value = random.nextDouble() * 11;
        signals.add(Given.value(rule, minute, value, 2));
      }
    }
    hold(signals, random);
  }

  @Property(tries = 400)
  void countedAlertsWarnAsALookAtEveryMinuteSays(
      @ForAll long seed, @ForAll @IntRange(max = 9) int hold) {
    Random random = new Random(seed);
    WarningRule rule = Given.flooding(hold);
    List<Signal> signals = new ArrayList<>();
    for (int alert = 0; alert < 25; alert++) {
      long begin = random.nextInt(450);
      signals.add(Given.begin(rule, begin, "alert-" + alert));
      if (random.nextInt(5) > 0) {
        signals.add(Given.end(rule, begin + 1 + random.nextInt(40), "alert-" + alert));
      }
    }
    hold(signals, random);
  }

  @Property(tries = 400)
  void bulletinsWarnAsALookAtEveryMinuteSays(@ForAll long seed) {
    Random random = new Random(seed);
    WarningRule rule = Given.bulletins();
    List<Signal> signals = new ArrayList<>();
    for (int thread = 0; thread < 6; thread++) {
      long minute = random.nextInt(400);
      int messages = 1 + random.nextInt(4);
      for (int message = 0; message < messages; message++) {
        AlertLevel level = AlertLevel.values()[random.nextInt(4)];
        String id = thread + "-" + message;
        boolean cancels = message > 0 && message == messages - 1 && random.nextBoolean();
        if (message > 0) {
          signals.add(Given.end(rule, minute, thread + "-" + (message - 1)));
        }
        if (!cancels) {
          signals.add(Given.bulletin(rule, minute, id, level, minute + 1 + random.nextInt(90)));
        }
        minute += 1 + random.nextInt(60);
      }
    }
    hold(signals, random);
  }

  @Property(tries = 400)
  void findingsWarnAsALookAtEveryMinuteSays(
      @ForAll long seed, @ForAll @IntRange(max = 9) int hold) {
    Random random = new Random(seed);
    WarningRule rule = Given.clusters(hold);
    List<Signal> signals = new ArrayList<>();
    for (int finding = 0; finding < 5; finding++) {
      long minute = random.nextInt(300);
      int versions = 1 + random.nextInt(6);
      for (int version = 1; version <= versions; version++) {
        boolean ends = version > 1 && random.nextInt(4) == 0;
        int cases = ends ? 0 : 1 + random.nextInt(14);
        signals.add(Given.finding(rule, minute, "finding-" + finding, version, cases));
        minute += random.nextInt(60);
      }
    }
    hold(signals, random);
  }

  /** In order, and shuffled with some of them twice. */
  private static void hold(List<Signal> signals, Random random) {
    List<String> expected = TickingTwin.told(signals, HORIZON);
    assertThat(Given.events(signals, HORIZON)).extracting(Given::told).isEqualTo(expected);
    List<Signal> disordered = new ArrayList<>(signals);
    signals.stream().filter(signal -> random.nextInt(3) == 0).forEach(disordered::add);
    Collections.shuffle(disordered, random);
    assertThat(Given.events(disordered, HORIZON)).isEqualTo(Given.events(signals, HORIZON));
  }
}
