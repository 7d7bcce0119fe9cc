package io.citygrid.city.load;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.Area;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.Category;
import io.citygrid.city.Department;
import io.citygrid.city.DutyRole;
import io.citygrid.city.FindingCondition;
import io.citygrid.city.ThresholdRule;
import io.citygrid.city.WarningRule;
import io.citygrid.city.WarningSource;
import io.citygrid.city.WatchableFinding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code warnings.yaml}: when the city warns, whom, and what they do. A city may do without. */
final class WarningsYaml {
  static final String FILE = "warnings.yaml";

  private static final int MOST_MINUTES = 7 * 24 * 60;
  private static final int USUAL_VALID_MINUTES = 60;
  private static final double LOWEST = -1e12;
  private static final String LEVELS = "levels";
  private static final String FINDING = "finding";
  private static final String CATEGORIES = "categories";
  private static final String MOST_CHANCE = "mostChance";

  /** A finding that stays as it is may be told of once only, so its warnings last a week. */
  private static final int USUAL_VALID_MINUTES_OF_FINDINGS = MOST_MINUTES;

  /** Rules of alerts that no table of the city names: the live jobs raise them by themselves. */
  private static final List<String> BUILT_IN_ALERTS = List.of("traffic-incident");

  private static final String[] KEYS = {
    "id",
    "names",
    "metric",
    "alert",
    "bulletin",
    FINDING,
    CATEGORIES,
    "areas",
    "per",
    "direction",
    LEVELS,
    "leastLevel",
    "margin",
    "leastQuality",
    MOST_CHANCE,
    "holdMinutes",
    "validMinutes",
    "departments",
    "roles",
    "escalateAfterMinutes",
    "escalateTo",
    "instruction"
  };

  private final Register<Area> areas;
  private final Register<Department> departments;
  private final Register<Category> categories;
  private final List<ThresholdRule> thresholds;

  private WarningsYaml(
      Register<Area> areas,
      Register<Department> departments,
      Register<Category> categories,
      List<ThresholdRule> thresholds) {
    this.areas = areas;
    this.departments = departments;
    this.categories = categories;
    this.thresholds = thresholds;
  }

  /** The rules, as far as they can be read. */
  static List<WarningRule> read(
      CityFiles files,
      Register<Area> areas,
      Register<Department> departments,
      Register<Category> categories,
      List<ThresholdRule> thresholds,
      Problems problems) {
    byte[] content = files.contents().get(FILE);
    if (content == null) {
      return List.of();
    }
    WarningsYaml reader = new WarningsYaml(areas, departments, categories, thresholds);
    List<WarningRule> rules = new ArrayList<>();
    Optional<YamlSection> sheet = YamlSection.read(content, FILE, problems);
    sheet.ifPresent(section -> section.allow("rules"));
    Map<String, Integer> lines = new HashMap<>();
    for (YamlSection rule : sheet.map(section -> section.sections("rules")).orElse(List.of())) {
      int before = problems.count();
      String id = rule.required("id");
      Integer first = lines.putIfAbsent(id, rule.line());
      if (first != null && !id.isEmpty()) {
        rule.refuse("id", "'" + id + "' is already on line " + first);
      }
      if (id.contains("/")) {
        rule.refuse("id", "must not contain a slash but is '" + id + "'");
      }
      reader.read(rule, id).filter(read -> problems.count() == before).ifPresent(rules::add);
    }
    return rules;
  }

