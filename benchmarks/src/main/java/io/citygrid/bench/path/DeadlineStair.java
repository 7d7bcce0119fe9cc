package io.citygrid.bench.path;

import io.citygrid.city.event.Report;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.RedisKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XReadParams;
import redis.clients.jedis.resps.StreamEntry;

/**
 * Cases whose limits end by the clock on the wall, so many in each second, in steps of some seconds
 * with a pause between; and how late after its end each was shown to be over.
 */
final class DeadlineStair {
  private static final int STEP_SECONDS = 10;
  private static final int PAUSE_SECONDS = 10;

  /** Above the numbers of the cases that only stand there. */
  private static final int FIRST_NUMBER = 200_000_000;

  /** After the last limit of a step so long nothing is missed that is only late. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final List<Integer> ratesPerSecond;
  private final Duration limit;
  private final Map<String, Waited> waited = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private int number = FIRST_NUMBER;

  /** One rate and what was seen of it. */
  private static final class Step {
    private final int perSecond;
    private final Histogram lateMillis = new Histogram(3);
    private long shownLastMillis;

    Step(int perSecond) {
      this.perSecond = perSecond;
    }
  }

  /** A case whose limit ends. */
  private record Waited(long dueMillis, Step step) {}

  /**
   * @param limit from a report to the end of the limit that is waited for
   */
  DeadlineStair(List<Integer> ratesPerSecond, Duration limit) {
    this.ratesPerSecond = ratesPerSecond;
    this.limit = limit;
  }

  int count() {
    return ratesPerSecond.stream().mapToInt(rate -> rate * STEP_SECONDS).sum();
  }

  /**
   * Sends the reports, each so long ago that its limit ends when it is to end.
   *
   * @param first when the first limit ends
   */
  void send(Inputs inputs, Instant first) {
    Instant step = first;
    for (int rate : ratesPerSecond) {
      Step made = new Step(rate);
      steps.add(made);
      for (int i = 0; i < rate * STEP_SECONDS; i++) {
        Instant due = step.plusNanos(i * (1_000_000_000L / rate)).truncatedTo(ChronoUnit.MILLIS);
        Report report = LifeInputs.report(number++, due.minus(limit));
        waited.put(report.caseId(), new Waited(due.toEpochMilli(), made));
        inputs.send(report);
      }
      step = step.plusSeconds(STEP_SECONDS + PAUSE_SECONDS);
    }
    inputs.flush();
  }

  /** Follows the change log until every one of them was shown to be over. */
  void follow(Jedis view, StreamEntryID from) {
    StreamEntryID last = from;
    long giveUpMillis = System.currentTimeMillis() + PATIENCE.toMillis();
    while (!waited.isEmpty() && System.currentTimeMillis() < giveUpMillis) {
      var answer =
          view.xread(
              XReadParams.xReadParams().block(1_000).count(2_000), Map.of(RedisKeys.CHANGES, last));
      if (answer == null) {
        continue;
      }
      long now = System.currentTimeMillis();
      for (StreamEntry change : answer.get(0).getValue()) {
        last = change.getID();
        if (take(change, now)) {
          giveUpMillis = now + PATIENCE.toMillis();
        }
      }
    }
  }

  /** True when the change is that a limit is over which is waited for. */
  private boolean take(StreamEntry change, long now) {
    Map<String, String> fields = change.getFields();
    String caseId = fields.getOrDefault("id", "");
    Waited due = waited.get(caseId);
    if (due == null
        || !ViewKind.CASE.key().equals(fields.get("kind"))
        || !"2".equals(fields.get("version"))) {
      return false;
    }
    waited.remove(caseId);
    due.step().lateMillis.recordValue(Math.max(0, now - due.dueMillis()));
    due.step().shownLastMillis = now;
    return true;
  }

  /** A line for each step. */
  void print(Instant first) {
    Instant step = first;
    for (Step seen : steps) {
      Histogram late = seen.lateMillis;
      double seconds = (seen.shownLastMillis - step.toEpochMilli()) / 1e3;
      System.out.printf(
          "deadlines %,6d/s for %d s: %,7d shown, late p50 %,d ms, p99 %,d ms, longest %,d ms;"
              + " the last %.1f s after the first was due%n",
          seen.perSecond,
          STEP_SECONDS,
          late.getTotalCount(),
          late.getValueAtPercentile(50),
          late.getValueAtPercentile(99),
          late.getMaxValue(),
          seconds);
      step = step.plusSeconds(STEP_SECONDS + PAUSE_SECONDS);
    }
    if (!waited.isEmpty()) {
      System.out.printf("          %,d were never shown%n", waited.size());
    }
  }

  /** Waits until a moment on the wall's clock. */
  static void awaitMoment(Instant moment) {
    for (long left = Duration.between(Instant.now(), moment).toNanos();
        left > 0;
        left = Duration.between(Instant.now(), moment).toNanos()) {
      LockSupport.parkNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
    }
  }
}
