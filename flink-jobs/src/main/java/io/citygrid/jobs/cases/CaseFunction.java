package io.citygrid.jobs.cases;

import io.citygrid.casework.clock.CaseClock;
import io.citygrid.casework.dispatch.CaseRules;
import io.citygrid.casework.life.CaseDecision;
import io.citygrid.casework.life.CaseLife;
import io.citygrid.casework.life.CaseOpening;
import io.citygrid.casework.life.CaseRecord;
import io.citygrid.casework.life.CaseTiming;
import io.citygrid.casework.life.Deadlines;
import io.citygrid.casework.merging.Sighting;
import io.citygrid.casework.merging.Sightings;
import io.citygrid.casework.notification.Notifying;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.Report;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.cases.core.CommandCheck;
import io.citygrid.jobs.cases.core.Outcomes;
import io.citygrid.jobs.cases.core.ReportCheck;
import io.citygrid.jobs.cases.core.ReportRepeat;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.kafka.CaseInput;
import io.citygrid.jobs.state.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * The life of a case, keyed by case id. The first usable report opens it; the same report again is
 * counted and changes nothing; another report under the same id is a dead letter. Commands move it,
 * and each that can be decided gets exactly one outcome.
 *
 * <p>Reports and commands are read from two topics, in no fixed order between them. A command whose
 * case is not there yet waits until event time has passed it: by then the report, had it been taken
 * before the command, has been read. So a replay decides as the first run did. What is carried over
 * from elsewhere waits longer, see {@link CommandCheck#waitsUntil}.
 *
 * <p>What a case does by itself, it does in event time: when event time has come to its next
 * deadline, or when a command comes from after it. Both give the same, so that it does not matter
 * how far behind or how often the job reads.
 */
public final class CaseFunction extends CityDecision<CaseInput, CaseEvent, CaseRules> {
  private static final long serialVersionUID = 1L;

  /** What others on the same matter must know of the cases. */
  static final OutputTag<Sighting> SIGHTINGS =
      new OutputTag<>("sightings", RecordType.ofRecord(Sighting.class));

  private transient ValueState<CaseRecord> record;
  private transient ValueState<CaseClock> clock;
  private transient ListState<CaseInput> early;
  private transient boolean hadEarly;

  public CaseFunction(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, RecordType.ofRecord(CaseInput.class), patience, stateTtl);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    record =
        getRuntimeContext()
            .getState(
                lasting(new ValueStateDescriptor<>("case", RecordType.ofRecord(CaseRecord.class))));
    clock = getRuntimeContext().getState(clockDescriptor());
    early =
        getRuntimeContext()
            .getListState(
                passing(
                    new ListStateDescriptor<>(
                        "early-commands", RecordType.ofRecord(CaseInput.class))));
  }

  @Override
  protected CaseRules derive(IndexedCity city) {
    return new CaseRules(city);
  }

  @Override
  protected long version(CaseInput input) {
    return input.cityVersion();
  }

  @Override
  protected void decide(
      CaseInput input, CaseRules rules, ReadOnlyContext context, Collector<CaseEvent> out)
      throws Exception {
    CaseRecord known = record.value();
    CaseCommand command = input.command();
    if (command == null) {
      takeReport(input, known, rules, context, out);
      return;
    }
    Optional<Refusal> refusal = CommandCheck.check(command, input.message().writtenAt());
    if (refusal.isPresent()) {
      refuse(input, refusal.get(), context);
    } else if (known == null) {
      early.add(input);
      hadEarly = true;
      context
          .timerService()
          .registerEventTimeTimer(CommandCheck.waitsUntil(command).toEpochMilli());
    } else {
      follow(command, known, rules, context, out);
    }
  }

  @Override
  protected void onEventTime(long timestamp, ReadOnlyContext context, Collector<CaseEvent> out)
      throws Exception {
    decideEarly(timestamp, context, out);
    CaseRecord known = record.value();
    if (known != null) {
      runUntil(Instant.ofEpochMilli(timestamp), kept(known), context, out);
    }
  }

  /** Where calendar or limits changed, every running clock is read anew. */
  @Override
  protected void onNewCity(CaseRules before, CaseRules now, Context context) throws Exception {
    if (now.keepsTimeAs(before)) {
      return;
    }
    context.applyToKeyedState(
        clockDescriptor(),
        (caseId, running) -> {
          CaseClock kept = running.value();
          if (kept != null && kept.isRunning()) {
            context.output(JobTags.FOLLOW_UPS, Deadlines.recompute(caseId, now.city().version()));
          }
        });
  }

  private ValueStateDescriptor<CaseClock> clockDescriptor() {
    return lasting(new ValueStateDescriptor<>("clock", RecordType.ofRecord(CaseClock.class)));
  }

  private void takeReport(
      CaseInput input,
      @Nullable CaseRecord known,
      CaseRules rules,
      ReadOnlyContext context,
      Collector<CaseEvent> out)
      throws Exception {
    Report report = Objects.requireNonNull(input.report(), "what is no command is a report");
    if (known == null) {
      open(input, report, rules, context, out);
    } else if (ReportRepeat.isRepeat(known.latest().report(), report)) {
      metrics().count("reports_merged");
    } else {
      refuse(
          input,
          new Refusal(
              DeadLetterReason.ID_REUSED,
              "caseId",
              "case " + report.caseId() + " was opened by a report with other content"),
          context);
    }
  }

  private void open(
      CaseInput input,
      Report report,
      CaseRules rules,
      ReadOnlyContext context,
      Collector<CaseEvent> out)
      throws Exception {
    Optional<Refusal> refusal =
        ReportCheck.check(report, rules.city(), input.message().writtenAt());
    if (refusal.isPresent()) {
      refuse(input, refusal.get(), context);
      return;
    }
    var opened = CaseOpening.open(report, rules.filing(report), rules.grounds());
    keep(null, rules.timing().timed(CaseClock.none(), opened), rules, context, out);
    metrics().count("reports_decided", "outcome", opened.event().state().name());
    decideEarly(Long.MAX_VALUE, context, out);
  }

  /** Decides the commands that came before their case, as far as event time has passed them. */
  private void decideEarly(long passedMillis, ReadOnlyContext context, Collector<CaseEvent> out)
      throws Exception {
    if (!hadEarly && !isRestored()) {
      return;
    }
    List<CaseInput> waiting = new ArrayList<>();
    early.get().forEach(waiting::add);
    if (waiting.isEmpty()) {
      return;
    }
    List<CaseInput> left = new ArrayList<>();
    for (CaseInput input : waiting) {
      CaseCommand command = Objects.requireNonNull(input.command(), "only commands wait here");
      if (CommandCheck.waitsUntil(command).toEpochMilli() <= passedMillis) {
        CaseRules rules =
            findCity(input.cityVersion())
                .orElseThrow(() -> new IllegalStateException("a known city version is gone"));
        follow(command, record.value(), rules, context, out);
      } else {
        left.add(input);
      }
    }
    early.update(left);
  }

  private void follow(
      CaseCommand command,
      @Nullable CaseRecord before,
      CaseRules rules,
      ReadOnlyContext context,
      Collector<CaseEvent> out)
      throws Exception {
    Kept now =
        before == null ? null : runUntil(command.at().minusMillis(1), kept(before), context, out);
    CaseRecord known = now == null ? null : now.record();
    CaseDecision decision = CaseLife.step(known, command, rules.grounds());
    if (now != null && decision instanceof CaseDecision.Moved moved) {
      keep(known, rules.timing().timed(now.clock(), moved), rules, context, out);
    }
    var outcome = Outcomes.of(command, decision, known);
    metrics().count("commands_decided", "outcome", outcome.result().name());
    context.output(JobTags.OUTCOMES, outcome);
    for (CaseCommand followUp : followUps(decision)) {
      context.output(JobTags.FOLLOW_UPS, followUp);
    }
  }

  /**
   * The case after all that it does by itself up to a moment, under the city version of its latest
   * move.
   */
  private Kept runUntil(
      Instant moment, Kept from, ReadOnlyContext context, Collector<CaseEvent> out)
      throws Exception {
    Kept now = from;
    Optional<CaseRules> rules = findCity(now.record().latest().versions().city());
    while (rules.isPresent() && now.isDue(moment, rules.get().timing())) {
      CaseCommand next =
          Deadlines.findNext(now.record(), now.clock(), rules.get().timing()).orElseThrow();
      CaseDecision decision = CaseLife.step(now.record(), next, rules.get().grounds());
      if (!(decision instanceof CaseDecision.Moved moved)) {
        throw new IllegalStateException(
            "case %s cannot do by itself what is due: %s".formatted(next.caseId(), decision));
      }
      CaseTiming.Timed timed = rules.get().timing().timed(now.clock(), moved);
      keep(now.record(), timed, rules.get(), context, out);
      metrics().count("deadlines", "move", next.move().name());
      now = new Kept(timed.record(), timed.clock());
    }
    return now;
  }

  /** A case and its clocks as they are kept: read once for all that a message does. */
  private record Kept(CaseRecord record, CaseClock clock) {
    boolean isDue(Instant moment, CaseTiming timing) {
      return Deadlines.findNextMoment(record, clock, timing)
          .filter(due -> !due.isAfter(moment))
          .isPresent();
    }
  }

  private Kept kept(CaseRecord known) throws Exception {
    CaseClock running = clock.value();
    return new Kept(known, running == null ? CaseClock.none() : running);
  }

  private void keep(
      @Nullable CaseRecord before,
      CaseTiming.Timed timed,
      CaseRules rules,
      ReadOnlyContext context,
      Collector<CaseEvent> out)
      throws Exception {
    record.update(timed.record());
    clock.update(timed.clock());
    out.collect(timed.event());
    Notifying.of(timed.event(), rules.city())
        .forEach(notification -> context.output(JobTags.NOTIFICATIONS, notification));
    Sightings.of(before == null ? null : before.latest(), timed.event(), rules.grounds())
        .forEach(sighting -> context.output(SIGHTINGS, sighting));
    // A timer that is no longer due finds nothing to do.
    Deadlines.findNextMoment(timed.record(), timed.clock(), rules.timing())
        .ifPresent(next -> context.timerService().registerEventTimeTimer(next.toEpochMilli()));
  }

  private static List<CaseCommand> followUps(CaseDecision decision) {
    if (decision instanceof CaseDecision.Moved moved) {
      return moved.followUps();
    }
    return decision instanceof CaseDecision.Refused refused ? refused.followUps() : List.of();
  }
}
