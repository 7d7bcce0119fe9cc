package io.citygrid.standalone.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.city.City;
import io.citygrid.city.mapping.DetectorRow;
import io.citygrid.city.mapping.UnusableValue;
import io.citygrid.standalone.door.DoorException;
import io.citygrid.standalone.door.FrontDoor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sends what loop detectors told through the front door, in the order of their time, and waits
 * until the city has measured it. The last interval stays open: no later value closes it.
 */
public final class TrafficReplay {
  private final FrontDoor door;
  private final MetricHistory history;
  private final MeasuredSending sending;

  public TrafficReplay(FrontDoor door, MetricHistory history, Consumer<String> progress) {
    this.door = door;
    this.history = history;
    this.sending = new MeasuredSending(door, history, progress);
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
    sending.send(ordered.stream().map(TrafficReplay::observation).toList(), door::observe);
    if (!ordered.isEmpty()) {
      // The last interval before that of the last value.
      Duration interval = Duration.ofMinutes(city.traffic().measuring().intervalMinutes());
      sending.awaitMetrics(ordered.get(ordered.size() - 1).observedAt().minus(interval));
    }
    return new TrafficTally(city, history.series())
        .report(rows.size(), sending.taken(), sending.refused(), sending.deadLetters(), unusable);
  }

  private static ObjectNode observation(DetectorRow row) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("detectorId", row.detector())
        .put("lane", row.lane())
        .put("quantity", row.quantity().name())
        .put("value", row.value())
        .put("observedAt", row.observedAt().toString());
  }
}
