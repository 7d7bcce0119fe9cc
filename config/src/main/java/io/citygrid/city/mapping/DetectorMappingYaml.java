package io.citygrid.city.mapping;

import io.citygrid.city.event.DetectorQuantity;
import io.citygrid.city.load.YamlSection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a mapping of detectors from YAML; docs/bring-your-own-city.md is its schema. Reports all
 * problems at once.
 */
public final class DetectorMappingYaml {
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
    return MappingSheet.read(content, file, root -> new DetectorMappingYaml(root).mapping());
  }

  private DetectorMapping mapping() {
    root.allow("zone", "speedUnit", "wide", "long");
    double kmh = MappingSheet.kmhPerUnit(root);
    ZoneId zone = MappingSheet.zone(root);
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

  private static DetectorMapping.Shape wide(YamlSection section, ZoneId zone) {
    section.allow("quantity", "start", "stepSeconds");
    section.required("quantity");
    return new DetectorMapping.Wide(
        section.oneOf("quantity", DetectorQuantity.class).orElse(DetectorQuantity.SPEED),
        MappingSheet.start(section, zone),
        Duration.ofSeconds((long) section.number("stepSeconds", 1, 60)));
  }

  private static DetectorMapping.Shape rows(YamlSection section, ZoneId zone) {
    section.allow("time", "format", "detector", "lane", "values");
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
        MappingSheet.format(section),
        zone,
        section.required("detector"),
        section.text("lane"),
        values);
  }
}
