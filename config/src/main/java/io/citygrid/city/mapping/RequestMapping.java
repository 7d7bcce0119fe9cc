package io.citygrid.city.mapping;

import io.citygrid.city.City;
import io.citygrid.geo.crs.CoordinateSystem;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what the columns of a CSV file of requests mean to a city. Read from YAML by {@link
 * RequestMappingYaml}; applied by {@link RequestFile}.
 */
public final class RequestMapping {
  private final City city;
  private final Layout layout;
  private final Times times;
  private final Stages stages;
  private final Place place;
  private final Words words;

  /** How the file is written. */
  record Layout(Charset encoding, char delimiter) {}

  /** The columns of times; limit and closed may be missing. */
  record Times(
      DateTimeFormatter format,
      String formatText,
      ZoneId zone,
      String reported,
      @Nullable String limit,
      @Nullable String closed) {}

  /** The columns of the position and what counts as none. */
  record Place(
      String lon,
      String lat,
      CoordinateSystem system,
      double accuracyMeters,
      NoLocation noLocation) {}

  /** The columns of everything else. */
  record Words(
      String id,
      ValueTable category,
      ValueTable source,
      List<String> description,
      Map<String, ValueTable> labels,
      @Nullable ValueTable onTime,
      @Nullable String business) {}

  RequestMapping(City city, Layout layout, Times times, Stages stages, Place place, Words words) {
    this.city = city;
    this.layout = layout;
    this.times = times;
    this.stages = stages;
    this.place = place;
    this.words = words;
  }

  /** The layers for which rows carry a label, in the order of the mapping. */
  public List<String> labelledLayers() {
    return List.copyOf(words.labels().keySet());
  }

  /** The stages whose times rows tell; none when the mapping names none. */
  public Stages stages() {
    return stages;
  }

  /** All columns that the mapping names; a file must have them. */
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    columns.add(words.id());
    columns.add(times.reported());
    if (times.limit() != null) {
      columns.add(times.limit());
    }
    if (times.closed() != null) {
      columns.add(times.closed());
    }
    stages.order().forEach(stage -> columns.add(stage.column()));
    columns.add(words.category().column());
    columns.add(place.lon());
    columns.add(place.lat());
    if (!words.source().column().isEmpty()) {
      columns.add(words.source().column());
    }
    if (words.onTime() != null) {
      columns.add(words.onTime().column());
    }
    if (words.business() != null) {
      columns.add(words.business());
    }
    columns.addAll(words.description());
    words.labels().values().forEach(label -> columns.add(label.column()));
    return columns;
  }

  City city() {
    return city;
  }

  Layout layout() {
    return layout;
  }

  Times times() {
    return times;
  }

  Place place() {
    return place;
  }

  Words words() {
    return words;
  }
}
