package io.citygrid.casework.merging;

import io.citygrid.casework.life.Grounds;
import io.citygrid.city.Category;
import io.citygrid.city.Merging;
import io.citygrid.city.MergingRule;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.DeskReason;
import io.citygrid.city.event.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a move of a case means for others on the same matter. */
public final class Sightings {
  private Sightings() {}

  /**
   * What others must know after a move; nothing when it changes nothing for them. A case without a
   * position, or one carried over together with its course, is on no other's matter.
   *
   * @param before the case before; null when the move began it
   * @param grounds under which the move was decided
   */
  public static List<Sighting> of(@Nullable CaseEvent before, CaseEvent after, Grounds grounds) {
    if (after.report().dueAt() != null || (before != null && saysTheSame(before, after))) {
      return List.of();
    }
    List<Sighting> sightings = new ArrayList<>();
    if (before != null && !isSamePlace(before, after)) {
      find(before, false, grounds).ifPresent(old -> sightings.add(old.goneAt(after.at())));
    }
    find(after, before == null, grounds)
        .filter(now -> !now.isNew() || now.leads())
        .ifPresent(sightings::add);
    return sightings;
  }

  private static boolean saysTheSame(CaseEvent before, CaseEvent after) {
    return after.made().move().isOfTheClock()
        || (before.state() == after.state()
            && before.department().equals(after.department())
            && isSamePlace(before, after));
  }

  private static boolean isSamePlace(CaseEvent before, CaseEvent after) {
    return before.current().category().equals(after.current().category())
        && Objects.equals(before.current().position(), after.current().position());
  }

  private static Optional<Sighting> find(CaseEvent event, boolean isNew, Grounds grounds) {
    Position position = event.current().position();
    Optional<Category> category = grounds.city().findCategory(event.current().category());
    if (position == null
        || category.isEmpty()
        || (isNew && event.deskReason() == DeskReason.DEFAULT_POINT)) {
      return Optional.empty();
    }
    MergingRule rule = grounds.city().merging().of(category.get());
    boolean isFiled = event.state() != CaseState.REPORTED && event.state() != CaseState.FIELD_CHECK;
    return Optional.of(
        new Sighting(
            event.caseId(),
            category.get().code(),
            event.version(),
            event.at(),
            isNew,
            leads(event.state()) && rule.merging() != Merging.OFF,
            isFiled,
            isFiled
                ? event.department()
                : grounds.dispatching().dispatch(category.get(), position, event.at()).department(),
            position.lon(),
            position.lat(),
            event.report().reportedAt(),
            event.report().receivedAt(),
            rule.merging(),
            rule.radiusMeters(),
            rule.windowMinutes(),
            event.versions().city()));
  }

  private static boolean leads(CaseState state) {
    return state.isOpen() && state != CaseState.MERGED;
  }
}
