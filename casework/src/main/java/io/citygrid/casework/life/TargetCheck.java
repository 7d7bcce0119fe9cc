package io.citygrid.casework.life;

import io.citygrid.city.DispatchRules;
import io.citygrid.city.Names;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseFacts;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Position;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a move is aimed at, held against the case and the city. */
record TargetCheck(CaseEvent event, CaseCommand command, Instant at, Grounds grounds) {

  /** What is wrong with a field of a command. */
  record Fault(String field, Names detail) {
    static Optional<Fault> of(Need need, String zh, String en) {
      return Optional.of(new Fault(need.field(), new Names(zh, en)));
    }
  }

  /** True when the command carries it, or it cannot be asked for in this case. */
  boolean isMet(Need need, boolean byRule) {
    return need.isMet(command)
        || (byRule && need.isFromTheSpot())
        || (need == Need.STANDARD && !grounds.hasStandard(category()));
  }

  /**
   * The first fault of what the move is aimed at.
   *
   * @param byRule a rule need not have been on the spot, whatever position it passes on
   */
  Optional<Fault> findFault(LifeRow row, boolean byRule) {
    for (Need need : row.needs()) {
      Optional<Fault> fault = byRule && need.isFromTheSpot() ? Optional.empty() : findFault(need);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private Optional<Fault> findFault(Need need) {
    return switch (need) {
      case DEPARTMENT -> department(target().department());
      case CATEGORY -> category(target().category());
      case STANDARD -> standard(target().standard());
      case OTHER_CASE -> otherCase(target().caseId());
      case UNTIL -> until(target().until());
      case FLAG -> flag(target().flag());
      case LINK -> link(target().link());
      case POSITION -> onTheSpot(command.position(), facts().position());
      case REASON, PHOTO, TWO_PHOTOS, CORRECT_POSITION, RATING, CLOCK_STEP -> Optional.empty();
    };
  }

  /** Nobody can be far from a case that has no place. */
  private Optional<Fault> onTheSpot(@Nullable Position here, @Nullable Position place) {
    if (here == null || place == null) {
      return Optional.empty();
    }
    DispatchRules rules = grounds.city().dispatch();
    double apart = here.point().distanceMeters(place.point());
    double near =
        grounds.rules().onTheSpotMeters()
            + rules.accuracyMeters(here.accuracyMeters())
            + rules.accuracyMeters(place.accuracyMeters());
    return when(
        apart > near,
        Need.POSITION,
        "距案件位置 %.0f 米，须在 %.0f 米之内".formatted(apart, near),
        "is %.0f m from the case's place, where %.0f m are near enough".formatted(apart, near));
  }

  private Optional<Fault> department(String id) {
    if (grounds.city().findDepartment(id).isEmpty()) {
      return Fault.of(Need.DEPARTMENT, "没有部门 " + id, "the city has no department " + id);
    }
    boolean leads = id.equals(event.department());
    boolean assists = facts().assisting().contains(id);
    return switch (command.move()) {
      case REDISPATCH ->
          when(leads, Need.DEPARTMENT, "案件已在该部门", "the department has the case already");
      case ADD_ASSISTANT ->
          when(
              leads || assists, Need.DEPARTMENT, "该部门已主办或协办", "the department is involved already");
      case RELEASE_ASSISTANT ->
          when(!assists, Need.DEPARTMENT, "该部门未协办", "the department does not assist");
      default -> Optional.empty();
    };
  }

  private Optional<Fault> category(String code) {
    if (grounds.city().findCategory(code).isEmpty()) {
      return Fault.of(Need.CATEGORY, "没有类别 " + code, "the city has no category " + code);
    }
    return when(
        code.equals(facts().category()),
        Need.CATEGORY,
        "类别未改变",
        "the case has this category already");
  }

  private Optional<Fault> standard(String row) {
    boolean unknown = !row.isEmpty() && grounds.findStandard(category(), row).isEmpty();
    return when(
        unknown,
        Need.STANDARD,
        "类别 " + category() + " 没有标准 " + row,
        "category " + category() + " has no standard row " + row);
  }

  private Optional<Fault> otherCase(String id) {
    if (id.equals(event.caseId())) {
      return Fault.of(Need.OTHER_CASE, "不能是案件本身", "it must be another case than this");
    }
    boolean attached = facts().attached().contains(id);
    return switch (command.move()) {
      case ATTACH -> {
        if (attached) {
          yield Fault.of(Need.OTHER_CASE, "案件已并入", "it is attached already");
        }
        yield acrossAnEdge();
      }
      case DETACH -> when(!attached, Need.OTHER_CASE, "案件未并入", "it is not attached");
      default -> Optional.empty();
    };
  }

  /** A rule that merges says what the other case is; a person who merges need not. */
  private Optional<Fault> acrossAnEdge() {
    String department = target().department();
    String other = target().category();
    boolean differs =
        (!department.isEmpty() && !department.equals(event.department()))
            || (!other.isEmpty() && !other.equals(facts().category()));
    return when(
        differs,
        Need.OTHER_CASE,
        "类别或责任部门不同，须由人决定",
        "category or department differ, which only a person may overlook");
  }

  private Optional<Fault> until(@Nullable Instant until) {
    boolean wrong =
        until != null
            && (!until.isAfter(at) || until.isAfter(at.plus(grounds.rules().longestSuspension())));
    return when(
        wrong,
        Need.UNTIL,
        "须在今后 " + grounds.rules().longestSuspension().toDays() + " 天之内",
        "must lie within the next " + grounds.rules().longestSuspension().toDays() + " days");
  }

  private Optional<Fault> flag(@Nullable CaseFlag flag) {
    if (flag != null && flag.isOfItsOwnMove()) {
      return Fault.of(
          Need.FLAG, "该标记由专门动作或时钟产生", "this mark comes from a move of its own or a clock");
    }
    boolean marked = facts().flags().contains(flag);
    return command.move() == Move.FLAG
        ? when(marked, Need.FLAG, "已有该标记", "it is marked so already")
        : when(!marked, Need.FLAG, "没有该标记", "it is not marked so");
  }

  private Optional<Fault> link(String id) {
    boolean linked = facts().links().contains(id);
    return command.move() == Move.LINK
        ? when(linked, Need.LINK, "已关联", "it is linked already")
        : when(!linked, Need.LINK, "未关联", "it is not linked");
  }

  private static Optional<Fault> when(boolean wrong, Need need, String zh, String en) {
    return wrong ? Fault.of(need, zh, en) : Optional.empty();
  }

  /** The category under which the move leaves the case. */
  private String category() {
    return command.move() == Move.CHANGE_CATEGORY ? target().category() : facts().category();
  }

  private MoveTarget target() {
    return command.target();
  }

  private CaseFacts facts() {
    return event.current();
  }
}
