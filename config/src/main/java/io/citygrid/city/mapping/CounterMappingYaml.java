package io.citygrid.city.mapping;

import io.citygrid.city.load.Problems;
import io.citygrid.city.load.YamlSection;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

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
    Problems problems = new Problems();
    Optional<CounterMapping> mapping =
        YamlSection.read(content, file, problems)
            .map(root -> new CounterMappingYaml(root).mapping());
    if (mapping.isEmpty() || problems.count() > 0) {
      throw new BrokenMappingException(problems.refusals());
    }
    return mapping.get();
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
        format(),
        zone(),
        Duration.ofSeconds((long) seconds),
        root.required("counter"),
        root.text("in"),
        root.text("out"),
        root.text("passing"));
  }

  private DateTimeFormatter format() {
    String pattern = root.text("format");
    try {
      return pattern.isEmpty()
          ? DateTimeFormatter.ISO_LOCAL_DATE_TIME
          : DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    } catch (IllegalArgumentException e) {
      root.refuse("format", "is no pattern of a time: " + e.getMessage());
      return DateTimeFormatter.ISO_LOCAL_DATE_TIME;
    }
  }

  private ZoneId zone() {
    String text = root.required("zone");
    try {
      return text.isEmpty() ? ZoneOffset.UTC : ZoneId.of(text);
    } catch (DateTimeException e) {
      root.refuse("zone", "there is no time zone '" + text + "'; one is such as Asia/Shanghai");
      return ZoneOffset.UTC;
    }
  }
}
