package io.citygrid.casework.clock;

import io.citygrid.city.WorkingCalendar;
import io.citygrid.city.WorkingCalendar.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Calendars for tests. */
final class Calendars {
  static final List<Span> WHOLE_DAY = List.of(span("08:00", "12:00"), span("14:00", "18:00"));

  private static final List<String> ZONES =
      List.of(
          "Asia/Shanghai",
          "America/New_York",
          "Europe/Berlin",
          "Australia/Lord_Howe",
          "America/Havana",
          "America/Sao_Paulo",
          "Asia/Kathmandu");

  private Calendars() {}

  static Span span(String from, String to) {
    return new Span(LocalTime.parse(from), LocalTime.parse(to));
  }

  /** Eight hours on weekdays, China's. */
  static WorkingCalendar weekdays(Set<LocalDate> holidays, Map<LocalDate, List<Span>> workdays) {
    Map<DayOfWeek, List<Span>> weekly = new EnumMap<>(DayOfWeek.class);
    for (int day = 1; day <= 5; day++) {
      weekly.put(DayOfWeek.of(day), WHOLE_DAY);
    }
    return new WorkingCalendar(ZoneId.of("Asia/Shanghai"), weekly, holidays, workdays);
  }

  /** Any week in any of some zones, with holidays and make-up workdays around a date. */
  static WorkingCalendar random(Random random, LocalDate around) {
    Map<DayOfWeek, List<Span>> weekly = new EnumMap<>(DayOfWeek.class);
    weekly.put(DayOfWeek.of(1 + random.nextInt(7)), List.of(span("23:00", "23:59")));
    for (DayOfWeek day : DayOfWeek.values()) {
      if (random.nextInt(4) > 0) {
        weekly.put(day, spans(random));
      }
    }
    Set<LocalDate> holidays = new HashSet<>();
    Map<LocalDate, List<Span>> workdays = new HashMap<>();
    for (int i = 0; i < 6; i++) {
      holidays.add(around.plusDays(random.nextInt(14)));
      LocalDate workday = around.plusDays(random.nextInt(14));
      if (!holidays.contains(workday)) {
        workdays.put(workday, spans(random));
      }
    }
    holidays.removeAll(workdays.keySet());
    ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    return new WorkingCalendar(zone, weekly, holidays, workdays);
  }

  private static List<Span> spans(Random random) {
    var bounds = new TreeSet<LocalTime>();
    while (bounds.size() < 2 + 2 * random.nextInt(3)) {
      bounds.add(LocalTime.MIN.plusMinutes(random.nextInt(random.nextBoolean() ? 1440 : 240)));
    }
    List<LocalTime> times = new ArrayList<>(bounds);
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i + 1 < times.size(); i += 2) {
      spans.add(new Span(times.get(i), times.get(i + 1)));
    }
    return spans;
  }
}
