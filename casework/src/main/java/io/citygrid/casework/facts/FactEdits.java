package io.citygrid.casework.facts;

import io.citygrid.city.Names;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.FactAction;
import io.citygrid.city.event.FactChange;
import io.citygrid.city.event.FactContent;
import io.citygrid.city.event.FactEdit;
import io.citygrid.city.event.FactKind;
import io.citygrid.city.event.FieldChange;
import io.citygrid.city.event.PastFactChange;
import io.citygrid.city.event.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of an edit. Depends on nothing but its arguments. Time runs with the fact:
 * an edit whose edge has a slow clock counts as made at the fact's latest change.
 */
public final class FactEdits {
  private static final Set<ActorRole> KEEPERS =
      EnumSet.of(ActorRole.GRID_WORKER, ActorRole.SUPERVISOR);

  private FactEdits() {}

  /**
   * What becomes of an edit.
   *
   * @param before null when there is no such fact
   */
  public static FactDecision step(@Nullable FactChange before, FactEdit edit, FactGrounds grounds) {
    if (before == null) {
      return edit.action() == FactAction.RECORD
          ? recorded(edit, grounds)
          : new FactDecision.NoSuchFact();
    }
    Optional<PastFactChange> done =
        history(before).filter(past -> past.editId().equals(edit.editId())).findFirst();
    if (done.isPresent()) {
      return new FactDecision.Repeated(done.get().version());
    }
    if (edit.expectedVersion() < before.version() && edit.action() != FactAction.RECORD) {
      return new FactDecision.Stale(
          before.version(),
          history(before).filter(past -> past.version() > edit.expectedVersion()).toList());
    }
    return changed(before, edit, grounds);
  }

  private static FactDecision recorded(FactEdit edit, FactGrounds grounds) {
    FactKind kind = edit.kind();
    Position position = edit.position();
    FactContent content = edit.content();
    if (kind == null || position == null || content == null) {
      String field = kind == null ? "kind" : position == null ? "position" : "content";
      return refused(0, field, "登记须填写", "must be there to put something on record");
    }
    if (edit.expectedVersion() != 0) {
      return refused(0, "expectedVersion", "尚无此登记，版本须为0", "must be 0 for what is not on record");
    }
    FactPlace place = grounds.placing().place(position);
    return objection(0, edit.actor(), kind, content, place)
        .orElseGet(
            () ->
                new FactDecision.Applied(
                    new FactChange(
                        edit.factId(),
                        1,
                        kind,
                        content,
                        position,
                        place.cell(),
                        place.area(),
                        place.areaPath(),
                        edit.at(),
                        edit.at(),
                        grounds.nextVisit(kind, edit.at()),
                        grounds.versions(),
                        past(1, edit, edit.at(), FactFields.differing(null, content)),
                        List.of())));
  }

  private static FactDecision changed(FactChange before, FactEdit edit, FactGrounds grounds) {
    long version = before.version();
    if (edit.action() == FactAction.RECORD) {
      return refused(version, "factId", "此编号已登记", "names a fact that is on record already");
    }
    if (edit.expectedVersion() > version) {
      return refused(
          version, "expectedVersion", "尚无此版本", "must be a version there is, at most " + version);
    }
    if (before.isEnded()) {
      return refused(version, "action", "已注销，不能再变更", "is not possible: the fact is ended");
    }
    boolean amends = edit.action() == FactAction.AMEND;
    if (amends && edit.content() == null && edit.position() == null) {
      return refused(version, "content", "变更须填写内容或位置", "or position must be there to amend it");
    }
    if (!amends && (edit.content() != null || edit.position() != null)) {
      return refused(version, "action", "有变动须用变更", "must be AMEND when something is different");
    }
    if (edit.action() == FactAction.END && edit.reason().isBlank()) {
      return refused(version, "reason", "注销须说明原因", "must say why it is no longer there");
    }
    FactContent content = Objects.requireNonNullElse(edit.content(), before.content());
    Position position = Objects.requireNonNullElse(edit.position(), before.position());
    FactPlace here = new FactPlace(before.cell(), before.area(), before.areaPath());
    FactPlace place = edit.position() == null ? here : grounds.placing().place(position);
    return objection(version, edit.actor(), before.kind(), before.content(), here)
        .or(() -> objection(version, edit.actor(), before.kind(), content, place))
        .orElseGet(() -> applied(before, edit, content, position, place, grounds));
  }

  private static FactDecision applied(
      FactChange before,
      FactEdit edit,
      FactContent content,
      Position position,
      FactPlace place,
      FactGrounds grounds) {
    Instant last = before.latest().at();
    Instant at = edit.at().isBefore(last) ? last : edit.at();
    long version = before.version() + 1;
    var changed = new ArrayList<>(FactFields.differing(before.content(), content));
    FactFields.moved(before.position(), position).ifPresent(changed::add);
    return new FactDecision.Applied(
        new FactChange(
            before.factId(),
            version,
            before.kind(),
            content,
            position,
            place.cell(),
            place.area(),
            place.areaPath(),
            before.recordedAt(),
            at,
            edit.action() == FactAction.END ? null : grounds.nextVisit(before.kind(), at),
            grounds.versions(),
            past(version, edit, at, changed),
            history(before).limit(FactChange.REMEMBERED).toList()));
  }

  /** What speaks against someone having this here. */
  private static Optional<FactDecision> objection(
      long version, Actor actor, FactKind kind, FactContent content, FactPlace place) {
    if (place.area().isEmpty()) {
      return Optional.of(refused(version, "position", "位置不在本市", "must lie in the city"));
    }
    boolean isKeeper = actor.roles().stream().anyMatch(KEEPERS::contains);
    boolean isHere =
        actor.areas().contains(Actor.EVERYWHERE)
            || place.areaPath().stream().anyMatch(actor.areas()::contains);
    if (!isKeeper || !isHere) {
      return Optional.of(
          refused(
              version,
              "actor",
              "仅辖区网格员和督查员可登记变更",
              "must be a grid worker or supervisor of the area it lies in, " + place.area()));
    }
    return FactFields.findFault(kind, content)
        .map(fault -> new FactDecision.Refused(version, fault.field(), fault.why()));
  }

  /** All changes that are remembered, newest first. */
  private static Stream<PastFactChange> history(FactChange fact) {
    return Stream.concat(Stream.of(fact.latest()), fact.earlier().stream());
  }

  private static PastFactChange past(
      long version, FactEdit edit, Instant at, List<FieldChange> changed) {
    return new PastFactChange(
        version,
        edit.action(),
        edit.actor().id(),
        at,
        edit.reason(),
        edit.editId(),
        List.copyOf(changed));
  }

  private static FactDecision refused(long version, String field, String zh, String en) {
    return new FactDecision.Refused(version, field, new Names(zh, en));
  }
}
