package io.citygrid.casework.life;

import io.citygrid.city.Area;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.City;
import io.citygrid.city.Department;
import io.citygrid.city.Names;
import io.citygrid.city.event.Candidate;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseFacts;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.DeskReason;
import io.citygrid.city.event.DispatchBasis;
import io.citygrid.city.event.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Why a case is where it is, in one sentence: what it is about, where it lies, who has it, by which
 * row of the responsibility list or whose decision, or why nobody has it, what else keeps it there
 * (attached, reopened, drawn to the city, ended), and under which versions it was located and that
 * was decided. Where other versions hold now, it says so: they alone move no case. Names are those
 * of the city as it is now; what is gone from it stands with its code.
 */
public final class CaseExplanation {
  private CaseExplanation() {}

  /** The sentence in Chinese and English. */
  public static Names of(CaseEvent event, City city) {
    Phrase who = who(event, city);
    Phrase besides = besides(event, city);
    Phrase versions = versions(event, city);
    String zh =
        what(event, city, Names::zh)
            + where(event, city, Names::zh, "，位于", "，位置不明")
            + "，"
            + who.zh()
            + besides.zh()
            + "（"
            + versions.zh()
            + "）。";
    String en =
        what(event, city, Names::en)
            + where(event, city, Names::en, " in ", " at an unknown place")
            + ", "
            + who.en()
            + besides.en()
            + " ("
            + versions.en()
            + ").";
    return new Names(zh, en);
  }