  private Optional<WarningRule> read(YamlSection rule, String id) {
    rule.allow(KEYS);
    var names = rule.names("names");
    var instruction = rule.names("instruction");
    Optional<WarningSource> source = source(rule);
    boolean isBelow =
        rule.oneOf("direction", ThresholdRule.Direction.class)
            .filter(direction -> direction == ThresholdRule.Direction.BELOW)
            .isPresent();
    List<WarningRule.Step> steps =
        source.filter(kind -> kind == WarningSource.BULLETIN).isPresent()
            ? bulletinSteps(rule)
            : steps(rule, isBelow);
    AreaLevel per = rule.oneOf("per", AreaLevel.class).orElse(AreaLevel.CITY);
    double margin = rule.number("margin", 0, 0);
    double quality = rule.number("leastQuality", 0, 0);
    refuseUnlessShare(rule, "leastQuality", quality);
    int hold = minutes(rule, "holdMinutes", 0, 0);
    boolean watchesFindings = source.filter(kind -> kind == WarningSource.FINDING).isPresent();
    int valid =
        minutes(
            rule,
            "validMinutes",
            1,
            watchesFindings ? USUAL_VALID_MINUTES_OF_FINDINGS : USUAL_VALID_MINUTES);
    List<String> scope = areas(rule);
    FindingCondition finding = finding(rule);
    WarningRule.Recipients recipients = recipients(rule);
    source.ifPresent(kind -> refuseWhatItHasNoUseFor(rule, kind));
    if (source.isEmpty() || steps.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new WarningRule(
            id,
            names,
            source.get(),
            rule.text(key(source.get())),
            scope,
            per,
            isBelow,
            steps,
            margin,
            quality,
            hold,
            valid,
            recipients,
            instruction,
            watchesFindings ? finding : null));
  }

  private Optional<WarningSource> source(YamlSection rule) {
    List<WarningSource> named = new ArrayList<>();
    for (WarningSource source : WarningSource.values()) {
      if (rule.has(key(source))) {
        named.add(source);
      }
    }
    if (named.size() != 1) {
      rule.refuse(
          named.isEmpty() ? "metric" : key(named.get(1)),
          "a rule must watch exactly one of metric, alert, bulletin and finding");
      return Optional.empty();
    }
    String watched = rule.required(key(named.get(0)));
    if (named.get(0) == WarningSource.ALERT
        && !watched.contains("*")
        && thresholds.stream().noneMatch(known -> known.id().equals(watched))
        && !BUILT_IN_ALERTS.contains(watched)) {
      rule.refuse("alert", "thresholds.csv has no rule '" + watched + "'");
    }
    if (named.get(0) == WarningSource.FINDING
        && !watched.isEmpty()
        && EnumText.find(WatchableFinding.class, watched).isEmpty()) {
      rule.refuse(FINDING, EnumText.mustBe(WatchableFinding.class, watched));
    }
    return Optional.of(named.get(0));
  }

  private static String key(WarningSource source) {
    return switch (source) {
      case METRIC -> "metric";
      case ALERT -> "alert";
      case BULLETIN -> "bulletin";
      case FINDING -> FINDING;
    };
  }

  /** A key that says nothing where it stands is a mistake about what the rule does. */
  private static void refuseWhatItHasNoUseFor(YamlSection rule, WarningSource source) {
    List<String> useless =
        switch (source) {
          case METRIC -> List.of("per", "leastLevel", CATEGORIES, MOST_CHANCE);
          case ALERT -> List.of("leastLevel", "direction", "leastQuality", CATEGORIES, MOST_CHANCE);
          case BULLETIN ->
              List.of(
                  "per",
                  LEVELS,
                  "direction",
                  "margin",
                  "leastQuality",
                  "holdMinutes",
                  CATEGORIES,
                  MOST_CHANCE);
          case FINDING -> List.of("per", "leastLevel", "direction", "leastQuality");
        };
    for (String key : useless) {
      if (rule.has(key)) {
        rule.refuse(key, "has no meaning in a rule that watches " + key(source));
      }
    }
  }

  /** Which findings of the kind count; a kind that is of no category has none to name. */
  private FindingCondition finding(YamlSection rule) {
    List<String> codes = CategoryCodes.read(rule, categories);
    EnumText.find(WatchableFinding.class, rule.text(FINDING))
        .filter(kind -> !codes.isEmpty() && !kind.isOfCategory())
        .ifPresent(
            kind -> rule.refuse(CATEGORIES, "has no meaning: a finding " + kind + " is of none"));
    double chance = rule.number(MOST_CHANCE, 0, 1);
    refuseUnlessShare(rule, MOST_CHANCE, chance);
    return new FindingCondition(codes, chance);
  }

