package io.citygrid.casework.life;

import io.citygrid.city.AreaLevel;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.AppealState;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.DispatchBasis;
import io.citygrid.city.event.LimitStatus;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.PendingRequest;
import io.citygrid.city.event.Satisfaction;
import io.citygrid.city.event.Versions;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Carries out one move that the table allows: what it makes of the case. Used once. */
final class Moving {
  private static final Set<CaseState> REQUESTS_WAIT =
      EnumSet.of(CaseState.ACCEPTED, CaseState.IN_PROGRESS, CaseState.REWORK);
  private static final Set<CaseState> OPINIONS_WAIT =
      EnumSet.of(CaseState.REPORTED, CaseState.ON_MANUAL_DESK, CaseState.WITH_SUPERVISOR);

  private final CaseEvent before;
  private final CaseCommand command;
  private final MoveTarget target;
  private final Instant at;
  private final Grounds grounds;
  private final ActorRole role;
  private final Versions versions;
  private final FactsDraft facts;
  private CaseState state;
  private Assignment assignment;

  /**
   * A move that begins.
   *
   * @param role as what it is made
   */
  Moving(CaseEvent before, CaseCommand command, ActorRole role, Instant at, Grounds grounds) {
    this.before = before;
    this.role = role;
    this.versions = Versions.of(grounds.city().version());
    this.command = command;
    this.target = command.target();
    this.at = at;
    this.grounds = grounds;
    this.facts = new FactsDraft(before.current());
    this.state = before.state();
    this.assignment = Assignment.of(before);
  }

  /** What the move makes of the case. */
  Change change(LifeRow row) {
    if (row.to().size() == 1) {
      state = row.to().iterator().next();
    }
    make();
    tidy();
    facts.assisting = assignment.assisting();
    return new Change(state, assignment, facts.facts());
  }

  /** Only what the state alone does not say. */
  private void make() {
    switch (command.move()) {
      case FILE,
          DISPATCH,
          REDISPATCH,
          RETURN,
          CHANGE_CATEGORY,
          CORRECT_POSITION,
          ADD_ASSISTANT,
          RELEASE_ASSISTANT,
          REOPEN,
          SPLIT ->
          assign();
      case ASK_SUSPENSION,
          GRANT_SUSPENSION,
          REFUSE_SUSPENSION,
          ASK_EXTENSION,
          ENDORSE_EXTENSION,
          GRANT_EXTENSION,
          REFUSE_EXTENSION,
          WITHDRAW_REQUEST ->
          request();
      case HAND_UP -> facts.handUpAsked = true;
      case REFUSE_HAND_UP -> facts.handUpAsked = false;
      case ACCEPT_HAND_UP -> drawTo(AreaLevel.CITY);
      case TAKE_OVER -> {
        drawTo(AreaLevel.CITY);
        unmark(CaseFlag.ESCALATED);
      }
      case HAND_DOWN -> drawTo(AreaLevel.DISTRICT);
      case ASK_OPINION -> facts.opinionOf = target.department();
      case GIVE_OPINION -> facts.opinionOf = "";
      case ACCEPT -> facts.handler = command.actor().id();
      case FAIL_CHECK -> facts.reworks++;
      case MERGE -> facts.mergedInto = target.caseId();
      case ATTACH -> facts.attached = FactsDraft.with(facts.attached, target.caseId());
      case DETACH -> facts.attached = FactsDraft.without(facts.attached, target.caseId());
      case URGE -> facts.urges++;
      case SUPERVISE -> mark(CaseFlag.SUPERVISED);
      case TAKE_UP -> {
        unmark(CaseFlag.ESCALATED);
        mark(CaseFlag.SUPERVISED);
      }
      case END_SUPERVISION -> unmark(CaseFlag.SUPERVISED);
      case FLAG -> mark(flag());
      case UNFLAG -> unmark(flag());
      case LINK -> facts.links = FactsDraft.with(facts.links, target.link());
      case UNLINK -> facts.links = FactsDraft.without(facts.links, target.link());
      case RATE -> rate();
      case CALL_BACK -> {
        facts.rating = target.rating();
        unmark(CaseFlag.CALL_BACK);
      }
      case APPEAL -> facts.appeal = AppealState.ASKED;
      case PASS_APPEAL -> {
        facts.appeal = AppealState.FIRST_PASSED;
        facts.appealReviewer = command.actor().id();
      }
      case GRANT_APPEAL -> facts.appeal = AppealState.GRANTED;
      case REFUSE_APPEAL -> facts.appeal = AppealState.REFUSED;
      case ESCALATE -> {
        facts.reminders++;
        if (target.status() == LimitStatus.ESCALATED) {
          mark(CaseFlag.ESCALATED);
        }
      }
      case CLOSE, HANDLE_ON_THE_SPOT -> nameStandard();
      case REPORT,
          ASK_FIELD_CHECK,
          CONFIRM_REPORT,
          DENY_REPORT,
          REJECT,
          START,
          RESUME,
          FINISH_MEASURE,
          HAND_IN,
          REQUEST_CHECK,
          PASS_CHECK,
          FORCE_CLOSE,
          VOID,
          CLOSE_WITH_FIRST,
          REOPEN_WITH_FIRST,
          REMARK,
          RECOMPUTE_LIMITS -> {}
    }
  }

