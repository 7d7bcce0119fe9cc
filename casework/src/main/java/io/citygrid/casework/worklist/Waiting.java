package io.citygrid.casework.worklist;

import io.citygrid.casework.life.LifeTable;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.AppealState;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseFacts;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.PendingRequest;
import io.citygrid.city.view.WorkKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** For what a case waits, and by which moves the waiting ends. */
public final class Waiting {
  private Waiting() {}

  /**
   * Everything for which the case waits for a person.
   *
   * @param at a limit that is over at this moment makes the case overdue
   */
  public static Set<WorkKind> of(CaseEvent event, Instant at) {
    CaseFacts facts = event.current();
    Set<WorkKind> kinds = EnumSet.noneOf(WorkKind.class);
    addIf(kinds, byState(event.state()), true);
    addIf(kinds, byRequest(facts.pending()), event.state() != CaseState.SUSPENDED);
    boolean open = event.state().isOpen();
    boolean own = open && event.state() != CaseState.MERGED;
    addIf(kinds, WorkKind.HAND_UP, own && facts.handUpAsked());
    addIf(kinds, WorkKind.OPINION, own && !facts.opinionOf().isEmpty());
    addIf(kinds, WorkKind.MERGING, own && facts.is(CaseFlag.SIMILAR));
    addIf(kinds, WorkKind.APPEAL, isUnderReview(event));
    addIf(kinds, WorkKind.CALL_BACK, facts.is(CaseFlag.CALL_BACK));
    addIf(kinds, WorkKind.OVERDUE, own && isOverdue(facts, at));
    addIf(kinds, WorkKind.ESCALATED, own && facts.is(CaseFlag.ESCALATED));
    return kinds;
  }

  /** The moves that end the waiting, first the one for whose makers it waits. */
  public static List<Move> movesOf(WorkKind kind) {
    return switch (kind) {
      case FILING -> List.of(Move.FILE, Move.REJECT, Move.ASK_FIELD_CHECK);
      case FIELD_CHECK -> List.of(Move.CONFIRM_REPORT, Move.DENY_REPORT);
      case DISPATCH, RETURNED, SETTLEMENT -> List.of(Move.DISPATCH);
      case OPINION -> List.of(Move.GIVE_OPINION);
      case HAND_UP -> List.of(Move.ACCEPT_HAND_UP, Move.REFUSE_HAND_UP);
      case ACCEPTANCE -> List.of(Move.ACCEPT, Move.RETURN);
      case HANDLING -> List.of(Move.START, Move.HAND_IN);
      case SUSPENSION -> List.of(Move.GRANT_SUSPENSION, Move.REFUSE_SUSPENSION);
      case ENDORSEMENT -> List.of(Move.ENDORSE_EXTENSION);
      case EXTENSION -> List.of(Move.GRANT_EXTENSION, Move.REFUSE_EXTENSION);
      case MERGING -> List.of(Move.MERGE, Move.UNFLAG);
      case CHECK_REQUEST -> List.of(Move.REQUEST_CHECK);
      case CHECK -> List.of(Move.PASS_CHECK, Move.FAIL_CHECK);
      case CLOSING -> List.of(Move.CLOSE);
      case CALL_BACK -> List.of(Move.CALL_BACK);
      case APPEAL -> List.of(Move.PASS_APPEAL, Move.GRANT_APPEAL);
      case OVERDUE -> List.of(Move.SUPERVISE, Move.URGE, Move.END_SUPERVISION);
      case ESCALATED -> List.of(Move.TAKE_UP, Move.TAKE_OVER);
    };
  }

  /**
   * What is waited for of people in these roles: of those to whom the life table gives its first
   * move, anywhere in a case's life. Nothing waits for a rule, which acts by itself, nor for a
   * program that carries cases over: it tells what was done elsewhere.
   */
  public static Set<WorkKind> ofRoles(List<ActorRole> roles) {
    Set<WorkKind> kinds = EnumSet.noneOf(WorkKind.class);
    for (WorkKind kind : WorkKind.values()) {
      Move first = movesOf(kind).get(0);
      boolean waitsForThem =
          LifeTable.rows().stream()
              .filter(row -> row.move() == first)
              .flatMap(row -> row.permits().stream())
              .filter(permit -> isOfPeople(permit.role()))
              .anyMatch(permit -> roles.contains(permit.role()));
      addIf(kinds, kind, waitsForThem);
    }
    return kinds;
  }

  static boolean isOfPeople(ActorRole role) {
    return role != ActorRole.RULE && role != ActorRole.IMPORTER;
  }

  private static @Nullable WorkKind byState(CaseState state) {
    return switch (state) {
      case REPORTED -> WorkKind.FILING;
      case FIELD_CHECK -> WorkKind.FIELD_CHECK;
      case ON_MANUAL_DESK -> WorkKind.DISPATCH;
      case RETURNED -> WorkKind.RETURNED;
      case WITH_SUPERVISOR -> WorkKind.SETTLEMENT;
      case DISPATCHED -> WorkKind.ACCEPTANCE;
      case ACCEPTED, IN_PROGRESS, REWORK -> WorkKind.HANDLING;
      case HANDLED -> WorkKind.CHECK_REQUEST;
      case UNDER_CHECK -> WorkKind.CHECK;
      case CHECKED -> WorkKind.CLOSING;
      case SUSPENDED, MERGED, REJECTED, CLOSED, VOID -> null;
    };
  }

  private static @Nullable WorkKind byRequest(@Nullable PendingRequest pending) {
    return pending == null
        ? null
        : switch (pending) {
          case SUSPENSION -> WorkKind.SUSPENSION;
          case EXTENSION -> WorkKind.ENDORSEMENT;
          case EXTENSION_ENDORSED -> WorkKind.EXTENSION;
        };
  }

  private static boolean isUnderReview(CaseEvent event) {
    AppealState appeal = event.current().appeal();
    return event.state() == CaseState.CLOSED
        && (appeal == AppealState.ASKED || appeal == AppealState.FIRST_PASSED);
  }

  private static boolean isOverdue(CaseFacts facts, Instant at) {
    for (CaseLimit limit : facts.limits()) {
      Instant due = limit.dueAt();
      if (limit.endedAt() == null && due != null && !due.isAfter(at)) {
        return true;
      }
    }
    return false;
  }

  private static void addIf(Set<WorkKind> kinds, @Nullable WorkKind kind, boolean holds) {
    if (kind != null && holds) {
      kinds.add(kind);
    }
  }
}