  private static void refuseUnlessShare(YamlSection rule, String key, double value) {
    if (value > 1) {
      rule.refuse(key, "must be a share from 0 to 1 but is " + value);
    }
  }

  private static List<WarningRule.Step> bulletinSteps(YamlSection rule) {
    AlertLevel least = rule.oneOf("leastLevel", AlertLevel.class).orElse(AlertLevel.BLUE);
    List<WarningRule.Step> steps = new ArrayList<>();
    for (AlertLevel level : AlertLevel.values()) {
      if (level.compareTo(least) >= 0) {
        steps.add(new WarningRule.Step(level, level.ordinal() + 1));
      }
    }
    return steps;
  }

  private static List<WarningRule.Step> steps(YamlSection rule, boolean isBelow) {
    Optional<YamlSection> levels = rule.section(LEVELS);
    List<WarningRule.Step> steps = new ArrayList<>();
    if (levels.isPresent()) {
      levels.get().allow("BLUE", "YELLOW", "ORANGE", "RED");
      for (AlertLevel level : AlertLevel.values()) {
        if (levels.get().has(level.name())) {
          double at = levels.get().number(level.name(), LOWEST, Double.NaN);
          boolean isWorse =
              steps.isEmpty()
                  || (isBelow
                      ? at < steps.get(steps.size() - 1).at()
                      : at > steps.get(steps.size() - 1).at());
          if (!isWorse && !Double.isNaN(at)) {
            levels
                .get()
                .refuse(
                    level.name(),
                    "must be %s than the level before it".formatted(isBelow ? "lower" : "higher"));
          }
          steps.add(new WarningRule.Step(level, at));
        }
      }
    }
    if (steps.isEmpty()) {
      rule.refuse(LEVELS, "must give at least one level, such as {YELLOW: 6, RED: 9}");
    }
    return steps;
  }

  private List<String> areas(YamlSection rule) {
    List<String> codes = new ArrayList<>();
    for (YamlSection.Scalar code : rule.scalars("areas")) {
      if (!areas.mayHave(code.text())) {
        rule.refuseAt(code.line(), "areas", "there is no area '" + code.text() + "'");
      }
      codes.add(code.text());
    }
    return codes;
  }

  private WarningRule.Recipients recipients(YamlSection rule) {
    List<String> ids = new ArrayList<>();
    for (YamlSection.Scalar id : rule.scalars("departments")) {
      if (!departments.mayHave(id.text())) {
        rule.refuseAt(id.line(), "departments", "there is no department '" + id.text() + "'");
      }
      ids.add(id.text());
    }
    List<DutyRole> roles = roles(rule, "roles");
    if (ids.isEmpty() && roles.isEmpty()) {
      rule.refuse("roles", "a warning must have departments or roles as its recipients");
    }
    int after = minutes(rule, "escalateAfterMinutes", 0, 0);
    List<DutyRole> escalateTo = roles(rule, "escalateTo");
    if ((after == 0) == !escalateTo.isEmpty()) {
      rule.refuse(
          "escalateTo", "must be there exactly when escalateAfterMinutes is, and the other way");
    }
    return new WarningRule.Recipients(ids, roles, after, escalateTo);
  }

  private static List<DutyRole> roles(YamlSection rule, String key) {
    List<DutyRole> roles = new ArrayList<>();
    for (YamlSection.Scalar word : rule.scalars(key)) {
      Optional<DutyRole> role = EnumText.find(DutyRole.class, word.text());
      role.ifPresent(roles::add);
      if (role.isEmpty()) {
        rule.refuseAt(word.line(), key, EnumText.mustBe(DutyRole.class, word.text()));
      }
    }
    return roles;
  }

  private static int minutes(YamlSection rule, String key, int least, int fallback) {
    double value = rule.number(key, least, fallback);
    if (value != Math.rint(value) || value > MOST_MINUTES) {
      rule.refuse(
          key,
          "must be whole minutes, at most %d, but is '%s'".formatted(MOST_MINUTES, rule.text(key)));
      return fallback;
    }
    return (int) value;
  }
}
