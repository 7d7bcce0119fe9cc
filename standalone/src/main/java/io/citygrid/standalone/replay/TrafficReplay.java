package io.citygrid.standalone.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.city.City;
import io.citygrid.city.mapping.DetectorRow;
import io.citygrid.city.mapping.UnusableValue;
import io.citygrid.standalone.door.DoorException;
import io.citygrid.standalone.door.FrontDoor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Sends what loop detectors told through the front door, in the order of their time, and waits
 * until the city has measured it. The last interval stays open: no later value closes it.
 */
public final class TrafficReplay {
  private static final int BATCH = 5_000;
  private static final int ACCEPTED = 202;
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final Duration MOST_SILENCE = Duration.ofMinutes(3);

  private final FrontDoor door;
  private final MetricHistory history;
  private final Consumer<String> progress;
  private final Map<String, Long> refused = new TreeMap<>();
  private long taken;

  public TrafficReplay(FrontDoor door, MetricHistory history, Consumer<String> progress) {
    this.door = door;
    this.history = history;
    this.progress = progress;
  }

  /**
   * Sends, waits and reports.
   *
   * @param unusable fields of the file that are no values
   */
  public TrafficReport run(City city, List<DetectorRow> rows, List<UnusableValue> unusable)
      throws DoorException, InterruptedException {
    List<DetectorRow> ordered = new ArrayList<>(rows);
    ordered.sort(Comparator.comparing(DetectorRow::observedAt));
    for (int from = 0; from < ordered.size(); from += BATCH) {
      send(ordered.subList(from, Math.min(ordered.size(), from + BATCH)));
      history.readOn();
      progress.accept("sent %,d of %,d values".formatted(taken + refusals(), rows.size()));
    }
    if (taken > 0) {
      awaitMetrics(city, ordered.get(ordered.size() - 1).observedAt());
    }
    return new TrafficTally(city, history.series())
        .report(rows.size(), taken, new TreeMap<>(refused), deadLetters(), unusable);
  }

  private void send(List<DetectorRow> batch) throws DoorException, InterruptedException {
    List<ObjectNode> observations = new ArrayList<>(batch.size());
    for (DetectorRow row : batch) {
      observations.add(
          JsonNodeFactory.instance
              .objectNode()
              .put("detectorId", row.detector())
              .put("lane", row.lane())
              .put("quantity", row.quantity().name())
              .put("value", row.value())
              .put("observedAt", row.observedAt().toString()));
    }
    for (JsonNode result : door.observe(observations)) {
      if (result.path("status").asInt() == ACCEPTED) {
        taken++;
      } else {
        refused.merge(result.path("problem").path("detail").asText("refused"), 1L, Long::sum);
      }
    }
  }

  private Map<String, Long> deadLetters() throws DoorException, InterruptedException {
    Map<String, Long> reasons = new TreeMap<>();
    for (JsonNode letter : door.listDeadLetters()) {
      reasons.merge(letter.path("reason").asText(), 1L, Long::sum);
    }
    return reasons;
  }

  private long refusals() {
    return refused.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Until the last interval before that of the last value was measured, and nothing more comes. */
  private void awaitMetrics(City city, Instant last) throws DoorException {
    Duration interval = Duration.ofMinutes(city.traffic().measuring().intervalMinutes());
    Instant awaited = last.minus(interval);
    Instant lastNews = Instant.now();
    while (true) {
      if (history.readOn() > 0) {
        lastNews = Instant.now();
        progress.accept("%,d metric values".formatted(history.series().size()));
      }
      Duration silence = Duration.between(lastNews, Instant.now());
      if (silence.compareTo(QUIET) > 0 && history.series().reaches(awaited)) {
        return;
      }
      if (silence.compareTo(MOST_SILENCE) > 0) {
        throw new DoorException(
            "The city has taken all values but measured nothing for %d minutes; see the log."
                .formatted(MOST_SILENCE.toMinutes()));
      }
    }
  }
}
