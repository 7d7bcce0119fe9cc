package io.citygrid.city.load;

import io.citygrid.city.WorkingCalendar;
import io.citygrid.city.WorkingCalendar.Span;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code calendar.yaml}: working spans of the week, holidays, make-up workdays. */
final class CalendarYaml {
  static final String FILE = "calendar.yaml";
  private static final Pattern SPAN = Pattern.compile("(\\d{2}:\\d{2})\\s*-\\s*(\\d{2}:\\d{2})");

  private CalendarYaml() {}

  /** The calendar, as far as it can be read. */
  static WorkingCalendar read(CityFiles files, ZoneId zone, Problems problems) {
    byte[] content = files.contents().get(FILE);
    Optional<YamlSection> root = Optional.empty();
    if (content == null) {
      problems.refuse(FILE, "is missing; it says when people work");
    } else {
      root = YamlSection.read(content, FILE, problems);
    }
    if (root.isEmpty()) {
      return new WorkingCalendar(zone, Map.of(), Set.of(), Map.of());
    }
    YamlSection calendar = root.get();
    calendar.allow("weekly", "holidays", "workdays");
    Set<LocalDate> holidays = holidays(calendar);
    return new WorkingCalendar(zone, weekly(calendar), holidays, workdays(calendar, holidays));
  }

  private static Map<DayOfWeek, List<Span>> weekly(YamlSection calendar) {
    Map<DayOfWeek, List<Span>> weekly = new EnumMap<>(DayOfWeek.class);
    Optional<YamlSection> section = calendar.section("weekly");
    if (section.isEmpty()) {
      calendar.refuse("weekly", "is missing; it should be such as {MONDAY: [\"08:00-12:00\"]}");
      return weekly;
    }
    for (String key : section.get().keys()) {
      Optional<DayOfWeek> day = EnumText.find(DayOfWeek.class, key);
      if (day.isEmpty()) {
        section.get().refuse(key, EnumText.mustBe(DayOfWeek.class, key));
      } else {
        weekly.put(day.get(), spans(section.get(), key));
      }
    }
    if (weekly.values().stream().allMatch(List::isEmpty)) {
      calendar.refuse(
          "weekly", "gives no day any working time; limits in working time would never end");
    }
    return weekly;
  }

  private static Set<LocalDate> holidays(YamlSection calendar) {
    Set<LocalDate> holidays = new HashSet<>();
    for (YamlSection.Scalar item : calendar.scalars("holidays")) {
      Optional<LocalDate> date = DateText.parse(item.text());
      if (date.isEmpty()) {
        calendar.refuseAt(item.line(), "holidays", DateText.mustBe(item.text()));
      } else if (!holidays.add(date.get())) {
        calendar.refuseAt(item.line(), "holidays", item.text() + " is there twice");
      }
    }
    return holidays;
  }

  private static Map<LocalDate, List<Span>> workdays(
      YamlSection calendar, Set<LocalDate> holidays) {
    Map<LocalDate, List<Span>> workdays = new HashMap<>();
    Optional<YamlSection> section = calendar.section("workdays");
    if (section.isEmpty()) {
      return workdays;
    }
    for (String key : section.get().keys()) {
      Optional<LocalDate> date = DateText.parse(key);
      if (date.isEmpty()) {
        section.get().refuse(key, DateText.mustBe(key));
      } else if (holidays.contains(date.get())) {
        section.get().refuse(key, "is also a holiday; it can be only one of the two");
      } else {
        workdays.put(date.get(), spans(section.get(), key));
      }
    }
    return workdays;
  }

  private static List<Span> spans(YamlSection section, String key) {
    List<Span> spans = new ArrayList<>();
    for (YamlSection.Scalar item : section.scalars(key)) {
      span(section, key, item).ifPresent(spans::add);
    }
    spans.sort(Comparator.comparing(Span::from));
    for (int i = 1; i < spans.size(); i++) {
      Span before = spans.get(i - 1);
      if (spans.get(i).from().isBefore(before.to())) {
        section.refuse(
            key,
            "the spans %s-%s and %s-%s overlap"
                .formatted(before.from(), before.to(), spans.get(i).from(), spans.get(i).to()));
      }
    }
    return List.copyOf(spans);
  }

  private static Optional<Span> span(YamlSection section, String key, YamlSection.Scalar item) {
    Matcher matcher = SPAN.matcher(item.text());
    try {
      if (matcher.matches()) {
        return Optional.of(
            new Span(LocalTime.parse(matcher.group(1)), LocalTime.parse(matcher.group(2))));
      }
      section.refuseAt(
          item.line(), key, "must be such as \"08:00-12:00\" but is '" + item.text() + "'");
    } catch (DateTimeException e) {
      section.refuseAt(item.line(), key, "there is no such time of day in '" + item.text() + "'");
    } catch (IllegalArgumentException e) {
      section.refuseAt(item.line(), key, "'" + item.text() + "' ends before it starts");
    }
    return Optional.empty();
  }
}
