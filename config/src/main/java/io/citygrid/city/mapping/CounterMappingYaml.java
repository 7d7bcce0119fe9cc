package io.citygrid.city.mapping;

import io.citygrid.city.load.YamlSection;
import java.time.Duration;

/**
 * Reads a mapping of people counters from YAML; docs/bring-your-own-city.md is its schema. Reports
 * all problems at once.
 */
public final class CounterMappingYaml {
  private static final int MOST_SECONDS = 3_600;

  private final YamlSection root;

  private CounterMappingYaml(YamlSection root) {
    this.root = root;
  }

  /**
   * The mapping.
   *
   * @param file name of the file, for problems
   * @throws BrokenMappingException with all problems
   */
  public static CounterMapping read(byte[] content, String file) throws BrokenMappingException {
    return MappingSheet.read(content, file, root -> new CounterMappingYaml(root).mapping());
  }

  private CounterMapping mapping() {
    root.allow("zone", "time", "format", "intervalSeconds", "counter", "in", "out", "passing");
    double seconds = root.number("intervalSeconds", 1, 60);
    if (seconds > MOST_SECONDS || seconds != Math.rint(seconds)) {
      root.refuse(
          "intervalSeconds",
          "must be a whole number from 1 to %d but is '%s'"
              .formatted(MOST_SECONDS, root.text("intervalSeconds")));
    }
    if (root.has("in") != root.has("out")) {
      root.refuse(root.has("in") ? "in" : "out", "must stand together with the other direction");
    } else if (root.has("in") == root.has("passing")) {
      root.refuse("passing", "must be there, or in and out, but not both");
    }
    return new CounterMapping(
        root.required("time"),
        MappingSheet.format(root),
        MappingSheet.zone(root),
        Duration.ofSeconds((long) seconds),
        root.required("counter"),
        root.text("in"),
        root.text("out"),
        root.text("passing"));
  }
}
