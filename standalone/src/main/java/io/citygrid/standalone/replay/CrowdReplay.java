package io.citygrid.standalone.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.city.City;
import io.citygrid.city.mapping.CounterRow;
import io.citygrid.city.mapping.UnusableValue;
import io.citygrid.standalone.door.DoorException;
import io.citygrid.standalone.door.FrontDoor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sends what people counters told through the front door, in the order of their time, and waits
 * until the city has measured it. The last window stays open: no later count closes it.
 */
public final class CrowdReplay {
  private final FrontDoor door;
  private final MetricHistory history;
  private final MeasuredSending sending;

  public CrowdReplay(FrontDoor door, MetricHistory history, Consumer<String> progress) {
    this.door = door;
    this.history = history;
    this.sending = new MeasuredSending(door, history, progress);
  }

  /**
   * Sends, waits and reports.
   *
   * @param unusable fields of the file that make a row none
   */
  public CrowdReport run(City city, List<CounterRow> rows, List<UnusableValue> unusable)
      throws DoorException, InterruptedException {
    List<CounterRow> ordered = new ArrayList<>(rows);
    ordered.sort(Comparator.comparing(CounterRow::observedAt));
    sending.send(ordered.stream().map(CrowdReplay::count).toList(), door::count);
    if (!ordered.isEmpty()) {
      // The last window before that of the last count.
      Duration window = Duration.ofMinutes(city.crowd().measuring().windowMinutes());
      sending.awaitMetrics(
          ordered.get(ordered.size() - 1).observedAt().minus(window.multipliedBy(2)));
    }
    return new CrowdTally(city, history.series())
        .report(rows.size(), sending.taken(), sending.refused(), sending.deadLetters(), unusable);
  }

  private static ObjectNode count(CounterRow row) {
    ObjectNode count =
        JsonNodeFactory.instance
            .objectNode()
            .put("counterId", row.counter())
            .put("seconds", row.seconds())
            .put("observedAt", row.observedAt().toString());
    if (row.passing() == null) {
      return count.put("in", row.in()).put("out", row.out());
    }
    return count.put("passing", row.passing());
  }
}
