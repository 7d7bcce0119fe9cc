package io.citygrid.jobs.sensors;

import io.citygrid.city.Device;
import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.Reading;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.city.IndexedCity;
import io.citygrid.jobs.kafka.ReceivedReading;
import io.citygrid.jobs.sensors.core.ReadingCheck;
import io.citygrid.jobs.sensors.core.SensorCases;
import io.citygrid.jobs.sensors.core.SensorRules;
import io.citygrid.jobs.sensors.core.SensorState;
import io.citygrid.jobs.sensors.core.SensorStep;
import io.citygrid.jobs.sensors.core.ThresholdWatch;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Watches one metric of one device, keyed by both. Readings wait until event time has come to them,
 * and are then judged in order; what lasts without a further reading is raised by event time alone.
 *
 * <p>A reading of an event time that is already decided for its key is a repeat when it is the last
 * one again, else too late. Each usable reading goes out at once to be shown.
 */
public final class SensorFunction extends CityDecision<ReceivedReading, AlertEvent, SensorRules> {
  private static final long serialVersionUID = 1L;
  static final char KEY_SEPARATOR = '\n';

  private transient ValueState<SensorState> state;
  private transient MapState<Long, PendingReading> pending;

  public SensorFunction(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, TypeInformation.of(ReceivedReading.class), patience, stateTtl);
  }

  /** Device and metric as one key; neither may hold control characters. */
  static String key(ReceivedReading received) {
    Reading reading = reading(received);
    return reading.deviceId() + KEY_SEPARATOR + reading.metric();
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    state =
        getRuntimeContext()
            .getState(
                ttl(new ValueStateDescriptor<>("sensor", TypeInformation.of(SensorState.class))));
    pending =
        getRuntimeContext()
            .getMapState(
                ttl(
                    new MapStateDescriptor<>(
                        "pending", Types.LONG, TypeInformation.of(PendingReading.class))));
  }

  @Override
  protected SensorRules derive(IndexedCity city) {
    return new SensorRules(city);
  }

  @Override
  protected long version(ReceivedReading received) {
    return reading(received).cityVersion();
  }

  @Override
  protected void decide(
      ReceivedReading received,
      SensorRules rules,
      ReadOnlyContext context,
      Collector<AlertEvent> out)
      throws Exception {
    Reading reading = reading(received);
    Refusal refusal = ReadingCheck.check(reading, rules, received.message().writtenAtMillis());
    if (refusal != null) {
      refuse(received, refusal, context);
      return;
    }
    long observedAt = reading.observedAt().toEpochMilli();
    SensorState known = known();
    if (observedAt == known.lastReadingMillis()) {
      metrics().count("readings_repeated");
    } else if (observedAt <= known.evaluatedToMillis()) {
      refuse(received, late(known), context);
    } else if (observedAt <= context.timerService().currentWatermark()) {
      // Event time has passed it, but nothing of its key is decided beyond it, and nothing waits.
      context.output(JobTags.READINGS, reading);
      metrics().count("readings_decided");
      judge(reading.value(), observedAt, rules, context, out);
    } else if (pending.contains(observedAt)) {
      metrics().count("readings_repeated");
    } else {
      context.output(JobTags.READINGS, reading);
      metrics().count("readings_decided");
      pending.put(observedAt, new PendingReading(reading.value(), rules.city().version().city()));
      context.timerService().registerEventTimeTimer(observedAt);
    }
  }

  @Override
  protected void onEventTime(long timestamp, ReadOnlyContext context, Collector<AlertEvent> out)
      throws Exception {
    PendingReading reading = pending.get(timestamp);
    if (reading != null) {
      pending.remove(timestamp);
      SensorRules rules = findCity(reading.cityVersion()).orElseThrow();
      judge(reading.value(), timestamp, rules, context, out);
      return;
    }
    SensorState known = known();
    SensorRules rules = findCity(known.cityVersion()).orElseThrow();
    Device device = findDevice(context.getCurrentKey(), rules);
    if (device != null) {
      String metric = metric(context.getCurrentKey());
      keep(ThresholdWatch.elapse(known, device, metric, timestamp, rules), rules, context, out);
    }
  }

  private void judge(
      double value,
      long observedAt,
      SensorRules rules,
      ReadOnlyContext context,
      Collector<AlertEvent> out)
      throws Exception {
    String key = context.getCurrentKey();
    Device device = findDevice(key, rules);
    if (device != null) {
      SensorStep step = ThresholdWatch.read(known(), device, metric(key), value, observedAt, rules);
      keep(step, rules, context, out);
    }
  }

  private void keep(
      SensorStep step, SensorRules rules, ReadOnlyContext context, Collector<AlertEvent> out)
      throws Exception {
    state.update(step.after());
    if (!step.after().rules().isEmpty()) {
      ThresholdWatch.nextDeadlineMillis(step.after())
          .ifPresent(context.timerService()::registerEventTimeTimer);
    }
    for (AlertEvent alert : step.alerts()) {
      metrics().count("alerts", "state", alert.state().name());
      out.collect(alert);
      SensorCases.report(alert, rules.city())
          .ifPresent(report -> context.output(JobTags.REPORTS, report));
    }
  }

  private SensorState known() throws Exception {
    SensorState known = state.value();
    return known == null ? SensorState.NEW : known;
  }

  /** The device of a key; null when the version that decides has it no more. */
  private static @Nullable Device findDevice(String key, SensorRules rules) {
    String id = key.substring(0, key.indexOf(KEY_SEPARATOR));
    return rules.city().findDevice(id).orElse(null);
  }

  private static String metric(String key) {
    return key.substring(key.indexOf(KEY_SEPARATOR) + 1);
  }

  private static Refusal late(SensorState known) {
    return new Refusal(
        DeadLetterReason.LATE,
        "observedAt",
        "comes after this metric was decided up to "
            + java.time.Instant.ofEpochMilli(known.evaluatedToMillis()));
  }

  private static Reading reading(ReceivedReading received) {
    return Objects.requireNonNull(received.reading(), "refused messages do not come here");
  }
}
