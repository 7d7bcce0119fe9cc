package io.citygrid.casework.moves;

import io.citygrid.city.Names;
import io.citygrid.city.event.Actor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds who asks for a move, and when, against its row of the table. What the command must carry is
 * the matter of whoever knows the command.
 */
public final class MoveGate {
  private MoveGate() {}

  /** True when the actor may make the move now, given what it needs. */
  public static <Q> boolean isAllowed(MoveRow<?, ?, Q> row, Actor actor, Q situation) {
    return findPermit(row, actor, situation).isPresent() && findUnmet(row, situation) == null;
  }

  /** As what the actor may make the move; empty when not at all. */
  public static <Q> Optional<Permission<Q>> findPermit(
      MoveRow<?, ?, Q> row, Actor actor, Q situation) {
    for (Permission<Q> permit : row.permits()) {
      if (actor.roles().contains(permit.role()) && permit.covers(situation)) {
        return Optional.of(permit);
      }
    }
    return Optional.empty();
  }

  private static <Q> @Nullable Requirement<Q> findUnmet(MoveRow<?, ?, Q> row, Q situation) {
    for (Requirement<Q> condition : row.conditions()) {
      if (!condition.holds(situation)) {
        return condition;
      }
    }
    return null;
  }

  /**
   * The first objection, from the state over who asks to the conditions; empty when there is none.
   *
   * @param row what the table says of the move in the state; empty when nothing
   */
  public static <Q> Optional<Objection> find(
      Optional<? extends MoveRow<?, ?, Q>> row, Enum<?> state, Enum<?> move, Actor actor, Q about) {
    if (row.isEmpty()) {
      return object(
          Refusal.NOT_IN_THIS_STATE,
          "move",
          "状态 " + state + " 不允许 " + move,
          move + " is not possible in state " + state);
    }
    MoveRow<?, ?, Q> found = row.get();
    return who(found, actor, about).or(() -> condition(found, about));
  }

  private static <Q> Optional<Objection> who(MoveRow<?, ?, Q> row, Actor actor, Q situation) {
    if (findPermit(row, actor, situation).isPresent()) {
      return Optional.empty();
    }
    var roles = actor.roles();
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
    List<Names> scopes =
        row.permits().stream()
            .filter(permit -> roles.contains(permit.role()))
            .map(Permission::nearness)
            .distinct()
            .toList();
    return object(
        Refusal.OUT_OF_SCOPE,
        "actor",
        "限于：" + scopes.stream().map(Names::zh).collect(Collectors.joining("、")),
        "only for: " + scopes.stream().map(Names::en).collect(Collectors.joining(", ")));
  }

  private static <Q> Optional<Objection> condition(MoveRow<?, ?, Q> row, Q situation) {
    Requirement<Q> unmet = findUnmet(row, situation);
    return unmet == null
        ? Optional.empty()
        : object(
            Refusal.CONDITION,
            "move",
            "须满足：" + unmet.names().zh(),
            "only when " + unmet.names().en());
  }

  /** An objection in both languages. */
  public static Optional<Objection> object(Refusal refusal, String field, String zh, String en) {
    return Optional.of(new Objection(refusal, field, new Names(zh, en)));
  }
}
