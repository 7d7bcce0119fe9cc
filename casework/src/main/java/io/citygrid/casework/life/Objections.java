package io.citygrid.casework.life;

import io.citygrid.city.Names;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseCommand;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds a command against its row of the life table, from who asks to what it carries. */
record Objections(Situation situation, CaseCommand command, Grounds grounds) {

  /** True when the actor may make the move now, given what it needs. */
  static boolean isAllowed(LifeRow row, Situation situation) {
    return findPermit(row, situation).isPresent()
        && row.conditions().stream().allMatch(condition -> condition.holds(situation));
  }

  /** As what the actor may make the move; empty when not at all. */
  static Optional<Permit> findPermit(LifeRow row, Situation situation) {
    return row.permits().stream()
        .filter(permit -> situation.actor().roles().contains(permit.role()))
        .filter(permit -> permit.scope().covers(situation.actor(), situation.event()))
        .findFirst();
  }

  /**
   * The first objection; empty when the move may be made.
   *
   * @param row what the table says of the move in the case's state; empty when nothing
   */
  Optional<Objection> find(Optional<LifeRow> row) {
    if (row.isEmpty()) {
      return object(
          Refusal.NOT_IN_THIS_STATE,
          "move",
          "状态 " + situation.event().state() + " 不允许 " + command.move(),
          command.move() + " is not possible in state " + situation.event().state());
    }
    return who(row.get()).or(() -> condition(row.get())).or(() -> carried(row.get()));
  }

  private Optional<Objection> who(LifeRow row) {
    var roles = situation.actor().roles();
    if (row.permits().stream().noneMatch(permit -> roles.contains(permit.role()))) {
      String needed =
          row.permits().stream()
              .map(permit -> permit.role().name())
              .distinct()
              .collect(Collectors.joining(", "));
      return object(
          Refusal.NOT_IN_THIS_ROLE,
          "actor.roles",
          "需要角色 " + needed,
          "one of these roles is needed: " + needed);
    }
    if (findPermit(row, situation).isPresent()) {
      return Optional.empty();
    }
    var scopes =
        row.permits().stream()
            .filter(permit -> roles.contains(permit.role()))
            .map(Permit::scope)
            .distinct()
            .toList();
    return object(
        Refusal.OUT_OF_SCOPE,
        "actor",
        "限于：" + scopes.stream().map(scope -> scope.names().zh()).collect(Collectors.joining("、")),
        "only for: "
            + scopes.stream().map(scope -> scope.names().en()).collect(Collectors.joining(", ")));
  }

  private Optional<Objection> condition(LifeRow row) {
    return row.conditions().stream()
        .filter(condition -> !condition.holds(situation))
        .findFirst()
        .flatMap(
            condition ->
                object(
                    Refusal.CONDITION,
                    "move",
                    "须满足：" + condition.names().zh(),
                    "only when " + condition.names().en()));
  }

  private Optional<Objection> carried(LifeRow row) {
    TargetCheck check = new TargetCheck(situation.event(), command, situation.at(), grounds);
    boolean byRule = findPermit(row, situation).orElseThrow().role() == ActorRole.RULE;
    for (Need need : row.needs()) {
      if (!check.isMet(need, byRule)) {
        return object(
            Refusal.MISSING,
            need.field(),
            "需要" + need.names().zh(),
            "needs a " + need.names().en());
      }
    }
    return check
        .findFault(row, byRule)
        .map(fault -> new Objection(Refusal.INVALID, fault.field(), fault.detail()));
  }

  private static Optional<Objection> object(Refusal refusal, String field, String zh, String en) {
    return Optional.of(new Objection(refusal, field, new Names(zh, en)));
  }
}
