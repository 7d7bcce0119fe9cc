package io.citygrid.live.crowd;

import io.citygrid.city.WorkingCalendar;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Six of Melbourne's pedestrian counters, hour by hour, and its calendar. */
final class Melbourne {
  static final LocalDate LABOUR_DAY = LocalDate.of(2019, 3, 11);

  private static final List<WorkingCalendar.Span> HOURS =
      List.of(new WorkingCalendar.Span(LocalTime.of(9, 0), LocalTime.of(17, 0)));

  static final WorkingCalendar CALENDAR =
      new WorkingCalendar(
          ZoneId.of("Australia/Melbourne"),
          Stream.of(
                  DayOfWeek.MONDAY,
                  DayOfWeek.TUESDAY,
                  DayOfWeek.WEDNESDAY,
                  DayOfWeek.THURSDAY,
                  DayOfWeek.FRIDAY)
              .collect(Collectors.toMap(Function.identity(), day -> HOURS)),
          Set.of(LABOUR_DAY),
          Map.of());

  private Melbourne() {}

  /** People who passed in each hour, by counter. */
  static Map<String, TreeMap<LocalDateTime, Double>> read() throws Exception {
    Map<String, TreeMap<LocalDateTime, Double>> counters = new LinkedHashMap<>();
    try (InputStream in = Melbourne.class.getResourceAsStream("melbourne.csv")) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      String[] names = lines.get(0).split(",");
      for (String line : lines.subList(1, lines.size())) {
        String[] fields = line.split(",", -1);
        IntStream.range(1, names.length)
            .filter(i -> !fields[i].isEmpty())
            .forEach(
                i ->
                    counters
                        .computeIfAbsent(names[i], name -> new TreeMap<>())
                        .put(LocalDateTime.parse(fields[0]), Double.parseDouble(fields[i])));
      }
    }
    return counters;
  }
}