  /** Moves after which another department leads, or none. */
  private void assign() {
    switch (command.move()) {
      case FILE -> {
        nameStandard();
        dispatchByRule();
      }
      case DISPATCH -> giveTo(target.department());
      case REDISPATCH -> {
        facts.redispatches++;
        giveTo(target.department());
      }
      case RETURN -> {
        facts.returnedBy = FactsDraft.with(facts.returnedBy, before.department());
        boolean once = facts.returnedBy.size() <= grounds.rules().returns();
        state = once ? CaseState.RETURNED : CaseState.WITH_SUPERVISOR;
        assignment = assignment.givenBack();
        facts.handler = "";
        restOnThisMove();
      }
      case CHANGE_CATEGORY -> {
        facts.category = target.category();
        facts.standard = target.standard();
        assignAgain();
      }
      case CORRECT_POSITION -> {
        facts.position = Objects.requireNonNull(command.position(), "the table asks for it");
        assignAgain();
      }
      case ADD_ASSISTANT ->
          assignment =
              assignment.assistedBy(FactsDraft.with(assignment.assisting(), target.department()));
      case RELEASE_ASSISTANT ->
          assignment =
              assignment.assistedBy(
                  FactsDraft.without(assignment.assisting(), target.department()));
      case REOPEN -> {
        facts.reopenings++;
        goOn();
      }
      default -> splitOff();
    }
  }

  private void giveTo(String department) {
    assignment = assignment.givenTo(department);
    facts.handler = "";
    restOnThisMove();
  }

  /** The place stays where it was found, by the fences of then. */
  private void restOnThisMove() {
    DispatchBasis basis = before.basis();
    facts.basis =
        new DispatchBasis(
            command.move(), role, basis == null ? 0 : basis.fences(), versions.rules(), null);
  }

  /** A case that has ended goes on with the department that had it, if that is still there. */
  private void goOn() {
    facts.handler = "";
    if (grounds.city().findDepartment(assignment.department()).isEmpty()) {
      dispatchByRule();
    } else {
      state = CaseState.DISPATCHED;
      facts.basis = before.basis();
    }
    if (facts.basis != null) {
      facts.basis = facts.basis.reopened(role);
    }
  }

  private void splitOff() {
    facts.mergedInto = "";
    if (facts.standard.isEmpty() && grounds.hasStandard(facts.category)) {
      state = CaseState.REPORTED;
      locateOnly();
    } else {
      dispatchByRule();
    }
  }