  private static Phrase versions(CaseEvent event, City city) {
    DispatchBasis basis = event.basis();
    if (basis == null) {
      Versions last = event.versions();
      return new Phrase(
          "最近办理时为围栏第%d版，规则第%d版".formatted(last.fences(), last.rules()),
          "last moved under fences version %d, rules version %d"
              .formatted(last.fences(), last.rules()));
    }
    Phrase located =
        basis.fences() == 0
            ? new Phrase("落位时的围栏版本未记录", "located under fences of a version that was not kept")
            : new Phrase(
                "按围栏第%d版落位".formatted(basis.fences()),
                "located under fences version %d".formatted(basis.fences()));
    Phrase decided =
        new Phrase(
            "，按规则第%d版判定".formatted(basis.rules()),
            ", decided under rules version %d".formatted(basis.rules()));
    var now = city.version();
    boolean changed =
        (basis.fences() != 0 && now.fences() > basis.fences()) || now.rules() > basis.rules();
    Phrase held =
        changed
            ? new Phrase(
                "，现行围栏第%d版、规则第%d版".formatted(now.fences(), now.rules()),
                "; now fences version %d and rules version %d hold"
                    .formatted(now.fences(), now.rules()))
            : Phrase.NOTHING;
    return Phrase.joined(List.of(located, decided, held));
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

  private static Phrase who(CaseEvent event, City city) {
    if (!event.department().isEmpty()) {
      Names department = name(event.department(), city);
      Phrase grounds = grounds(event, city);
      String zh = grounds.zh() + department.zh() + "负责";
      String en =
          department.en() + (event.state().isOpen() ? " has it " : " had it ") + grounds.en();
      return event.current().assisting().isEmpty()
          ? new Phrase(zh, en)
          : new Phrase(
              zh + "，" + departments(event.current().assisting(), city, Names::zh, "、") + "协办",
              en
                  + " with the help of "
                  + departments(event.current().assisting(), city, Names::en, " and "));
    }
    DeskReason reason = event.deskReason();
    if (reason != null) {
      Phrase why = why(reason);
      Phrase occasion = ExplainedMoves.occasion(event.basis());
      return new Phrase(
          occasion.zh()
              + "待人工派遣："
              + why.zh()
              + candidates(event.candidates(), city, Names::zh, "，候选 "),
          "it waits for a dispatcher"
              + occasion.en()
              + ": "
              + why.en()
              + candidates(event.candidates(), city, Names::en, "; candidates "));
    }
    return nobody(event, city);
  }

  private static Phrase nobody(CaseEvent event, City city) {
    List<String> returned = event.current().returnedBy();
    return switch (event.state()) {
      case REPORTED -> new Phrase("等待值班长立案", "it waits for a duty officer to file it");
      case FIELD_CHECK -> new Phrase("等待网格员现场核实", "it waits for a grid worker to look on the spot");
      case RETURNED -> {
        List<String> last = returned.subList(Math.max(0, returned.size() - 1), returned.size());
        yield new Phrase(
            departments(last, city, Names::zh, "") + "已回退，待人工派遣",
            "it waits for a dispatcher, as "
                + departments(last, city, Names::en, "")
                + " gave it back");
      }
      case WITH_SUPERVISOR ->
          new Phrase(
              departments(returned, city, Names::zh, "、") + "先后回退，待督查员裁定",
              "it waits for a supervisor to settle whose it is, as "
                  + departments(returned, city, Names::en, " and ")
                  + " gave it back");
      default ->
          event.state().isOpen()
              ? new Phrase("尚未派遣", "nobody has it yet")
              : new Phrase("未经派遣即结束", "it ended before anybody had it");
    };
  }

  /** What else keeps it there. */
  private static Phrase besides(CaseEvent event, City city) {
    CaseFacts facts = event.current();
    List<Phrase> found = new ArrayList<>();
    found.add(ExplainedMoves.reopening(event.basis()));
    if (event.state() == CaseState.MERGED) {
      found.add(
          new Phrase(
              "，已并入案件" + facts.mergedInto(),
              "; it is attached to case " + facts.mergedInto() + " and ends with it"));
    }
    if (facts.level() == AreaLevel.CITY
        && CaseEvent.centerOf(event.areaPath()) == AreaLevel.DISTRICT) {
      found.add(new Phrase("，由市级中心办理", "; the city's center moves it instead of the district's"));
    }
    if (facts.handUpAsked()) {
      found.add(new Phrase("，区级已申请上交", "; the district asked the city to take it"));
    }
    if (!facts.opinionOf().isEmpty()) {
      Names asked = name(facts.opinionOf(), city);
      found.add(
          new Phrase("，已征询" + asked.zh() + "意见", "; " + asked.en() + " was asked for its opinion"));
    }
    switch (event.state()) {
      case HANDLED -> found.add(new Phrase("，已反馈，待核查", "; its result waits for a check"));
      case UNDER_CHECK -> found.add(new Phrase("，网格员核查中", "; a grid worker checks its result"));
      case CHECKED ->
          found.add(
              new Phrase("，核查已通过，待结案", "; its result was checked, and it waits to be closed"));
      default -> found.add(ExplainedMoves.ending(event));
    }
    return Phrase.joined(found);
  }

  private static Phrase grounds(CaseEvent event, City city) {
    if (event.rule().isEmpty()) {
      return ExplainedMoves.decision(event.basis());
    }
    Phrase row = row(event, city);
    Phrase occasion = ExplainedMoves.occasion(event.basis());
    return new Phrase(occasion.zh() + row.zh(), row.en() + occasion.en());
  }

  private static Phrase row(CaseEvent event, City city) {
    RuleUsed rule = RuleUsed.parse(event.rule());
    if (!rule.full().isEmpty()) {
      Names first = name(rule.full(), city);
      return new Phrase(
          first.zh() + "在办案件已满，依据 " + rule.row() + " 依次由",
          "by " + rule.row() + " in turn, as " + first.en() + " had as many as it can take");
    }
    if (rule.offDuty().isEmpty()) {
      return new Phrase("依据 " + rule.row() + " 由", "by " + rule.row());
    }
    Names first = name(rule.offDuty(), city);
    return new Phrase(
        first.zh() + "不在值班时间，依据 " + rule.row() + " 依次由",
        "by " + rule.row() + " in turn, as " + first.en() + " was off duty");
  }

  private static String departments(
      List<String> ids, City city, Function<Names, String> language, String between) {
    return ids.stream()
        .map(department -> language.apply(name(department, city)))
        .collect(Collectors.joining(between));
  }

  private static Phrase why(DeskReason reason) {
    return switch (reason) {
      case NO_LOCATION -> new Phrase("上报没有位置", "the report has no position");
      case DEFAULT_POINT ->
          new Phrase("位置是地理编码的默认点", "its position is what a geocoder answers when it knows none");
      case OUTSIDE_ALL_FENCES -> new Phrase("位置不在任何围栏内", "no fence covers its position");
      case NO_RULE -> new Phrase("权责清单没有对应条目", "the responsibility list has no row for it");
      case SEVERAL_RULES ->
          new Phrase("权责清单有多个同等部门", "the responsibility list names several with equal right");
      case NEAR_EDGE ->
          new Phrase(
              "位置精度范围内有边界，另一侧由其他部门负责",
              "within the accuracy of its position lies an edge beyond which another is responsible");
      case OFF_DUTY -> new Phrase("责任部门不在值班时间", "the responsible department is off duty");
      case FULL ->
          new Phrase("责任部门在办案件已满", "the responsible department has as many as it can take");
      case OVERLAPPING_FENCES ->
          new Phrase(
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
