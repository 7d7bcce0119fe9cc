package io.citygrid.jobs.office;

import io.citygrid.casework.office.OfficeDeadlines;
import io.citygrid.casework.office.OfficeDecision;
import io.citygrid.casework.office.OfficeGrounds;
import io.citygrid.casework.office.OfficeLife;
import io.citygrid.casework.office.OfficeOutcomes;
import io.citygrid.casework.office.OfficeRecord;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeOutcome;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.cases.core.ReportCheck;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.kafka.OfficeInput;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The life of a task of the office, keyed by task id: commands move it in their order, each with
 * exactly one outcome. All commands to a task stand in one partition, the one that draws it up
 * first.
 *
 * <p>What a task does by itself, it does in event time, as cases do: when event time has come to
 * its next deadline, or when a command comes from after it. Both give the same.
 */
public final class OfficeFunction extends CityDecision<OfficeInput, OfficeEvent, OfficeGrounds> {
  private static final long serialVersionUID = 1L;

  private transient ValueState<OfficeRecord> record;

  public OfficeFunction(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, TypeInformation.of(OfficeInput.class), patience, stateTtl);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    record = getRuntimeContext().getState(descriptor());
  }

  @Override
  protected OfficeGrounds derive(IndexedCity indexed) {
    return OfficeGrounds.of(indexed.city());
  }

  @Override
  protected long version(OfficeInput input) {
    return input.readCommand().cityVersion();
  }

  @Override
  protected void decide(
      OfficeInput input, OfficeGrounds grounds, ReadOnlyContext context, Collector<OfficeEvent> out)
      throws Exception {
    OfficeCommand command = input.readCommand();
    if (command.at().isAfter(input.message().writtenAt().plus(ReportCheck.CLOCK_TOLERANCE))) {
      String detail = "is " + command.at() + ", later than the message itself";
      refuse(input, new Refusal(DeadLetterReason.TIME_OUT_OF_RANGE, "at", detail), context);
      return;
    }
    OfficeRecord before = record.value();
    OfficeRecord known =
        before == null ? null : runUntil(command.at().minusMillis(1), before, context, out);
    OfficeDecision decision = OfficeLife.step(known, command, grounds);
    if (decision instanceof OfficeDecision.Moved moved) {
      keep(moved.after(), grounds, context, out);
    }
    OfficeOutcome outcome =
        OfficeOutcomes.of(command, decision, known == null ? null : known.event());
    metrics().count("office_commands_decided", "outcome", outcome.result().name());
    context.output(JobTags.OFFICE_OUTCOMES, outcome);
  }

  @Override
  protected void onEventTime(long timestamp, ReadOnlyContext context, Collector<OfficeEvent> out)
      throws Exception {
    @Nullable OfficeRecord known = record.value();
    if (known != null) {
      runUntil(Instant.ofEpochMilli(timestamp), known, context, out);
    }
  }

  /** Where calendar or limits changed, every running clock is read anew. */
  @Override
  protected void onNewCity(OfficeGrounds before, OfficeGrounds now, Context context)
      throws Exception {
    if (now.keepsTimeAs(before)) {
      return;
    }
    context.applyToKeyedState(
        descriptor(),
        (taskId, state) -> {
          OfficeRecord kept = state.value();
          if (kept != null && kept.clock().isRunning()) {
            context.output(
                JobTags.OFFICE_FOLLOW_UPS, OfficeDeadlines.recompute(taskId, now.city().version()));
          }
        });
  }

  private ValueStateDescriptor<OfficeRecord> descriptor() {
    return lasting(new ValueStateDescriptor<>("task", TypeInformation.of(OfficeRecord.class)));
  }

  /**
   * The task after all that it does by itself up to a moment, under the city version of its latest
   * move.
   */
  private OfficeRecord runUntil(
      Instant moment, OfficeRecord from, ReadOnlyContext context, Collector<OfficeEvent> out)
      throws Exception {
    OfficeRecord now = from;
    Optional<OfficeGrounds> grounds = findCity(now.event().versions().city());
    while (grounds.isPresent()) {
      Optional<OfficeCommand> next =
          OfficeDeadlines.findNext(now, grounds.get())
              .filter(command -> !command.at().isAfter(moment));
      if (next.isEmpty()) {
        break;
      }
      OfficeDecision decision = OfficeLife.step(now, next.get(), grounds.get());
      if (!(decision instanceof OfficeDecision.Moved moved)) {
        throw new IllegalStateException(
            "task %s cannot do by itself what is due: %s".formatted(next.get().taskId(), decision));
      }
      now = moved.after();
      keep(now, grounds.get(), context, out);
      metrics().count("office_deadlines", "move", next.get().move().name());
    }
    return now;
  }

  private void keep(
      OfficeRecord after,
      OfficeGrounds grounds,
      ReadOnlyContext context,
      Collector<OfficeEvent> out)
      throws Exception {
    record.update(after);
    out.collect(after.event());
    // A timer that is no longer due finds nothing to do.
    OfficeDeadlines.findNext(after, grounds)
        .ifPresent(next -> context.timerService().registerEventTimeTimer(next.at().toEpochMilli()));
  }
}
