package io.citygrid.casework.office;

import io.citygrid.casework.clock.CaseClock;
import io.citygrid.casework.clock.ClockAct;
import io.citygrid.casework.clock.ClockFace;
import io.citygrid.casework.clock.ClockLimit;
import io.citygrid.casework.clock.StageClock;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.LimitStatus;
import io.citygrid.city.event.OfficeBrief;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeMove;
import io.citygrid.city.event.OfficeState;
import io.citygrid.city.event.OfficeStep;
import io.citygrid.city.event.OfficeTarget;
import io.citygrid.city.event.PastOfficeMove;
import io.citygrid.city.event.Versions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task while one move is made to it; then it is a record again. Used once. */
final class OfficeDraft {
  private final @Nullable OfficeEvent before;
  private final OfficeBrief brief;
  private final List<String> areaPath;
  private final List<OfficeStep> steps;
  private CaseClock clock;
  private String department;
  private long spentCents;
  private int extensions;
  private int sentBack;
  private int urges;
  private String extensionAskedBy = "";
  private @Nullable Instant suspendedUntil;

  /** A task that is drawn up. */
  OfficeDraft(OfficeBrief brief, List<String> areaPath) {
    this.before = null;
    this.brief = brief;
    this.areaPath = areaPath;
    this.steps = new ArrayList<>(brief.steps());
    this.department = brief.department();
    this.clock = CaseClock.none();
  }

  /** A task that is there. */
  OfficeDraft(OfficeRecord record) {
    OfficeEvent event = record.event();
    this.before = event;
    this.brief = event.brief();
    this.areaPath = event.areaPath();
    this.steps = new ArrayList<>(event.steps());
    this.department = event.department();
    this.spentCents = event.spentCents();
    this.extensions = event.extensions();
    this.sentBack = event.sentBack();
    this.urges = event.urges();
    this.extensionAskedBy = event.extensionAskedBy();
    this.suspendedUntil = event.suspendedUntil();
    this.clock = record.clock();
  }

  /**
   * The task after the move.
   *
   * @param role as what it is made
   * @param at the moment at which it counts as made
   */
  OfficeRecord after(
      OfficeCommand command, OfficeState state, ActorRole role, Instant at, OfficeGrounds grounds) {
    make(command, at);
    run(command, at, grounds);
    if (state != OfficeState.IN_PROGRESS) {
      extensionAskedBy = "";
    }
    if (state != OfficeState.SUSPENDED) {
      suspendedUntil = null;
    }
    return record(command, state, role, at, grounds);
  }

  private void make(OfficeCommand command, Instant at) {
    OfficeTarget target = command.target();
    switch (command.move()) {
      case FINISH_STEP -> change(target.step(), step(target).done(at, command.actor().id()));
      case REOPEN_STEP -> change(target.step(), step(target).done(null, ""));
      case HAND_OVER_STEP -> change(target.step(), step(target).in(target.department()));
      case GIVE_BACK_STEP -> change(target.step(), step(target).in(department));
      case REASSIGN -> reassign(target.department());
      case SPEND -> spentCents += target.cents();
      case ASK_EXTENSION -> extensionAskedBy = command.actor().id();
      case GRANT_EXTENSION, REFUSE_EXTENSION -> extensionAskedBy = "";
      case SUSPEND -> suspendedUntil = target.until();
      case SEND_BACK -> sentBack++;
      case URGE -> urges++;
      case DRAW_UP,
          ACCEPT,
          DECLINE,
          RESUME,
          HAND_IN,
          CLOSE,
          CANCEL,
          REMARK,
          ESCALATE,
          RECOMPUTE_LIMITS -> {}
    }
  }

  /** What the former owner was to do itself and has not done, the new one does. */
  private void reassign(String to) {
    for (OfficeStep step : List.copyOf(steps)) {
      if (!step.isDone() && step.department().equals(department)) {
        change(step.number(), step.in(to));
      }
    }
    department = to;
  }

  private OfficeStep step(OfficeTarget target) {
    return steps.get(target.step() - 1);
  }

  private void change(int number, OfficeStep to) {
    steps.set(number - 1, to);
  }

  /** What the move does to the clock. An extension that gives no time does not count. */
  private void run(OfficeCommand command, Instant at, OfficeGrounds grounds) {
    CaseClock former = clock;
    Optional<ClockAct> act = actOf(command.move());
    if (act.isPresent()) {
      clock =
          clock.after(
              LimitStage.HANDLING,
              act.get(),
              () -> Optional.of(ClockLimit.of(brief.limit())),
              at,
              grounds.time(),
              grounds.clocks());
    }
    if (command.move() == OfficeMove.GRANT_EXTENSION && !clock.equals(former)) {
      extensions++;
    }
    LimitStatus told = command.target().status();
    if (command.move() == OfficeMove.ESCALATE && told != null) {
      clock = clock.told(LimitStage.HANDLING, told);
    }
  }

  /**
   * What a move does to the clock: it runs from when the task is drawn up until it is handed in,
   * whoever has it, and not while it is suspended.
   */
  static Optional<ClockAct> actOf(OfficeMove move) {
    return switch (move) {
      case DRAW_UP -> Optional.of(ClockAct.START);
      case SUSPEND -> Optional.of(ClockAct.PAUSE);
      case RESUME, SEND_BACK -> Optional.of(ClockAct.RESUME);
      case GRANT_EXTENSION -> Optional.of(ClockAct.EXTEND);
      case HAND_IN, CANCEL -> Optional.of(ClockAct.STOP);
      default -> Optional.empty();
    };
  }

  private OfficeRecord record(
      OfficeCommand command, OfficeState state, ActorRole role, Instant at, OfficeGrounds grounds) {
    Optional<ClockFace> face =
        clock
            .find(LimitStage.HANDLING)
            .map((StageClock stage) -> new ClockFace(stage, grounds.time(), grounds.clocks()));
    @Nullable CaseLimit limit = face.map(shown -> shown.toLimit(at)).orElse(null);
    LimitStatus reached = face.map(shown -> shown.status(at)).orElse(LimitStatus.GREEN);
    long version = before == null ? 1 : before.version() + 1;
    PastOfficeMove made =
        new PastOfficeMove(
            version,
            command.move(),
            state,
            command.actor().id(),
            role,
            command.actor().department(),
            at,
            command.reason(),
            command.target(),
            command.commandId());
    OfficeEvent event =
        new OfficeEvent(
            command.taskId(),
            version,
            state,
            at,
            brief,
            areaPath,
            department,
            List.copyOf(steps),
            progress(),
            spentCents,
            extensions,
            sentBack,
            urges,
            extensionAskedBy,
            suspendedUntil,
            limit,
            reached,
            TaskScore.of(
                grounds.city().office().losses(),
                reached,
                sentBack,
                extensions,
                urges,
                spentCents,
                brief.budgetCents()),
            Versions.of(grounds.city().version()),
            made,
            earlier());
    return new OfficeRecord(event, clock);
  }

  private int progress() {
    long all = steps.stream().mapToLong(OfficeStep::weight).sum();
    long done = steps.stream().filter(OfficeStep::isDone).mapToLong(OfficeStep::weight).sum();
    return (int) (100 * done / all);
  }

  private List<PastOfficeMove> earlier() {
    List<PastOfficeMove> moves = new ArrayList<>();
    if (before != null) {
      moves.add(before.latest());
      before.earlier().stream().limit(OfficeEvent.REMEMBERED - 1L).forEach(moves::add);
    }
    return List.copyOf(moves);
  }
}
