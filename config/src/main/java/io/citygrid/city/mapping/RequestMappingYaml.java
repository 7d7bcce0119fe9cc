package io.citygrid.city.mapping;

import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.ReportSource;
import io.citygrid.city.load.Problems;
import io.citygrid.city.load.YamlSection;
import io.citygrid.geo.crs.CoordinateSystem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a mapping from YAML; docs/bring-your-own-city.md is its schema. Reports all problems at
 * once.
 */
public final class RequestMappingYaml {
  private static final double MAX_ACCURACY_METERS = 100_000;

  private final City city;
  private final YamlSection root;

  private RequestMappingYaml(City city, YamlSection root) {
    this.city = city;
    this.root = root;
  }

  /**
   * The mapping for this city.
   *
   * @param file name of the file, for problems
   * @throws BrokenMappingException with all problems
   */
  public static RequestMapping read(byte[] content, String file, City city)
      throws BrokenMappingException {
    Problems problems = new Problems();
    Optional<RequestMapping> mapping =
        YamlSection.read(content, file, problems)
            .map(root -> new RequestMappingYaml(city, root).mapping());
    if (mapping.isEmpty() || problems.count() > 0) {
      throw new BrokenMappingException(problems.refusals());
    }
    return mapping.get();
  }

  private RequestMapping mapping() {
    root.allow(
        "encoding",
        "delimiter",
        "id",
        "times",
        "stages",
        "category",
        "source",
        "description",
        "position",
        "noLocation",
        "labels",
        "onTime",
        "business");
    var words =
        new RequestMapping.Words(
            root.required("id"),
            category(),
            source(),
            description(),
            labels(),
            onTime(),
            optional(root, "business"));
    RequestMapping.Times times = times();
    return new RequestMapping(city, layout(), times, StagesYaml.read(root, times), place(), words);
  }

  private RequestMapping.Layout layout() {
    Charset encoding = StandardCharsets.UTF_8;
    String name = root.text("encoding");
    try {
      encoding = name.isEmpty() ? encoding : Charset.forName(name);
    } catch (IllegalArgumentException e) {
      root.refuse("encoding", "there is no encoding '" + name + "'; one is such as GB18030");
    }
    String delimiter = root.has("delimiter") ? root.text("delimiter") : ",";
    if (delimiter.equals("tab")) {
      delimiter = "\t";
    }
    if (delimiter.length() != 1) {
      root.refuse("delimiter", "must be one character, or the word tab");
      delimiter = ",";
    }
    return new RequestMapping.Layout(encoding, delimiter.charAt(0));
  }

  private RequestMapping.Times times() {
    Optional<YamlSection> section = root.section("times");
    if (section.isEmpty()) {
      root.refuse("times", "is missing; it names at least the column of the time of report");
      return new RequestMapping.Times(
          DateTimeFormatter.ISO_DATE_TIME, "iso", city.calendar().zone(), "", null, null);
    }
    YamlSection times = section.get();
    times.allow("format", "zone", "reported", "limit", "closed");
    String format = times.has("format") ? times.required("format") : "iso";
    return new RequestMapping.Times(
        formatter(times, format),
        format,
        zone(times),
        times.required("reported"),
        optional(times, "limit"),
        optional(times, "closed"));
  }

  private static DateTimeFormatter formatter(YamlSection times, String format) {
    if (!format.equals("iso")) {
      try {
        return DateTimeFormatter.ofPattern(format, Locale.ENGLISH);
      } catch (IllegalArgumentException e) {
        times.refuse(
            "format",
            "must be iso or a pattern such as yyyy-MM-dd HH:mm:ss but is '" + format + "'");
      }
    }
    return DateTimeFormatter.ISO_DATE_TIME;
  }

  private ZoneId zone(YamlSection times) {
    String zone = times.text("zone");
    try {
      return zone.isEmpty() ? city.calendar().zone() : ZoneId.of(zone);
    } catch (DateTimeException e) {
      times.refuse("zone", "there is no time zone '" + zone + "'; one is such as Asia/Shanghai");
      return city.calendar().zone();
    }
  }

  private ValueTable category() {
    Optional<YamlSection> section = root.section("category");
    if (section.isEmpty()) {
      root.refuse("category", "is missing; it names the column of the category");
      return new ValueTable("", null, Map.of(), null);
    }
    YamlSection category = section.get();
    category.allow("column", "by", "pattern", "translation", "default");
    String by = category.has("by") ? category.text("by") : "code";
    if (!Set.of("code", "name").contains(by)) {
      category.refuse("by", "must be code or name but is '" + by + "'");
    }
    Map<String, String> words = by.equals("name") ? categoriesByName() : categoriesByCode();
    words.putAll(translation(category));
    @Nullable String fallback = optional(category, "default");
    Set<String> codes = new HashSet<>(words.values());
    if (fallback != null) {
      codes.add(fallback);
    }
    for (String code : codes) {
      if (city.findCategory(code).isEmpty()) {
        category.refuse(
            code.equals(fallback) ? "default" : "translation",
            "there is no category '" + code + "' in the city");
      }
    }
    return new ValueTable(category.required("column"), pattern(category), words, fallback);
  }

