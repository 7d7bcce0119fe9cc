package io.citygrid.city.mapping;

import io.citygrid.city.load.YamlSection;
import java.util.Map;

/**
 * Reads a mapping of trajectories from YAML; docs/bring-your-own-city.md is its schema. Reports all
 * problems at once.
 */
public final class TrajectoryMappingYaml {
  private static final String WHITESPACE = "whitespace";
  private static final Map<String, String> SEPARATORS =
      Map.of(WHITESPACE, "\\s+", "tab", "\t", "comma", ",", "semicolon", ";");
  private static final int MOST_COLUMNS = 100;
  private static final double MOST_FRAMES = 1_000;

  private final YamlSection root;

  private TrajectoryMappingYaml(YamlSection root) {
    this.root = root;
  }

  /**
   * The mapping.
   *
   * @param file name of the file, for problems
   * @throws BrokenMappingException with all problems
   */
  public static TrajectoryMapping read(byte[] content, String file) throws BrokenMappingException {
    return MappingSheet.read(content, file, root -> new TrajectoryMappingYaml(root).mapping());
  }

  private TrajectoryMapping mapping() {
    root.allow(
        "measuringArea",
        "zone",
        "start",
        "framesPerSecond",
        "unit",
        "separator",
        "person",
        "frame",
        "x",
        "y");
    root.required("framesPerSecond");
    double frames = root.number("framesPerSecond", 0, 1);
    if (frames <= 0 || frames > MOST_FRAMES) {
      root.refuse(
          "framesPerSecond",
          "must be above 0 and at most %.0f but is '%s'"
              .formatted(MOST_FRAMES, root.text("framesPerSecond")));
    }
    root.required("unit");
    return new TrajectoryMapping(
        root.required("measuringArea"),
        MappingSheet.start(root, MappingSheet.zone(root)),
        frames,
        unit(),
        separator(),
        column("person"),
        column("frame"),
        column("x"),
        column("y"));
  }

  private TrajectoryMapping.Unit unit() {
    return switch (root.text("unit")) {
      case "m" -> TrajectoryMapping.Unit.M;
      case "cm" -> TrajectoryMapping.Unit.CM;
      case "" -> TrajectoryMapping.Unit.M;
      default -> {
        root.refuse("unit", "must be m or cm but is '" + root.text("unit") + "'");
        yield TrajectoryMapping.Unit.M;
      }
    };
  }

  private String separator() {
    String name = root.has("separator") ? root.required("separator") : WHITESPACE;
    String separator = SEPARATORS.get(name);
    if (separator == null) {
      root.refuse("separator", "must be whitespace, tab, comma or semicolon but is '" + name + "'");
      return ",";
    }
    return separator;
  }

  private int column(String key) {
    String text = root.required(key);
    if (text.matches("[1-9][0-9]?") && Integer.parseInt(text) < MOST_COLUMNS) {
      return Integer.parseInt(text);
    }
    if (!text.isEmpty()) {
      root.refuse(key, "must be the number of a column, from 1, but is '" + text + "'");
    }
    return 1;
  }
}
