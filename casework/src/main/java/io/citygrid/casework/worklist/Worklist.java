package io.citygrid.casework.worklist;

import io.citygrid.casework.life.CaseLife;
import io.citygrid.casework.life.CaseRecord;
import io.citygrid.casework.life.LifeRules;
import io.citygrid.city.City;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.Move;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.WorkKind;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The cases that wait for one person, the most urgent first. A case is on the list for a kind of
 * work exactly when the life table lets this person make one of the moves that end the waiting now;
 * so the list offers nothing that the case's own decision would refuse to them. It leaves out a
 * look on the spot that is expected of another grid worker first ({@link CheckDuty}).
 *
 * @param items in order of {@link Urgency}
 */
public record Worklist(List<WorkItem> items) {
  public Worklist {
    items = List.copyOf(items);
  }

  /**
   * The list.
   *
   * @param cases each case once; those that do not wait for this person are left out
   * @param at the moment for which limits, lights and permissions are asked
   * @param city under whose rules, and by whose patrols
   */
  public static Worklist of(
      Collection<CaseView> cases, Actor actor, Instant at, City city, ClockReader clocks) {
    List<ActorRole> roles = actor.roles().stream().filter(Waiting::isOfPeople).toList();
    if (roles.isEmpty()) {
      return new Worklist(List.of());
    }
    Actor person = new Actor(actor.id(), roles, actor.areas(), actor.department());
    Set<WorkKind> own = Waiting.ofRoles(roles);
    LifeRules rules = LifeRules.of(city.casework());
    return new Worklist(
        cases.stream()
            .flatMap(view -> item(view, own, person, at, city, rules, clocks).stream())
            .sorted(Comparator.comparing(WorkItem::urgency))
            .toList());
  }

  /** What is left of it when only this kind of work is looked at. */
  public Worklist only(WorkKind kind) {
    return new Worklist(items.stream().filter(item -> item.kinds().contains(kind)).toList());
  }

  /** How many cases wait for each kind of work; kinds without any are absent. */
  public Map<WorkKind, Integer> counts() {
    Map<WorkKind, Integer> counts = new EnumMap<>(WorkKind.class);
    items.forEach(item -> item.kinds().forEach(kind -> counts.merge(kind, 1, Integer::sum)));
    return counts;
  }

  private static Optional<WorkItem> item(
      CaseView view,
      Set<WorkKind> own,
      Actor actor,
      Instant at,
      City city,
      LifeRules rules,
      ClockReader clocks) {
    CaseEvent event = view.event();
    Set<WorkKind> waiting = Waiting.of(event, at);
    waiting.retainAll(own);
    waiting.removeIf(kind -> !CheckDuty.waitsFor(actor, kind, event, at, city));
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    List<Move> allowed = CaseLife.allowed(CaseRecord.begin(event), actor, at, rules);
    Set<WorkKind> kinds = EnumSet.noneOf(WorkKind.class);
    Set<Move> moves = EnumSet.noneOf(Move.class);
    for (WorkKind kind : waiting) {
      List<Move> ending = Waiting.movesOf(kind).stream().filter(allowed::contains).toList();
      if (!ending.isEmpty()) {
        kinds.add(kind);
        moves.addAll(ending);
      }
    }
    return kinds.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new WorkItem(
                view, kinds, List.copyOf(moves), clocks.findPressing(event, at).orElse(null)));
  }
}
