package io.citygrid.jobs.sensors;

import io.citygrid.city.Device;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.Reading;
import io.citygrid.city.event.SourceFault;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.kafka.ReceivedReading;
import io.citygrid.jobs.sensors.core.HeardMetric;
import io.citygrid.jobs.sensors.core.OrderedWatch;
import io.citygrid.jobs.sensors.core.PendingReading;
import io.citygrid.jobs.sensors.core.ReadingCheck;
import io.citygrid.jobs.sensors.core.SensorCases;
import io.citygrid.jobs.sensors.core.SensorRules;
import io.citygrid.jobs.sensors.core.SensorState;
import io.citygrid.jobs.sensors.core.ThresholdWatch;
import io.citygrid.jobs.sensors.core.WatchedMetric;
import io.citygrid.jobs.state.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.util.Collector;

/**
 * Watches one metric of one device, keyed by both. Readings wait until event time has come to them,
 * and are then judged in order; what lasts without a further reading is raised by event time alone.
 *
 * <p>A reading of an event time that is already decided for its key is a repeat when it is one of
 * the last {@link WatchedMetric#judgedMillis} again, as when a sender tries a batch once more, else
 * too late. Each usable reading goes out at once to be shown. What becomes of readings is told of
 * the device; those of a clock that is behind are not of the time they state, and dead letters.
 */
public final class SensorFunction extends CityDecision<ReceivedReading, AlertEvent, SensorRules> {
  private static final long serialVersionUID = 1L;
  static final char KEY_SEPARATOR = '\n';

  private transient ValueState<WatchedMetric> watched;
  private transient ValueState<HeardMetric> heard;

  public SensorFunction(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, RecordType.ofRecord(ReceivedReading.class), patience, stateTtl);
  }

  /** Device and metric as one key; neither may hold control characters. */
  static String key(ReceivedReading received) {
    Reading reading = reading(received);
    return reading.deviceId() + KEY_SEPARATOR + reading.metric();
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    watched = lastingValue("watched", RecordType.ofRecord(WatchedMetric.class));
    heard = lastingValue("heard", RecordType.ofRecord(HeardMetric.class));
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
      note(
          heard().refused(reading, HeardMetric.fault(refusal, reading), watermark(context)),
          rules,
          context);
      refuse(received, refusal, context);
      return;
    }
    WatchedMetric known = advance(known(), context, out);
    switch (known.arrival(reading.observedAt().toEpochMilli())) {
      case USABLE -> {
        HeardMetric.Step step = heard().taken(reading, watermark(context), rules.city().quality());
        note(step, rules, context);
        if (step.isClockBehind()) {
          refuse(received, clockBehind(reading), context);
          break;
        }
        context.output(JobTags.READINGS, reading);
        metrics().count("readings_decided");
        PendingReading pending = pending(reading, rules);
        if (pending.breaches()) {
          context.timerService().registerEventTimeTimer(pending.observedAtMillis());
        }
        known = advance(known.with(pending), context, out);
      }
      case REPEATED -> metrics().count("readings_repeated");
      case LATE -> {
        note(heard().refused(reading, SourceFault.LATE, watermark(context)), rules, context);
        refuse(received, late(known.state()), context);
      }
    }
    keep(known, context);
  }

  @Override
  protected void onEventTime(long timestamp, ReadOnlyContext context, Collector<AlertEvent> out)
      throws Exception {
    keep(advance(known(), context, out), context);
  }

  /** Judges what event time has come to, and tells it. */
  private WatchedMetric advance(
      WatchedMetric before, ReadOnlyContext context, Collector<AlertEvent> out) {
    long toMillis = context.timerService().currentWatermark();
    if (!OrderedWatch.hasDue(before, toMillis)) {
      return before;
    }
    String key = context.getCurrentKey();
    int separator = key.indexOf(KEY_SEPARATOR);
    OrderedWatch.Step step =
        OrderedWatch.advance(
            before,
            key.substring(0, separator),
            key.substring(separator + 1),
            toMillis,
            version -> findCity(version).orElseThrow());
    for (AlertEvent alert : step.alerts()) {
      metrics().count("alerts", "state", alert.state().name());
      out.collect(alert);
      findCity(alert.versions().city())
          .flatMap(rules -> SensorCases.report(alert, rules.city()))
          .ifPresent(report -> context.output(JobTags.REPORTS, report));
    }
    return step.after();
  }

  private void keep(WatchedMetric after, ReadOnlyContext context) throws Exception {
    watched.update(after);
    after.nextLookMillis().ifPresent(context.timerService()::registerEventTimeTimer);
  }

  private void note(HeardMetric.Step step, SensorRules rules, ReadOnlyContext context)
      throws Exception {
    heard.update(step.after());
    for (QualityNote note : step.notes(context.getCurrentKey(), KEY_SEPARATOR, rules)) {
      context.output(JobTags.QUALITY, note);
    }
  }

  private HeardMetric heard() throws Exception {
    HeardMetric known = heard.value();
    return known == null ? HeardMetric.NEW : known;
  }

  private static long watermark(ReadOnlyContext context) {
    return context.timerService().currentWatermark();
  }

  private static Refusal clockBehind(Reading reading) {
    return new Refusal(
        DeadLetterReason.TIME_OUT_OF_RANGE,
        "observedAt",
        "is, as all before it, %d minutes before it was received: the clock is behind"
            .formatted(Duration.between(reading.observedAt(), reading.receivedAt()).toMinutes()));
  }

  private WatchedMetric known() throws Exception {
    WatchedMetric known = watched.value();
    return known == null ? WatchedMetric.NEW : known;
  }

  private static PendingReading pending(Reading reading, SensorRules rules) {
    Device device = rules.city().findDevice(reading.deviceId()).orElseThrow();
    return new PendingReading(
        reading.observedAt().toEpochMilli(),
        reading.value(),
        rules.city().version().city(),
        ThresholdWatch.breaches(device, reading.metric(), reading.value(), rules));
  }

  private static Refusal late(SensorState known) {
    return new Refusal(
        DeadLetterReason.LATE,
        "observedAt",
        "comes after this metric was decided up to "
            + Instant.ofEpochMilli(known.evaluatedToMillis()));
  }

  private static Reading reading(ReceivedReading received) {
    return Objects.requireNonNull(received.reading(), "refused messages do not come here");
  }
}