  private Map<String, String> categoriesByCode() {
    Map<String, String> words = new HashMap<>();
    city.categories().forEach(category -> words.put(category.code(), category.code()));
    return words;
  }

  /**
   * Categories by their Chinese and English names; a name that two of them have counts for none.
   */
  private Map<String, String> categoriesByName() {
    Map<String, String> words = new HashMap<>();
    Set<String> ambiguous = new HashSet<>();
    for (Category category : city.categories()) {
      for (String name : Set.of(category.names().zh(), category.names().en())) {
        if (words.put(name, category.code()) != null) {
          ambiguous.add(name);
        }
      }
    }
    words.keySet().removeAll(ambiguous);
    return words;
  }

  private ValueTable source() {
    Optional<YamlSection> section = root.section("source");
    if (section.isEmpty()) {
      return new ValueTable("", null, Map.of(), ReportSource.HOTLINE.name());
    }
    YamlSection source = section.get();
    source.allow("column", "pattern", "translation", "default");
    @Nullable String fallback = optional(source, "default");
    Map<String, String> words = translation(source);
    Set<String> known = new HashSet<>();
    for (ReportSource each : ReportSource.values()) {
      known.add(each.name());
      words.putIfAbsent(each.name(), each.name());
    }
    for (String word : words.values()) {
      if (!known.contains(word)) {
        source.refuse("translation", "there is no source '" + word + "'; known are " + known);
      }
    }
    if (fallback != null && !known.contains(fallback)) {
      source.refuse("default", "there is no source '" + fallback + "'; known are " + known);
    }
    return new ValueTable(source.required("column"), pattern(source), words, fallback);
  }

  private List<String> description() {
    List<String> columns = new ArrayList<>();
    root.scalars("description").forEach(column -> columns.add(column.text()));
    return columns;
  }

  private Map<String, ValueTable> labels() {
    Map<String, ValueTable> labels = new LinkedHashMap<>();
    Optional<YamlSection> section = root.section("labels");
    if (section.isEmpty()) {
      return labels;
    }
    for (String layer : section.get().keys()) {
      if (city.findLayer(layer).isEmpty()) {
        section.get().refuse(layer, "the city has no layer '" + layer + "'");
      }
      Optional<YamlSection> label = section.get().section(layer);
      if (label.isPresent()) {
        label.get().allow("column", "pattern", "translation");
        labels.put(
            layer,
            new ValueTable(
                label.get().required("column"),
                pattern(label.get()),
                translation(label.get()),
                null));
      }
    }
    return labels;
  }

  private @Nullable ValueTable onTime() {
    Optional<YamlSection> section = root.section("onTime");
    if (section.isEmpty()) {
      return null;
    }
    YamlSection flag = section.get();
    flag.allow("column", "inTime", "late");
    Map<String, String> words = new HashMap<>();
    words.put(flag.required("inTime"), "true");
    if (words.put(flag.required("late"), "false") != null) {
      flag.refuse("late", "must be another value than inTime");
    }
    return new ValueTable(flag.required("column"), null, words, null);
  }

  private RequestMapping.Place place() {
    Optional<YamlSection> section = root.section("position");
    if (section.isEmpty()) {
      root.refuse("position", "is missing; it names the columns lon and lat");
      return new RequestMapping.Place("", "", CoordinateSystem.WGS84, 0, noLocation());
    }
    YamlSection position = section.get();
    position.allow("lon", "lat", "crs", "accuracyMeters");
    double accuracy = position.number("accuracyMeters", 0, 0);
    if (accuracy > MAX_ACCURACY_METERS) {
      position.refuse("accuracyMeters", "must be at most 100000");
    }
    return new RequestMapping.Place(
        position.required("lon"),
        position.required("lat"),
        position.coordinateSystem("crs").orElse(CoordinateSystem.WGS84),
        accuracy,
        noLocation());
  }

  private NoLocation noLocation() {
    Optional<YamlSection> section = root.section("noLocation");
    double radius = city.dispatch().defaultPointRadiusMeters();
    if (section.isEmpty()) {
      return new NoLocation(true, true, city.dispatch().defaultPoints(), radius);
    }
    YamlSection marks = section.get();
    marks.allow("wholeDegrees", "zero", "defaultPoints", "defaultPointRadiusMeters");
    return new NoLocation(
        marks.flag("wholeDegrees", true),
        marks.flag("zero", true),
        marks.has("defaultPoints")
            ? marks.points("defaultPoints")
            : city.dispatch().defaultPoints(),
        marks.number("defaultPointRadiusMeters", 0, radius));
  }

  private static Map<String, String> translation(YamlSection section) {
    Map<String, String> words = new HashMap<>();
    section
        .section("translation")
        .ifPresent(
            table -> {
              for (String value : table.keys()) {
                words.put(value, table.required(value));
              }
            });
    return words;
  }

  private static @Nullable Pattern pattern(YamlSection section) {
    String text = section.text("pattern");
    try {
      return text.isEmpty() ? null : Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      section.refuse("pattern", "is not a regular expression: " + e.getDescription());
      return null;
    }
  }

  private static @Nullable String optional(YamlSection section, String key) {
    return section.has(key) ? section.required(key) : null;
  }
}
