package io.citygrid.casework.life;

import io.citygrid.city.Area;
import io.citygrid.city.City;
import io.citygrid.city.Department;
import io.citygrid.city.Names;
import io.citygrid.city.event.Candidate;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.DeskReason;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Why a case is where it is, in one sentence: what it is about, where it lies, who has it by which
 * row of the responsibility list or why nobody has it yet, and under which versions that was
 * decided. Names are those of the city as it is now; what is gone from it stands with its code.
 */
public final class CaseExplanation {
  private CaseExplanation() {}

  /** The sentence in Chinese and English. */
  public static Names of(CaseEvent event, City city) {
    String zh =
        "%s%s，%s（围栏第%d版，规则第%d版）。"
            .formatted(
                what(event, city, Names::zh),
                where(event, city, Names::zh, "，位于", "，位置不明"),
                who(event, city).zh(),
                event.versions().fences(),
                event.versions().rules());
    String en =
        "%s%s, %s (fences version %d, rules version %d)."
            .formatted(
                what(event, city, Names::en),
                where(event, city, Names::en, " in ", " at an unknown place"),
                who(event, city).en(),
                event.versions().fences(),
                event.versions().rules());
    return new Names(zh, en);
  }

  private static String what(CaseEvent event, City city, Function<Names, String> language) {
    String code = event.current().category();
    return city.findCategory(code)
        .map(category -> language.apply(category.names()) + " (" + code + ")")
        .orElse(code);
  }

  private static String where(
      CaseEvent event, City city, Function<Names, String> language, String in, String nowhere) {
    if (event.areaPath().isEmpty()) {
      return nowhere;
    }
    String path =
        event.areaPath().stream()
            .map(code -> city.findArea(code).map(Area::names).map(language).orElse(code))
            .collect(Collectors.joining(" / "));
    return in + path + (event.cell().isEmpty() ? "" : " / " + event.cell());
  }

  private static Names who(CaseEvent event, City city) {
    CaseState state = event.state();
    if (!event.department().isEmpty()) {
      Names department = name(event.department(), city);
      Names grounds = grounds(event, city);
      String zh = grounds.zh() + department.zh() + "负责";
      String en = department.en() + " has it " + grounds.en();
      return event.current().assisting().isEmpty()
          ? new Names(zh, en)
          : new Names(
              zh + "，" + assisting(event, city, Names::zh, "、") + "协办",
              en + " with the help of " + assisting(event, city, Names::en, " and "));
    }
    DeskReason reason = event.deskReason();
    if (reason != null) {
      Names why = why(reason);
      return new Names(
          "待人工派遣：" + why.zh() + candidates(event.candidates(), city, Names::zh, "，候选 "),
          "it waits for a dispatcher: "
              + why.en()
              + candidates(event.candidates(), city, Names::en, "; candidates "));
    }
    return switch (state) {
      case REPORTED -> new Names("等待值班长立案", "it waits for the duty officer to file it");
      case FIELD_CHECK -> new Names("等待网格员现场核实", "it waits for a grid worker to look on the spot");
      default ->
          state.isOpen()
              ? new Names("尚未派遣", "nobody has it yet")
              : new Names("未经派遣即结束", "it ended before anybody had it");
    };
  }

  private static Names grounds(CaseEvent event, City city) {
    if (event.rule().isEmpty()) {
      return new Names("经人工派遣由", "by a person's decision");
    }
    RuleUsed rule = RuleUsed.parse(event.rule());
    if (!rule.full().isEmpty()) {
      Names first = name(rule.full(), city);
      return new Names(
          first.zh() + "在办案件已满，依据 " + rule.row() + " 依次由",
          "by " + rule.row() + " in turn, as " + first.en() + " had as many as it can take");
    }
    if (rule.offDuty().isEmpty()) {
      return new Names("依据 " + rule.row() + " 由", "by " + rule.row());
    }
    Names first = name(rule.offDuty(), city);
    return new Names(
        first.zh() + "不在值班时间，依据 " + rule.row() + " 依次由",
        "by " + rule.row() + " in turn, as " + first.en() + " was off duty");
  }

  private static String assisting(
      CaseEvent event, City city, Function<Names, String> language, String between) {
    return event.current().assisting().stream()
        .map(department -> language.apply(name(department, city)))
        .collect(Collectors.joining(between));
  }

  private static Names why(DeskReason reason) {
    return switch (reason) {
      case NO_LOCATION -> new Names("上报没有位置", "the report has no position");
      case DEFAULT_POINT ->
          new Names("位置是地理编码的默认点", "its position is what a geocoder answers when it knows none");
      case OUTSIDE_ALL_FENCES -> new Names("位置不在任何围栏内", "no fence covers its position");
      case NO_RULE -> new Names("权责清单没有对应条目", "the responsibility list has no row for it");
      case SEVERAL_RULES ->
          new Names("权责清单有多个同等部门", "the responsibility list names several with equal right");
      case NEAR_EDGE ->
          new Names(
              "位置精度范围内有边界，另一侧由其他部门负责",
              "within the accuracy of its position lies an edge beyond which another is responsible");
      case OFF_DUTY -> new Names("责任部门不在值班时间", "the responsible department is off duty");
      case FULL -> new Names("责任部门在办案件已满", "the responsible department has as many as it can take");
      case OVERLAPPING_FENCES ->
          new Names(
              "位置在重叠的围栏内，各围栏由不同部门负责",
              "it lies in overlapping fences that lead to different departments");
    };
  }

  private static String candidates(
      List<Candidate> candidates, City city, Function<Names, String> language, String before) {
    return candidates.isEmpty()
        ? ""
        : candidates.stream()
            .map(
                candidate ->
                    language.apply(name(candidate.department(), city))
                        + " (%.0f m)".formatted(candidate.distanceMeters()))
            .collect(Collectors.joining(", ", before, ""));
  }

  private static Names name(String department, City city) {
    return city.findDepartment(department)
        .map(Department::names)
        .orElse(new Names(department, department));
  }
}
