package io.citygrid.jobs.verification;

import io.citygrid.casework.verification.CaseMoves;
import io.citygrid.casework.verification.Settlement;
import io.citygrid.casework.verification.Standing;
import io.citygrid.casework.verification.TaskClock;
import io.citygrid.casework.verification.TaskDecision;
import io.citygrid.casework.verification.TaskOpening;
import io.citygrid.casework.verification.TaskOutcomes;
import io.citygrid.casework.verification.Verification;
import io.citygrid.casework.verification.VerificationGrounds;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.Payment;
import io.citygrid.city.event.TaskCommand;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskOutcome;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.kafka.TaskInput;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;

/**
 * The one desk at which all verification tasks of a city are decided, in one order: exactly one
 * holder a task, no budget overdrawn, no limit passed by two commands at once.
 *
 * <p>A command for a task that is not there yet waits until event time has passed it: by then the
 * case that opens it, had it been handled before, has been read. What a task does by itself, it
 * does in event time, or when a command comes from after it.
 */
public final class VerificationFunction
    extends CityDecision<TaskInput, TaskEvent, VerificationGrounds> {
  private static final long serialVersionUID = 1L;

  private transient DeskState desk;
  private transient ListState<TaskInput> early;

  public VerificationFunction(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, TypeInformation.of(TaskInput.class), patience, stateTtl);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    desk = new DeskState(getRuntimeContext(), this::lasting);
    early =
        getRuntimeContext()
            .getListState(
                passing(
                    new ListStateDescriptor<>(
                        "early-commands", TypeInformation.of(TaskInput.class))));
  }

  @Override
  protected VerificationGrounds derive(IndexedCity city) {
    return VerificationGrounds.of(city.city());
  }

  @Override
  protected long version(TaskInput input) {
    return input.cityVersion();
  }

  @Override
  protected void decide(
      TaskInput input,
      VerificationGrounds grounds,
      ReadOnlyContext context,
      Collector<TaskEvent> out)
      throws Exception {
    CaseEvent move = input.move();
    if (move != null) {
      takeMove(move, grounds, context, out);
      return;
    }
    TaskCommand command = Objects.requireNonNull(input.command(), "what is no move is a command");
    if (input.message().isWrittenBefore(command.at().toEpochMilli())) {
      String detail = "is " + command.at() + ", later than the message itself";
      refuse(input, new Refusal(DeadLetterReason.TIME_OUT_OF_RANGE, "at", detail), context);
    } else if (desk.find(command.taskId()).isPresent()) {
      follow(command, grounds, context, out);
    } else {
      early.add(input);
      context.timerService().registerEventTimeTimer(command.at().toEpochMilli());
    }
  }

  @Override
  protected void onEventTime(long timestamp, ReadOnlyContext context, Collector<TaskEvent> out)
      throws Exception {
    decideEarly(timestamp, context, out);
    for (String caseId : desk.takeDue(timestamp)) {
      Optional<TaskEvent> task = desk.findOfCase(caseId);
      if (task.isPresent()) {
        runUntil(Instant.ofEpochMilli(timestamp), task.get(), context, out);
      }
    }
  }

  private void takeMove(
      CaseEvent move,
      VerificationGrounds grounds,
      ReadOnlyContext context,
      Collector<TaskEvent> out)
      throws Exception {
    Optional<TaskEvent> opened = TaskOpening.find(move, grounds);
    Optional<TaskEvent> known = desk.findOfCase(move.caseId());
    if (opened.isPresent()) {
      keep(opened.get(), grounds, context, out);
      decideEarly(Long.MIN_VALUE, context, out);
    } else if (known.isPresent()) {
      TaskEvent task = runUntil(move.at().minusMillis(1), known.get(), context, out);
      Optional<Settlement> settled = Settlement.find(task, move, grounds);
      if (settled.isPresent()) {
        keep(settled.get().after(), grounds, context, out);
        pay(settled.get().payments(), context);
      }
    }
  }

  private void follow(
      TaskCommand command,
      VerificationGrounds grounds,
      ReadOnlyContext context,
      Collector<TaskEvent> out)
      throws Exception {
    Optional<TaskEvent> known = desk.find(command.taskId());
    if (known.isEmpty()) {
      tell(TaskOutcomes.none(command), context);
      return;
    }
    TaskEvent task = runUntil(command.at().minusMillis(1), known.get(), context, out);
    String day = grounds.day(Verification.moment(task, command));
    Standing standing = desk.standing(task, command, day);
    TaskDecision decision = Verification.step(task, command, standing, grounds);
    if (decision instanceof TaskDecision.Followed followed) {
      keep(followed.after(), grounds, context, out);
      desk.keep(task, command, day, standing, followed.standing());
      pay(followed.payments(), context);
    }
    tell(TaskOutcomes.of(command, decision, task), context);
  }

  /** Decides the commands whose task has come, or that event time has passed. */
  private void decideEarly(long passedMillis, ReadOnlyContext context, Collector<TaskEvent> out)
      throws Exception {
    List<TaskInput> waiting = new ArrayList<>();
    early.get().forEach(waiting::add);
    List<TaskInput> left = new ArrayList<>();
    for (TaskInput input : waiting) {
      TaskCommand command = Objects.requireNonNull(input.command(), "only commands wait here");
      boolean isPassed = command.at().toEpochMilli() <= passedMillis;
      if (isPassed || desk.find(command.taskId()).isPresent()) {
        follow(command, grounds(input.cityVersion()), context, out);
      } else {
        left.add(input);
      }
    }
    if (left.size() < waiting.size()) {
      early.update(left);
    }
  }

  /** The task after all that it does by itself up to a moment, under its latest city version. */
  private TaskEvent runUntil(
      Instant moment, TaskEvent from, ReadOnlyContext context, Collector<TaskEvent> out)
      throws Exception {
    TaskEvent now = from;
    VerificationGrounds grounds = grounds(from.cityVersion());
    for (TaskEvent change : TaskClock.run(from, moment, grounds)) {
      keep(change, grounds, context, out);
      now = change;
    }
    return now;
  }

  private VerificationGrounds grounds(long version) {
    return findCity(version)
        .orElseThrow(() -> new IllegalStateException("a known city version is gone"));
  }

  private void keep(
      TaskEvent task,
      VerificationGrounds grounds,
      ReadOnlyContext context,
      Collector<TaskEvent> out)
      throws Exception {
    desk.put(task);
    out.collect(task);
    metrics().count("tasks_changed", "state", task.state().name());
    for (CaseCommand move : CaseMoves.list(task)) {
      context.output(JobTags.FOLLOW_UPS, move);
    }
    Optional<Instant> next = TaskClock.findNext(task, grounds.rules());
    if (next.isPresent()) {
      desk.expect(task.caseId(), next.get());
      context.timerService().registerEventTimeTimer(next.get().toEpochMilli());
    }
  }

  private void pay(List<Payment> payments, ReadOnlyContext context) {
    for (Payment payment : payments) {
      metrics().count("payments", "kind", payment.kind().name());
      context.output(JobTags.PAYMENTS, payment);
    }
  }

  private void tell(TaskOutcome outcome, ReadOnlyContext context) {
    metrics().count("task_commands_decided", "outcome", outcome.result().name());
    context.output(JobTags.TASK_OUTCOMES, outcome);
  }
}
