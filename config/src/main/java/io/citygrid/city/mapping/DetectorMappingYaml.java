package io.citygrid.city.mapping;

import io.citygrid.city.event.DetectorQuantity;
import io.citygrid.city.load.Problems;
import io.citygrid.city.load.YamlSection;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a mapping of detectors from YAML; docs/bring-your-own-city.md is its schema. Reports all
 * problems at once.
 */
public final class DetectorMappingYaml {
  private static final Map<String, Double> KMH_PER_UNIT =
      Map.of("km/h", 1.0, "mph", 1.609344, "m/s", 3.6);

  private final YamlSection root;

  private DetectorMappingYaml(YamlSection root) {
    this.root = root;
  }

  /**
   * The mapping.
   *
   * @param file name of the file, for problems
   * @throws BrokenMappingException with all problems
   */
  public static DetectorMapping read(byte[] content, String file) throws BrokenMappingException {
    Problems problems = new Problems();
    Optional<DetectorMapping> mapping =
        YamlSection.read(content, file, problems)
            .map(root -> new DetectorMappingYaml(root).mapping());
    if (mapping.isEmpty() || problems.count() > 0) {
      throw new BrokenMappingException(problems.refusals());
    }
    return mapping.get();
  }

  private DetectorMapping mapping() {
    root.allow("zone", "speedUnit", "wide", "long");
    String unit = root.has("speedUnit") ? root.required("speedUnit") : "km/h";
    double kmh = KMH_PER_UNIT.getOrDefault(unit, Double.NaN);
    if (Double.isNaN(kmh)) {
      root.refuse("speedUnit", "must be one of km/h, mph, m/s but is '" + unit + "'");
    }
    ZoneId zone = zone();
    if (root.has("wide") == root.has("long")) {
      root.refuse("wide", "must be there, or long, but not both");
    }
    Optional<YamlSection> wide = root.section("wide");
    DetectorMapping.Shape shape =
        wide.isPresent()
            ? wide(wide.get(), zone)
            : root.section("long").map(section -> rows(section, zone)).orElse(nothing());
    return new DetectorMapping(shape, kmh);
  }

  private static DetectorMapping.Shape nothing() {
    return new DetectorMapping.Wide(DetectorQuantity.SPEED, Instant.EPOCH, Duration.ofMinutes(1));
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

  private static DetectorMapping.Shape wide(YamlSection section, ZoneId zone) {
    section.allow("quantity", "start", "stepSeconds");
    section.required("quantity");
    Instant start = Instant.EPOCH;
    String text = section.required("start");
    try {
      start = text.isEmpty() ? start : LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      section.refuse("start", "must be such as 2012-03-01T00:00:00 but is '" + text + "'");
    }
    return new DetectorMapping.Wide(
        section.oneOf("quantity", DetectorQuantity.class).orElse(DetectorQuantity.SPEED),
        start,
        Duration.ofSeconds((long) section.number("stepSeconds", 1, 60)));
  }

  private static DetectorMapping.Shape rows(YamlSection section, ZoneId zone) {
    section.allow("time", "format", "detector", "lane", "values");
    DateTimeFormatter format = DateTimeFormatter.ISO_LOCAL_DATE_TIME;
    String pattern = section.text("format");
    try {
      format = pattern.isEmpty() ? format : DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    } catch (IllegalArgumentException e) {
      section.refuse("format", "is no pattern of a time: " + e.getMessage());
    }
    Map<DetectorQuantity, String> values = new EnumMap<>(DetectorQuantity.class);
    Optional<YamlSection> columns = section.section("values");
    columns.ifPresent(
        quantities -> {
          quantities.allow("FLOW", "SPEED", "OCCUPANCY");
          for (DetectorQuantity quantity : DetectorQuantity.values()) {
            if (quantities.has(quantity.name())) {
              values.put(quantity, quantities.required(quantity.name()));
            }
          }
        });
    if (values.isEmpty()) {
      section.refuse("values", "must name the column of FLOW, SPEED or OCCUPANCY");
    }
    return new DetectorMapping.Long(
        section.required("time"),
        format,
        zone,
        section.required("detector"),
        section.text("lane"),
        values);
  }
}
