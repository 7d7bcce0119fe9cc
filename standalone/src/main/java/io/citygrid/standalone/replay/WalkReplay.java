package io.citygrid.standalone.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.city.City;
import io.citygrid.city.mapping.TrajectoryRow;
import io.citygrid.city.mapping.UnusableValue;
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
 * Sends the frames of a recording through the front door, in the order of their time, and waits
 * until the city has measured it. A recording ends: so one frame without anybody is added, late
 * enough that all windows of the recording are over.
 */
public final class WalkReplay {
  private static final int FRAMES_IN_BATCH = 200;
  private static final Duration OUT_OF_ORDER = Duration.ofMinutes(1);

  private final FrontDoor door;
  private final MetricHistory history;
  private final MeasuredSending sending;

  public WalkReplay(FrontDoor door, MetricHistory history, Consumer<String> progress) {
    this.door = door;
    this.history = history;
    this.sending = new MeasuredSending(door, history, progress);
  }

  /** A moment of a measuring area with the rows that tell of it. */
  private record Frame(String measuringArea, Instant at, List<TrajectoryRow> rows) {}

  /**
   * Sends, waits and reports.
   *
   * @param unusable fields of the file that make a row none
   */
  public WalkReport run(City city, List<TrajectoryRow> rows, List<UnusableValue> unusable)
      throws DoorException, InterruptedException {
    List<Frame> frames = frames(rows);
    List<Boolean> taken =
        sending.send(frames.stream().map(WalkReplay::json).toList(), FRAMES_IN_BATCH, door::track);
    WalkTally tally = new WalkTally(city, rows);
    for (int i = 0; i < frames.size(); i++) {
      tally.sent(frames.get(i).rows().size(), taken.get(i));
    }
    if (!frames.isEmpty()) {
      Frame last = frames.get(frames.size() - 1);
      Duration window = Duration.ofMinutes(city.crowd().measuring().windowMinutes());
      Frame empty =
          new Frame(last.measuringArea(), last.at().plus(window).plus(OUT_OF_ORDER), List.of());
      sending.send(List.of(json(empty)), FRAMES_IN_BATCH, door::track);
      sending.awaitMetrics(last.at().minusSeconds(city.crowd().tracking().windowSeconds()));
    }
    return tally.report(sending.refused(), sending.deadLetters(), unusable, history.series());
  }

  private static List<Frame> frames(List<TrajectoryRow> rows) {
    Map<Instant, Map<String, Frame>> frames = new TreeMap<>();
    for (TrajectoryRow row : rows) {
      frames
          .computeIfAbsent(row.observedAt(), at -> new TreeMap<>())
          .computeIfAbsent(
              row.measuringArea(), area -> new Frame(area, row.observedAt(), new ArrayList<>()))
          .rows()
          .add(row);
    }
    return frames.values().stream().flatMap(each -> each.values().stream()).toList();
  }

  private static ObjectNode json(Frame frame) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("measuringAreaId", frame.measuringArea())
            .put("observedAt", frame.at().toString());
    ArrayNode people = json.putArray("people");
    for (TrajectoryRow row : frame.rows()) {
      people.addObject().put("person", row.person()).put("x", row.x()).put("y", row.y());
    }
    return json;
  }
}