  private void assignAgain() {
    if (before.state() == CaseState.REPORTED || before.state() == CaseState.FIELD_CHECK) {
      locateOnly();
    } else {
      dispatchByRule();
      boolean sentOn =
          !before.department().isEmpty() && !before.department().equals(assignment.department());
      facts.redispatches += sentOn ? 1 : 0;
    }
  }

  private void dispatchByRule() {
    assignment = found();
    state = assignment.deskReason() == null ? CaseState.DISPATCHED : CaseState.ON_MANUAL_DESK;
    facts.handler = "";
  }

  /** Where it lies, without giving it to anyone: it is not filed. */
  private void locateOnly() {
    assignment = found().givenBack().assistedBy(List.of());
  }

  private Assignment found() {
    var category = grounds.city().findCategory(facts.category).orElseThrow();
    // Who has it already needs no room for it.
    Set<String> full = new HashSet<>(command.full());
    full.remove(before.department());
    Assignment found = grounds.dispatching().dispatch(category, facts.position, at, full);
    facts.basis = DispatchBasis.foundBy(command.move(), role, versions);
    if (facts.level == CaseEvent.centerOf(before.areaPath())) {
      facts.level = CaseEvent.centerOf(found.areaPath());
    }
    return found;
  }

  private void request() {
    switch (command.move()) {
      case ASK_SUSPENSION -> {
        ask(PendingRequest.SUSPENSION);
        facts.pendingUntil = target.until();
      }
      case GRANT_SUSPENSION -> {
        facts.suspensions++;
        facts.suspendedUntil = facts.pendingUntil;
        facts.dropRequest();
      }
      case ASK_EXTENSION -> ask(PendingRequest.EXTENSION);
      case ENDORSE_EXTENSION -> facts.pending = PendingRequest.EXTENSION_ENDORSED;
      case GRANT_EXTENSION -> {
        facts.extensions++;
        facts.dropRequest();
      }
      default -> facts.dropRequest();
    }
  }

  private void ask(PendingRequest request) {
    facts.pending = request;
    facts.pendingBy = command.actor().id();
  }

  private void drawTo(AreaLevel level) {
    facts.level = level;
    facts.handUpAsked = false;
  }

  private void nameStandard() {
    if (!target.standard().isEmpty()) {
      facts.standard = target.standard();
    }
  }

  /** Whoever says why they are not satisfied is called back. */
  private void rate() {
    facts.rating = target.rating();
    if (target.rating() == Satisfaction.NOT_SATISFIED && !command.reason().isBlank()) {
      mark(CaseFlag.CALL_BACK);
    }
  }

  private void mark(CaseFlag flag) {
    facts.flags = FactsDraft.with(facts.flags, flag);
  }

  private void unmark(CaseFlag flag) {
    facts.flags = FactsDraft.without(facts.flags, flag);
  }

  private CaseFlag flag() {
    return Objects.requireNonNull(target.flag(), "the table asks for it");
  }

  /** What no longer matters in the new state goes. */
  private void tidy() {
    if (!REQUESTS_WAIT.contains(state)) {
      facts.dropRequest();
    }
    if (!OPINIONS_WAIT.contains(state)) {
      facts.opinionOf = "";
    }
    if (state != CaseState.SUSPENDED) {
      facts.suspendedUntil = null;
    }
    if (state != CaseState.ON_MANUAL_DESK) {
      assignment = assignment.offTheDesk();
    }
    if (before.state().isOpen() && !state.isOpen()) {
      facts.endedBy = command.move();
      facts.endedAt = at;
      facts.handUpAsked = false;
      unmark(CaseFlag.ESCALATED);
      if (state == CaseState.CLOSED && before.report().isCalledBackAbout()) {
        mark(CaseFlag.CALL_BACK);
      }
    }
    if (state != CaseState.CLOSED) {
      unmark(CaseFlag.CALL_BACK);
    }
  }
}
