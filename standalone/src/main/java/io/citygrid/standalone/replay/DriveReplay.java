package io.citygrid.standalone.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.city.City;
import io.citygrid.city.mapping.PositionRow;
import io.citygrid.city.mapping.UnusableValue;
import io.citygrid.standalone.door.DoorException;
import io.citygrid.standalone.door.FrontDoor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sends where vehicles were through the front door, in the order of their time, and waits until the
 * city has measured it. The last intervals stay open: no later position closes them.
 */
public final class DriveReplay {
  private static final int OPEN_INTERVALS = 3;

  private final FrontDoor door;
  private final MetricHistory history;
  private final MeasuredSending sending;

  public DriveReplay(FrontDoor door, MetricHistory history, Consumer<String> progress) {
    this.door = door;
    this.history = history;
    this.sending = new MeasuredSending(door, history, progress);
  }

  /**
   * Sends, waits and reports.
   *
   * @param unusable fields of the file that make a row none
   */
  public DriveReport run(City city, List<PositionRow> rows, List<UnusableValue> unusable)
      throws DoorException, InterruptedException {
    List<PositionRow> ordered = new ArrayList<>(rows);
    ordered.sort(Comparator.comparing(PositionRow::observedAt));
    List<Boolean> taken =
        sending.send(ordered.stream().map(DriveReplay::position).toList(), door::locate);
    DriveTally tally = new DriveTally(city);
    for (int i = 0; i < ordered.size(); i++) {
      if (taken.get(i)) {
        tally.add(ordered.get(i));
      }
    }
    DriveTally.Verdicts verdicts = tally.judge();
    if (verdicts.matched() > 0) {
      Duration interval = Duration.ofMinutes(city.traffic().measuring().intervalMinutes());
      sending.awaitMetrics(
          ordered
              .get(ordered.size() - 1)
              .observedAt()
              .minus(interval.multipliedBy(OPEN_INTERVALS)));
    }
    return DriveReport.of(
        city,
        new DriveReport.Sent(
            rows.size(), sending.taken(), sending.refused(), sending.deadLetters()),
        unusable,
        verdicts,
        history.series());
  }

  private static ObjectNode position(PositionRow row) {
    ObjectNode position =
        JsonNodeFactory.instance
            .objectNode()
            .put("vehicleId", row.vehicle())
            .put("lon", row.lon())
            .put("lat", row.lat())
            .put("accuracyMeters", row.accuracyMeters())
            .put("observedAt", row.observedAt().toString());
    if (row.headingDegrees() != null) {
      position.put("headingDegrees", row.headingDegrees());
    }
    if (row.speedKmh() != null) {
      position.put("speedKmh", row.speedKmh());
    }
    return position;
  }
}
