package io.citygrid.city.load;

import io.citygrid.city.Assistance;
import io.citygrid.city.Category;
import io.citygrid.city.Department;
import io.citygrid.city.FullLoad;
import io.citygrid.city.LoadLimit;
import io.citygrid.city.OffDuty;
import io.citygrid.city.ResponsibilityRules;
import io.citygrid.city.Roster;
import io.citygrid.city.Unclear;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code responsibility.yaml}: when departments are on duty, how many cases they can have in hand
 * and who has their cases when they are not or cannot, who assists by rule, and whether the list
 * may be unclear. A city may do without it.
 */
final class ResponsibilityYaml {
  static final String FILE = "responsibility.yaml";
  private static final int MOST_IN_HAND = 1_000_000;
  private static final Pattern SHIFT = Pattern.compile("(\\d{2}:\\d{2})\\s*-\\s*(\\d{2}:\\d{2})");

  private final Register<Category> categories;
  private final Register<Department> departments;

  private ResponsibilityYaml(Register<Category> categories, Register<Department> departments) {
    this.categories = categories;
    this.departments = departments;
  }

  /** The rules, as far as they can be read. */
  static ResponsibilityRules read(
      CityFiles files,
      Register<Category> categories,
      Register<Department> departments,
      Problems problems) {
    byte[] content = files.contents().get(FILE);
    if (content == null) {
      return ResponsibilityRules.NONE;
    }
    return YamlSection.read(content, FILE, problems)
        .map(new ResponsibilityYaml(categories, departments)::rules)
        .orElse(ResponsibilityRules.NONE);
  }

  private ResponsibilityRules rules(YamlSection sheet) {
    sheet.allow("unclear", "offDuty", "rosters", "fullLoad", "loadLimits", "assisting");
    return new ResponsibilityRules(
        sheet.oneOf("unclear", Unclear.class).orElse(Unclear.MANUAL_DESK),
        sheet.oneOf("offDuty", OffDuty.class).orElse(OffDuty.MANUAL_DESK),
        sheet.sections("rosters").stream().map(this::roster).toList(),
        sheet.oneOf("fullLoad", FullLoad.class).orElse(FullLoad.MANUAL_DESK),
        sheet.sections("loadLimits").stream().map(this::loadLimit).toList(),
        sheet.sections("assisting").stream().map(this::assistance).toList());
  }

  private Roster roster(YamlSection roster) {
    roster.allow("departments", "functions", "shifts");
    refuseWithoutAnybody(roster);
    return new Roster(departments(roster), functions(roster), shifts(roster));
  }

  private LoadLimit loadLimit(YamlSection limit) {
    limit.allow("departments", "functions", "casesInHand");
    refuseWithoutAnybody(limit);
    String text = limit.required("casesInHand");
    double cases = NumberText.parse(text);
    boolean sound = cases >= 1 && cases <= MOST_IN_HAND && cases == Math.rint(cases);
    if (!sound && !text.isEmpty()) {
      limit.refuse(
          "casesInHand",
          "must be a whole number from 1 to %d but is '%s'".formatted(MOST_IN_HAND, text));
    }
    return new LoadLimit(departments(limit), functions(limit), sound ? (int) cases : 1);
  }

  private Assistance assistance(YamlSection assistance) {
    assistance.allow("categories", "departments", "functions");
    refuseWithoutAnybody(assistance);
    return new Assistance(categories(assistance), departments(assistance), functions(assistance));
  }

  private static void refuseWithoutAnybody(YamlSection section) {
    if (!section.has("departments") && !section.has("functions")) {
      section.refuse("departments", "is missing; name departments or functions");
    }
  }

  private List<String> departments(YamlSection section) {
    return known(
        section,
        "departments",
        departments.isReadable(),
        id -> departments.find(id).isPresent(),
        "is no department of " + DepartmentTable.FILE);
  }

  private List<String> functions(YamlSection section) {
    return known(
        section,
        "functions",
        departments.isReadable(),
        function ->
            departments.values().stream()
                .anyMatch(department -> department.function().equals(function)),
        "is the function of no department");
  }

  private List<String> categories(YamlSection section) {
    return known(
        section,
        "categories",
        categories.isReadable(),
        code ->
            categories.all().stream()
                .anyMatch(
                    category -> category.code().equals(code) || category.classCode().equals(code)),
        "is no category and no class of " + CategoryTables.CATEGORIES);
  }

  private static List<String> known(
      YamlSection section,
      String key,
      boolean isReadable,
      Predicate<String> isKnown,
      String complaint) {
    List<String> words = new ArrayList<>();
    for (YamlSection.Scalar scalar : section.scalars(key)) {
      if (isReadable && !isKnown.test(scalar.text())) {
        section.refuseAt(scalar.line(), key, "'" + scalar.text() + "' " + complaint);
      }
      words.add(scalar.text());
    }
    return words;
  }

  private static Map<DayOfWeek, List<Roster.Shift>> shifts(YamlSection roster) {
    Map<DayOfWeek, List<Roster.Shift>> shifts = new EnumMap<>(DayOfWeek.class);
    Optional<YamlSection> section = roster.section("shifts");
    if (section.isEmpty()) {
      return shifts;
    }
    for (String key : section.get().keys()) {
      Optional<DayOfWeek> day = EnumText.find(DayOfWeek.class, key);
      if (day.isEmpty()) {
        section.get().refuse(key, EnumText.mustBe(DayOfWeek.class, key));
        continue;
      }
      List<Roster.Shift> ofDay = new ArrayList<>();
      for (YamlSection.Scalar item : section.get().scalars(key)) {
        shift(section.get(), key, item).ifPresent(ofDay::add);
      }
      shifts.put(day.get(), List.copyOf(ofDay));
    }
    if (shifts.values().stream().allMatch(List::isEmpty)) {
      roster.refuse("shifts", "gives no shift; leave it out for the working time of the calendar");
    }
    return shifts;
  }

  private static Optional<Roster.Shift> shift(
      YamlSection section, String key, YamlSection.Scalar item) {
    Matcher matcher = SHIFT.matcher(item.text());
    try {
      if (matcher.matches()) {
        return Optional.of(
            new Roster.Shift(LocalTime.parse(matcher.group(1)), LocalTime.parse(matcher.group(2))));
      }
      section.refuseAt(
          item.line(), key, "must be such as \"18:00-08:00\" but is '" + item.text() + "'");
    } catch (DateTimeException e) {
      section.refuseAt(item.line(), key, "there is no such time of day in '" + item.text() + "'");
    }
    return Optional.empty();
  }
}
