package io.citygrid.city.load;

import io.citygrid.city.AreaLevel;
import io.citygrid.city.DispatchRules;
import io.citygrid.city.LayerKind;
import io.citygrid.city.Names;
import io.citygrid.geo.crs.CoordinateSystem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code city.yaml}: what the city is called, its zone, its layers, its settings for dispatch.
 *
 * @param earliestReport start of the day given, in the city's zone
 */
record CityYaml(
    String id,
    Names names,
    ZoneId zone,
    Instant earliestReport,
    LayerDeclarations layers,
    DispatchRules dispatch) {
  static final String FILE = "city.yaml";

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]{0,39}");
  private static final double DEFAULT_ACCURACY_METERS = 15;
  private static final double MAX_ACCURACY_METERS = 200;
  private static final double DEFAULT_POINT_RADIUS_METERS = 20;

  /** The file as far as it can be read. */
  static CityYaml read(CityFiles files, Problems problems) {
    byte[] content = files.contents().get(FILE);
    if (content == null) {
      problems.refuse(FILE, "is missing; it says what the city is called and which layers it has");
      return unreadable();
    }
    Optional<YamlSection> root = YamlSection.read(content, FILE, problems);
    if (root.isEmpty()) {
      return unreadable();
    }
    YamlSection city = root.get();
    city.allow("id", "names", "zone", "earliestReport", "layers", "dispatch");
    ZoneId zone = zone(city);
    return new CityYaml(
        id(city, "id"),
        city.names("names"),
        zone,
        earliestReport(city, zone),
        layers(city, problems),
        dispatch(city));
  }

  private static CityYaml unreadable() {
    return new CityYaml(
        "",
        new Names("-", "-"),
        ZoneOffset.UTC,
        Instant.EPOCH,
        new LayerDeclarations(false, List.of()),
        new DispatchRules(
            DEFAULT_ACCURACY_METERS, MAX_ACCURACY_METERS, List.of(), DEFAULT_POINT_RADIUS_METERS));
  }

  private static String id(YamlSection section, String key) {
    String id = section.required(key);
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      section.refuse(
          key,
          "must be small letters, digits, - and _, beginning with a letter, at most 40 of them, but is '%s'"
              .formatted(id));
    }
    return id;
  }

  private static ZoneId zone(YamlSection city) {
    String text = city.required("zone");
    try {
      return text.isEmpty() ? ZoneOffset.UTC : ZoneId.of(text);
    } catch (DateTimeException e) {
      city.refuse("zone", "there is no time zone '" + text + "'; one is such as Asia/Shanghai");
      return ZoneOffset.UTC;
    }
  }

  private static Instant earliestReport(YamlSection city, ZoneId zone) {
    String text = city.required("earliestReport");
    Optional<LocalDate> date = DateText.parse(text);
    if (date.isEmpty() && !text.isEmpty()) {
      city.refuse("earliestReport", DateText.mustBe(text));
    }
    return date.map(day -> day.atStartOfDay(zone).toInstant()).orElse(Instant.EPOCH);
  }

  private static LayerDeclarations layers(YamlSection city, Problems problems) {
    int before = problems.count();
    List<LayerDeclaration> declarations = new ArrayList<>();
    Map<String, Integer> ids = new HashMap<>();
    Map<AreaLevel, String> levels = new HashMap<>();
    if (!city.has("layers")) {
      city.refuse("layers", "is missing; a city needs at least one layer of fences");
    }
    for (YamlSection layer : city.sections("layers")) {
      LayerDeclaration declaration = layer(layer, problems);
      Integer first = ids.putIfAbsent(declaration.id(), layer.line());
      if (first != null && !declaration.id().isEmpty()) {
        layer.refuse("id", "'" + declaration.id() + "' is already the layer on line " + first);
      }
      if (declaration.level() != null) {
        @Nullable String other = levels.putIfAbsent(declaration.level(), declaration.id());
        if (other != null) {
          layer.refuse("level", "layer '" + other + "' already draws the areas of this level");
        }
      }
      declarations.add(declaration);
    }
    return new LayerDeclarations(problems.count() == before, declarations);
  }

  private static LayerDeclaration layer(YamlSection layer, Problems problems) {
    int before = problems.count();
    layer.allow(
        "id",
        "kind",
        "level",
        "file",
        "crs",
        "idProperty",
        "areaProperty",
        "names",
        "invalidRings");
    Optional<LayerKind> kind = layer.oneOf("kind", LayerKind.class);
    if (!layer.has("kind")) {
      layer.refuse("kind", "is missing; it is one of AREA, GRID, OTHER");
    }
    Optional<AreaLevel> level = layer.oneOf("level", AreaLevel.class);
    boolean draws = kind.filter(LayerKind.AREA::equals).isPresent();
    if (draws && !layer.has("level")) {
      layer.refuse("level", "is missing; a layer of kind AREA names the level it draws");
    }
    if (kind.isPresent() && !draws && layer.has("level")) {
      layer.refuse("level", "only a layer of kind AREA has a level");
    }
    if (draws && layer.has("areaProperty")) {
      layer.refuse("areaProperty", "the id of a fence of kind AREA is its area; leave this out");
    }
    String file = layer.required("file");
    if (!file.isEmpty() && !file.endsWith(".geojson") && !file.endsWith(".geojson.gz")) {
      layer.refuse("file", "must end in .geojson or .geojson.gz but is '" + file + "'");
    }
    String id = id(layer, "id");
    layer.required("crs");
    CoordinateSystem system = layer.coordinateSystem("crs").orElse(CoordinateSystem.WGS84);
    String idProperty = layer.required("idProperty");
    String areaProperty = layer.text("areaProperty");
    Names names = layer.names("names");
    boolean repairsRings = repairsRings(layer);
    return new LayerDeclaration(
        id,
        kind.orElse(LayerKind.OTHER),
        level.orElse(null),
        file,
        system,
        idProperty,
        areaProperty,
        names,
        repairsRings,
        layer.line(),
        problems.count() == before);
  }

  private static boolean repairsRings(YamlSection layer) {
    String text = layer.text("invalidRings");
    if (!text.isEmpty() && !text.equals("repair") && !text.equals("refuse")) {
      layer.refuse("invalidRings", "must be refuse or repair but is '" + text + "'");
    }
    return text.equals("repair");
  }

  private static DispatchRules dispatch(YamlSection city) {
    Optional<YamlSection> section = city.section("dispatch");
    if (section.isEmpty()) {
      return unreadable().dispatch();
    }
    YamlSection dispatch = section.get();
    dispatch.allow(
        "defaultAccuracyMeters", "maxAccuracyMeters", "defaultPoints", "defaultPointRadiusMeters");
    double accuracy = dispatch.number("defaultAccuracyMeters", 0, DEFAULT_ACCURACY_METERS);
    double max = dispatch.number("maxAccuracyMeters", 0, Math.max(accuracy, MAX_ACCURACY_METERS));
    if (max < accuracy) {
      dispatch.refuse("maxAccuracyMeters", "must not be less than defaultAccuracyMeters");
    }
    return new DispatchRules(
        accuracy,
        max,
        dispatch.points("defaultPoints"),
        dispatch.number("defaultPointRadiusMeters", 0, DEFAULT_POINT_RADIUS_METERS));
  }
}
