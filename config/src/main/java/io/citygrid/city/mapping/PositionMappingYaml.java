package io.citygrid.city.mapping;

import io.citygrid.city.load.Problems;
import io.citygrid.city.load.YamlSection;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a mapping of vehicle positions from YAML; docs/bring-your-own-city.md is its schema.
 * Reports all problems at once.
 */
public final class PositionMappingYaml {
  private static final Map<String, Double> KMH_PER_UNIT =
      Map.of("km/h", 1.0, "mph", 1.609344, "m/s", 3.6);

  private final YamlSection root;

  private PositionMappingYaml(YamlSection root) {
    this.root = root;
  }

  /**
   * The mapping.
   *
   * @param file name of the file, for problems
   * @throws BrokenMappingException with all problems
   */
  public static PositionMapping read(byte[] content, String file) throws BrokenMappingException {
    Problems problems = new Problems();
    Optional<PositionMapping> mapping =
        YamlSection.read(content, file, problems)
            .map(root -> new PositionMappingYaml(root).mapping());
    if (mapping.isEmpty() || problems.count() > 0) {
      throw new BrokenMappingException(problems.refusals());
    }
    return mapping.get();
  }

  private PositionMapping mapping() {
    root.allow(
        "zone",
        "time",
        "format",
        "vehicle",
        "lon",
        "lat",
        "accuracy",
        "heading",
        "speed",
        "speedUnit",
        "trueRoad",
        "trueSegment");
    if (root.has("trueRoad") != root.has("trueSegment")) {
      root.refuse(
          root.has("trueRoad") ? "trueRoad" : "trueSegment",
          "must stand together with trueRoad and trueSegment");
    }
    return new PositionMapping(
        root.required("time"),
        format(),
        zone(),
        root.required("vehicle"),
        root.required("lon"),
        root.required("lat"),
        root.text("accuracy"),
        root.text("heading"),
        root.text("speed"),
        kmhPerUnit(),
        root.text("trueRoad"),
        root.text("trueSegment"));
  }

  private double kmhPerUnit() {
    String unit = root.has("speedUnit") ? root.required("speedUnit") : "km/h";
    Double kmh = KMH_PER_UNIT.get(unit);
    if (kmh == null) {
      root.refuse("speedUnit", "must be one of km/h, mph, m/s but is '" + unit + "'");
      return 1;
    }
    return kmh;
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
