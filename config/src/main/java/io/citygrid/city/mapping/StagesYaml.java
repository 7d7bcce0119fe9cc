package io.citygrid.city.mapping;

import io.citygrid.city.event.Move;
import io.citygrid.city.load.YamlSection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The section {@code stages} of a mapping. */
final class StagesYaml {
  /** What may happen between report and closing, in the order of a case's life. */
  private static final List<Move> BETWEEN = List.of(Move.FILE, Move.ACCEPT, Move.START);

  private final RequestMapping.Times times;
  private final List<Stage> order = new ArrayList<>();

  private StagesYaml(RequestMapping.Times times) {
    this.times = times;
  }

  /**
   * The stages that a mapping names.
   *
   * @param times the columns of report and closing, which are stages where they are named as such
   */
  static Stages read(YamlSection root, RequestMapping.Times times) {
    Optional<YamlSection> section = root.section("stages");
    return section.isEmpty() ? Stages.NONE : new StagesYaml(times).stages(section.get());
  }

  private Stages stages(YamlSection stages) {
    stages.allow("order", "intervals");
    Set<String> names = new HashSet<>();
    int reached = -1;
    for (YamlSection row : stages.sections("order")) {
      row.allow("stage", "column", "move");
      Stage stage = stage(row);
      if (!names.add(stage.name())) {
        row.refuse("stage", "there are two stages '" + stage.name() + "'");
      }
      int place = place(stage.move());
      if (place >= 0 && place <= reached) {
        row.refuse(
            row.has("move") ? "move" : "column",
            stage.move()
                + " cannot come here; cases are reported, filed, accepted, started and"
                + " closed in this order, each once");
      }
      reached = Math.max(reached, place);
      order.add(stage);
    }
    if (order.isEmpty()) {
      stages.refuse("order", "is missing; it lists the stages in the order of their times");
    } else if (order.get(0).move() != Move.REPORT) {
      stages.refuse("order", "must begin with the column times.reported");
    }
    List<StageInterval> intervals = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (YamlSection row : stages.sections("intervals")) {
      intervals.add(interval(row, named));
    }
    return new Stages(order, intervals);
  }

  private Stage stage(YamlSection row) {
    String column = row.required("column");
    @Nullable Move move = row.oneOf("move", Move.class).orElse(null);
    if (move != null && !BETWEEN.contains(move)) {
      row.refuse("move", "must be one of " + BETWEEN + " but is " + move);
      move = null;
    }
    @Nullable Move implied = implied(column);
    if (move != null && implied != null) {
      row.refuse("move", "is " + implied + " already, because times names this column");
    }
    return new Stage(row.required("stage"), column, implied == null ? move : implied);
  }

  private @Nullable Move implied(String column) {
    if (column.equals(times.reported())) {
      return Move.REPORT;
    }
    return column.equals(times.closed()) ? Move.FORCE_CLOSE : null;
  }

  /** Where a move stands in the life of a case; -1 for none. */
  private static int place(@Nullable Move move) {
    if (move == null) {
      return -1;
    }
    return switch (move) {
      case REPORT -> 0;
      case FORCE_CLOSE -> BETWEEN.size() + 1;
      default -> BETWEEN.indexOf(move) + 1;
    };
  }

  private StageInterval interval(YamlSection row, Set<String> named) {
    row.allow("interval", "from", "to");
    var interval =
        new StageInterval(row.required("interval"), row.required("from"), row.required("to"));
    if (!named.add(interval.name())) {
      row.refuse("interval", "there are two intervals '" + interval.name() + "'");
    }
    int from = end(row, "from");
    int to = end(row, "to");
    if (from >= 0 && to >= 0 && from >= to) {
      row.refuse("to", "must be a later stage than from");
    }
    return interval;
  }

  private int end(YamlSection row, String key) {
    String name = row.text(key);
    for (int i = 0; i < order.size(); i++) {
      if (order.get(i).name().equals(name)) {
        if (order.get(i).move() == null) {
          row.refuse(key, "the city is not told of the stage '" + name + "'; give it a move");
        }
        return i;
      }
    }
    if (!name.isEmpty()) {
      row.refuse(key, "there is no stage '" + name + "'");
    }
    return -1;
  }
}
