package io.citygrid.jobs.insight;

import io.citygrid.city.event.WarningCommand;
import io.citygrid.city.event.WarningEvent;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.metrics.DomainMetrics;
import io.citygrid.live.warning.Decided;
import io.citygrid.live.warning.Desk;
import io.citygrid.live.warning.Inbox;
import io.citygrid.live.warning.Signal;
import io.citygrid.live.warning.WarningCommands;
import io.citygrid.live.warning.Warnings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The desk of a rule and a subject. Signals wait until event time has passed them and are heard in
 * its order; what comes later than that is heard at once. A command is decided as soon as the
 * version that its sender saw is there, at the latest when event time has passed it: so it finds
 * the same warning in a replay, where nobody waits.
 *
 * <p>All state goes by itself: signals and commands when event time has passed them, the desk when
 * its warning is over and nothing more is heard.
 */
public final class DeskFunction extends KeyedProcessFunction<String, DeskInput, WarningEvent> {
  private static final long serialVersionUID = 1L;

  private transient ValueState<Desk> desk;
  private transient MapState<Long, List<Signal>> signals;
  private transient ListState<WarningCommand> early;
  private transient DomainMetrics metrics;

  @Override
  public void open(OpenContext context) {
    var state = getRuntimeContext();
    desk = state.getState(new ValueStateDescriptor<>("desk", TypeInformation.of(Desk.class)));
    signals =
        state.getMapState(
            new MapStateDescriptor<>(
                "signals", Types.LONG, Types.LIST(TypeInformation.of(Signal.class))));
    early =
        state.getListState(
            new ListStateDescriptor<>("early-commands", TypeInformation.of(WarningCommand.class)));
    metrics = new DomainMetrics(state.getMetricGroup());
  }

  @Override
  public void processElement(DeskInput input, Context context, Collector<WarningEvent> out)
      throws Exception {
    Signal signal = input.signal();
    long watermark = context.timerService().currentWatermark();
    if (signal == null) {
      WarningCommand command =
          Objects.requireNonNull(input.command(), "what is no signal is a command");
      if (WarningCommands.isThere(desk.value(), command)
          || command.at().toEpochMilli() <= watermark) {
        follow(command, context, out);
      } else {
        early.add(command);
        context.timerService().registerEventTimeTimer(command.at().toEpochMilli());
      }
      return;
    }
    long moment = signal.at().toEpochMilli();
    if (moment <= watermark) {
      metrics.count("warning_signals_late", "source", signal.rule().source().name());
      keep(Warnings.hear(desk.value(), List.of(signal)), context, out);
      return;
    }
    @Nullable List<Signal> known = signals.get(moment);
    List<Signal> waiting = known == null ? new ArrayList<>() : new ArrayList<>(known);
    waiting.add(signal);
    signals.put(moment, waiting);
    context.timerService().registerEventTimeTimer(moment);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<WarningEvent> out)
      throws Exception {
    @Nullable List<Signal> waiting = signals.get(timestamp);
    if (waiting != null) {
      signals.remove(timestamp);
      for (List<Signal> moment : Inbox.moments(waiting).values()) {
        keep(Warnings.hear(desk.value(), moment), context, out);
      }
    }
    Desk now = desk.value();
    if (now != null) {
      keep(Warnings.pass(now, Instant.ofEpochMilli(timestamp)), context, out);
    }
    followEarly(timestamp, context, out);
  }

  private void keep(Decided decided, Context context, Collector<WarningEvent> out)
      throws Exception {
    put(decided.desk(), context);
    for (WarningEvent event : decided.events()) {
      tell(event, out);
    }
    if (!decided.events().isEmpty()) {
      followEarly(Long.MIN_VALUE, context, out);
    }
  }

  private void put(@Nullable Desk now, Context context) throws Exception {
    if (now == null) {
      desk.clear();
    } else {
      desk.update(now);
      Warnings.findNext(now)
          .ifPresent(next -> context.timerService().registerEventTimeTimer(next.toEpochMilli()));
    }
  }

  private void tell(WarningEvent event, Collector<WarningEvent> out) {
    metrics.count("warnings_changed", "change", event.change().name());
    out.collect(event);
  }

  /** Decides the commands whose warning has come to what they saw, or that event time passed. */
  private void followEarly(long passedMillis, Context context, Collector<WarningEvent> out)
      throws Exception {
    List<WarningCommand> waiting = new ArrayList<>();
    early.get().forEach(waiting::add);
    List<WarningCommand> left = new ArrayList<>();
    for (WarningCommand command : waiting) {
      if (command.at().toEpochMilli() <= passedMillis
          || WarningCommands.isThere(desk.value(), command)) {
        follow(command, context, out);
      } else {
        left.add(command);
      }
    }
    if (left.size() < waiting.size()) {
      early.update(left);
    }
  }

  private void follow(WarningCommand command, Context context, Collector<WarningEvent> out)
      throws Exception {
    WarningCommands.Answer answer = WarningCommands.decide(desk.value(), command);
    put(answer.desk(), context);
    answer.event().ifPresent(event -> tell(event, out));
    metrics.count("warning_commands_decided", "outcome", answer.outcome().result().name());
    context.output(JobTags.WARNING_OUTCOMES, answer.outcome());
  }
}
