package io.citygrid.live.warning;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.DutyRole;
import io.citygrid.city.WarningRule;
import io.citygrid.city.WarningSource;
import io.citygrid.city.event.WarningChange;
import io.citygrid.city.event.WarningCommand;
import io.citygrid.city.event.WarningEvent;
import io.citygrid.city.event.WarningState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The changes of a warning: each makes the next version of it, or none where nothing changed. */
final class WarningLife {
  private WarningLife() {}

  static WarningEvent raised(Desk desk, int held, Instant at) {
    WarningRule rule = desk.rule();
    return new WarningEvent(
        Signal.desk(rule.id(), desk.subject()) + "/" + at.toEpochMilli(),
        1,
        WarningChange.RAISED,
        WarningState.OPEN,
        rule.findLevel(held).orElseThrow(),
        rule.id(),
        rule.source(),
        desk.subject(),
        desk.title(),
        desk.value(),
        at,
        at,
        at,
        desk.validUntil(at),
        rule.recipients().departments(),
        rule.recipients().roles(),
        false,
        "",
        null,
        rule.id(),
        "",
        desk.instruction(),
        desk.place(),
        evidence(desk),
        desk.versions());
  }

  /** The same warning when there is nothing to tell. */
  static WarningEvent updated(WarningEvent open, Desk desk, int held, Instant at) {
    WarningRule rule = desk.rule();
    AlertLevel level = rule.findLevel(held).orElseThrow();
    Instant validUntil = desk.validUntil(at);
    boolean isBulletin = rule.source() == WarningSource.BULLETIN;
    boolean isChanged =
        level != open.level()
            || !desk.place().equals(open.place())
            || !desk.title().equals(open.title())
            || !desk.instruction().equals(open.instruction())
            || (isBulletin && !validUntil.equals(open.validUntil()));
    if (isChanged) {
      boolean rises = level.compareTo(open.level()) > 0;
      return next(open, WarningChange.UPDATED, at, rule.id(), "")
          .with(desk, level)
          .valid(validUntil)
          .acknowledged(rises ? "" : open.acknowledgedBy(), rises ? null : open.acknowledgedAt())
          .told(
              rises ? rule.recipients().roles() : open.roles(),
              !rises && open.escalated(),
              rises ? at : open.levelSince())
          .made();
    }
    Instant extendsAt = desk.extendsAt();
    return extendsAt != null && !extendsAt.isAfter(at)
        ? next(open, WarningChange.EXTENDED, at, rule.id(), "").valid(validUntil).made()
        : open;
  }

  static WarningEvent escalated(WarningEvent open, WarningRule rule, Instant at) {
    List<DutyRole> roles = new ArrayList<>(open.roles());
    rule.recipients().escalateTo().stream()
        .filter(role -> !roles.contains(role))
        .forEach(roles::add);
    return next(open, WarningChange.ESCALATED, at, rule.id(), "")
        .told(List.copyOf(roles), true, open.levelSince())
        .made();
  }

  static WarningEvent acknowledged(WarningEvent open, WarningCommand command) {
    return next(
            open, WarningChange.ACKNOWLEDGED, command.at(), command.actor().id(), command.reason())
        .acknowledged(command.actor().id(), command.at())
        .made();
  }

  static WarningEvent cancelled(WarningEvent open, WarningCommand command) {
    return next(open, WarningChange.CANCELLED, command.at(), command.actor().id(), command.reason())
        .ended(WarningState.CANCELLED)
        .made();
  }

  /** What it warned of is over. */
  static WarningEvent over(WarningEvent open, Desk desk, Instant at) {
    return next(open, WarningChange.CANCELLED, at, desk.rule().id(), "")
        .with(desk, open.level())
        .ended(WarningState.CANCELLED)
        .made();
  }

  /** Its time is up. */
  static WarningEvent expired(WarningEvent open, Desk desk, Instant at) {
    return next(open, WarningChange.EXPIRED, at, desk.rule().id(), "")
        .ended(WarningState.EXPIRED)
        .made();
  }

  private static Next next(
      WarningEvent open, WarningChange change, Instant at, String actor, String reason) {
    return new Next(open, change, at, actor, reason);
  }

  private static List<String> evidence(Desk desk) {
    return desk.counting().stream().map(Counted::id).limit(WarningEvent.MOST_EVIDENCE).toList();
  }

  /** The next version while it is made: as the one before it but for what is said. */
  private static final class Next {
    private final WarningEvent before;
    private final WarningChange change;
    private final Instant at;
    private final String actor;
    private final String reason;
    private WarningState state = WarningState.OPEN;
    private WarningEvent content;
    private Instant validUntil;
    private List<DutyRole> roles;
    private boolean escalated;
    private Instant levelSince;
    private String acknowledgedBy;
    private @Nullable Instant acknowledgedAt;

    Next(WarningEvent before, WarningChange change, Instant at, String actor, String reason) {
      this.before = before;
      this.change = change;
      this.at = at;
      this.actor = actor;
      this.reason = reason;
      this.content = before;
      this.validUntil = before.validUntil();
      this.roles = before.roles();
      this.escalated = before.escalated();
      this.levelSince = before.levelSince();
      this.acknowledgedBy = before.acknowledgedBy();
      this.acknowledgedAt = before.acknowledgedAt();
    }

    /** With what the desk says now. */
    Next with(Desk desk, AlertLevel level) {
      content =
          new WarningEvent(
              before.warningId(),
              before.version(),
              change,
              before.state(),
              level,
              before.rule(),
              before.source(),
              before.subject(),
              desk.title(),
              desk.value(),
              at,
              before.since(),
              before.levelSince(),
              before.validUntil(),
              before.departments(),
              before.roles(),
              before.escalated(),
              before.acknowledgedBy(),
              before.acknowledgedAt(),
              actor,
              reason,
              desk.instruction(),
              desk.place(),
              evidence(desk),
              desk.versions());
      return this;
    }

    Next valid(Instant until) {
      validUntil = until;
      return this;
    }

    Next told(List<DutyRole> whom, boolean isEscalated, Instant since) {
      roles = whom;
      escalated = isEscalated;
      levelSince = since;
      return this;
    }

    Next acknowledged(String by, @Nullable Instant when) {
      acknowledgedBy = by;
      acknowledgedAt = when;
      return this;
    }

    Next ended(WarningState ended) {
      state = ended;
      return this;
    }

    WarningEvent made() {
      return new WarningEvent(
          before.warningId(),
          before.version() + 1,
          change,
          state,
          content.level(),
          before.rule(),
          before.source(),
          before.subject(),
          content.title(),
          content.value(),
          at,
          before.since(),
          levelSince,
          validUntil,
          before.departments(),
          roles,
          escalated,
          acknowledgedBy,
          acknowledgedAt,
          actor,
          reason,
          content.instruction(),
          content.place(),
          content.evidence(),
          content.versions());
    }
  }
}
