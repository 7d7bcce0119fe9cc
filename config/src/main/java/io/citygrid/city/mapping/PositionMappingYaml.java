package io.citygrid.city.mapping;

import io.citygrid.city.load.YamlSection;

/**
 * Reads a mapping of vehicle positions from YAML; docs/bring-your-own-city.md is its schema.
 * Reports all problems at once.
 */
public final class PositionMappingYaml {
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
    return MappingSheet.read(content, file, root -> new PositionMappingYaml(root).mapping());
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
        MappingSheet.format(root),
        MappingSheet.zone(root),
        root.required("vehicle"),
        root.required("lon"),
        root.required("lat"),
        root.text("accuracy"),
        root.text("heading"),
        root.text("speed"),
        MappingSheet.kmhPerUnit(root),
        root.text("trueRoad"),
        root.text("trueSegment"));
  }
}
