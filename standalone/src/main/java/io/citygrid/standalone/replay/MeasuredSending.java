package io.citygrid.standalone.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.standalone.door.DoorException;
import io.citygrid.standalone.door.FrontDoor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Sends what devices told through the front door in batches, and waits until the city has measured
 * it.
 */
final class MeasuredSending {
  private static final int BATCH = 5_000;
  private static final int ACCEPTED = 202;
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final Duration MOST_SILENCE = Duration.ofMinutes(3);

  private final FrontDoor door;
  private final MetricHistory history;
  private final Consumer<String> progress;
  private final Map<String, Long> refused = new TreeMap<>();
  private long taken;

  MeasuredSending(FrontDoor door, MetricHistory history, Consumer<String> progress) {
    this.door = door;
    this.history = history;
    this.progress = progress;
  }

  /** One of the door's batches. */
  interface Batch {
    List<JsonNode> send(List<ObjectNode> things) throws DoorException, InterruptedException;
  }

  /** Sends all in their order; answers of each whether the city has taken it. */
  List<Boolean> send(List<ObjectNode> things, Batch batch)
      throws DoorException, InterruptedException {
    return send(things, BATCH, batch);
  }

  /** The same, at most so many at once. */
  List<Boolean> send(List<ObjectNode> things, int most, Batch batch)
      throws DoorException, InterruptedException {
    List<Boolean> each = new ArrayList<>();
    for (int from = 0; from < things.size(); from += most) {
      int to = Math.min(things.size(), from + most);
      for (JsonNode result : batch.send(things.subList(from, to))) {
        boolean isTaken = result.path("status").asInt() == ACCEPTED;
        each.add(isTaken);
        if (isTaken) {
          taken++;
        } else {
          refused.merge(result.path("problem").path("detail").asText("refused"), 1L, Long::sum);
        }
      }
      history.readOn();
      progress.accept("sent %,d of %,d values".formatted(to, things.size()));
    }
    return each;
  }

  /**
   * Until metrics of this time were published, and nothing more comes; at once for nothing sent.
   */
  void awaitMetrics(Instant awaited) throws DoorException {
    Instant lastNews = Instant.now();
    while (taken > 0) {
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

  /** How many the city has taken. */
  long taken() {
    return taken;
  }

  /** Those that it has not, by why. */
  Map<String, Long> refused() {
    return new TreeMap<>(refused);
  }

  /** Those that it has taken and could not use, by why. */
  Map<String, Long> deadLetters() throws DoorException, InterruptedException {
    Map<String, Long> reasons = new TreeMap<>();
    for (JsonNode letter : door.listDeadLetters()) {
      reasons.merge(letter.path("reason").asText(), 1L, Long::sum);
    }
    return reasons;
  }
}
