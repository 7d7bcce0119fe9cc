package io.citygrid.city.mapping;

import io.citygrid.city.ReportSource;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.Report;
import io.citygrid.city.load.Problem;
import io.citygrid.geo.LonLat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Makes requests of rows. */
final class RowReader {
  private final String file;
  private final Map<String, Integer> header;
  private final RequestMapping mapping;

  RowReader(String file, Map<String, Integer> header, RequestMapping mapping) {
    this.file = file;
    this.header = header;
    this.mapping = mapping;
  }

  RequestRow read(CSVRecord record, int line) {
    return new Row(record, line).request();
  }

  /** One row while it is read. */
  private final class Row {
    private final CSVRecord record;
    private final int line;
    private final List<Problem> problems = new ArrayList<>();

    Row(CSVRecord record, int line) {
      this.record = record;
      this.line = line;
    }

    RequestRow request() {
      String id = text(mapping.words().id());
      if (id.isEmpty()) {
        refuse(mapping.words().id(), "is empty; every request needs a number of its own");
      }
      String category = category();
      ReportSource source = source();
      Point point = point();
      RequestMapping.Times times = mapping.times();
      Instant reportedAt = time(times.reported());
      if (reportedAt == null && text(times.reported()).isEmpty()) {
        refuse(times.reported(), "is empty; every request needs its time of report");
      }
      Instant limit = times.limit() == null ? null : time(times.limit());
      Instant closedAt = times.closed() == null ? null : time(times.closed());
      List<StageTime> stages = stages();
      if (!problems.isEmpty() || reportedAt == null) {
        return new RequestRow(line, id, Optional.empty(), List.copyOf(problems));
      }
      var request =
          new MappedRequest(
              id,
              category,
              source,
              description(),
              point.position(),
              point.position() == null ? 0 : mapping.place().accuracyMeters(),
              point.located(),
              reportedAt,
              limit,
              closedAt(stages).orElse(closedAt),
              onTime(),
              labels(),
              stages,
              links());
      return new RequestRow(line, id, Optional.of(request), List.of());
    }

    private List<String> links() {
      String column = mapping.words().business();
      return column == null || text(column).isEmpty() ? List.of() : List.of(text(column));
    }

    private String category() {
      ValueTable table = mapping.words().category();
      String value = text(table.column());
      Optional<String> category = table.find(value);
      if (category.isEmpty()) {
        refuse(table.column(), "'" + value + "' is no category of the city; add a translation");
      }
      return category.orElse("");
    }

    private ReportSource source() {
      ValueTable table = mapping.words().source();
      String value = table.column().isEmpty() ? "" : text(table.column());
      Optional<String> source = table.find(value);
      if (source.isEmpty()) {
        refuse(table.column(), "'" + value + "' is no source; add a translation");
      }
      return source.map(ReportSource::valueOf).orElse(ReportSource.HOTLINE);
    }

    private Point point() {
      RequestMapping.Place place = mapping.place();
      String lonText = text(place.lon());
      String latText = text(place.lat());
      if (lonText.isEmpty() || latText.isEmpty()) {
        return Point.NOWHERE;
      }
      try {
        return point(place, Double.parseDouble(lonText), Double.parseDouble(latText));
      } catch (NumberFormatException e) {
        refuse(
            place.lon(),
            "position must be two numbers but is '" + lonText + "', '" + latText + "'");
        return Point.NOWHERE;
      }
    }

    private Point point(RequestMapping.Place place, double x, double y) {
      if (place.noLocation().isMark(x, y)) {
        return Point.NOWHERE;
      }
      Optional<String> reason = place.system().findImplausibility(x, y);
      if (reason.isPresent()) {
        refuse(place.lon(), reason.get());
        return Point.NOWHERE;
      }
      LonLat position = place.system().toWgs84(x, y);
      if (!place.noLocation().isDefaultPoint(position)) {
        return new Point(position, true);
      }
      return isKnownToCity(position) ? new Point(position, false) : Point.NOWHERE;
    }

    private boolean isKnownToCity(LonLat position) {
      var rules = mapping.city().dispatch();
      return rules.defaultPoints().stream()
          .anyMatch(point -> point.distanceMeters(position) <= rules.defaultPointRadiusMeters());
    }

    /** Each stage is read knowing the one before it: see {@link LocalTimes}. */
    private List<StageTime> stages() {
      List<StageTime> stages = new ArrayList<>();
      Instant before = null;
      for (Stage stage : mapping.stages().order()) {
        Instant at = time(stage.column(), before);
        if (at != null) {
          stages.add(new StageTime(stage.name(), at));
          before = at;
        }
      }
      return stages;
    }

    /** A closing that is a stage is read as such. */
    private Optional<Instant> closedAt(List<StageTime> stages) {
      return mapping
          .stages()
          .find(Move.FORCE_CLOSE)
          .flatMap(
              closing ->
                  stages.stream()
                      .filter(time -> time.stage().equals(closing.name()))
                      .map(StageTime::at)
                      .findFirst());
    }

    private @Nullable Instant time(String column) {
      return time(column, null);
    }

    private @Nullable Instant time(String column, @Nullable Instant before) {
      String value = text(column);
      if (value.isEmpty()) {
        return null;
      }
      try {
        TemporalAccessor parsed =
            mapping.times().format().parseBest(value, ZonedDateTime::from, LocalDateTime::from);
        return parsed instanceof ZonedDateTime zoned
            ? zoned.toInstant()
            : LocalTimes.after(before, LocalDateTime.from(parsed), mapping.times().zone());
      } catch (DateTimeException e) {
        refuse(column, "'" + value + "' is not a time in the form " + mapping.times().formatText());
        return null;
      }
    }

    private String description() {
      StringBuilder text = new StringBuilder();
      for (String column : mapping.words().description()) {
        String value = text(column);
        if (!value.isEmpty()) {
          text.append(text.isEmpty() ? "" : " · ").append(value);
        }
      }
      int end = Math.min(text.length(), Report.MAX_DESCRIPTION_LENGTH);
      if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
      }
      return text.substring(0, end);
    }

    private @Nullable Boolean onTime() {
      ValueTable table = mapping.words().onTime();
      return table == null
          ? null
          : table.find(text(table.column())).map("true"::equals).orElse(null);
    }

    private Map<String, String> labels() {
      Map<String, String> labels = new LinkedHashMap<>();
      mapping
          .words()
          .labels()
          .forEach(
              (layer, table) ->
                  table.find(text(table.column())).ifPresent(label -> labels.put(layer, label)));
      return labels;
    }

    private String text(String column) {
      Integer index = header.get(column);
      return index == null || index >= record.size() ? "" : record.get(index).strip();
    }

    private void refuse(String column, String message) {
      problems.add(new Problem(file, "line " + line, column, message));
    }
  }

  /** Where a request is: what to report, and whether it is a real place. */
  private record Point(@Nullable LonLat position, boolean located) {
    static final Point NOWHERE = new Point(null, false);
  }
}
