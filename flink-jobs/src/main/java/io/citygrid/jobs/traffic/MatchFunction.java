package io.citygrid.jobs.traffic;

import io.citygrid.city.IndexedCity;
import io.citygrid.city.QualityRules;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.event.VehiclePosition;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.flow.MoverTrips;
import io.citygrid.jobs.flow.MoversByKey;
import io.citygrid.jobs.kafka.ReceivedPosition;
import io.citygrid.jobs.state.RecordType;
import io.citygrid.jobs.traffic.core.DrivenSample;
import io.citygrid.jobs.traffic.core.SegmentSample;
import io.citygrid.jobs.traffic.core.TrafficGround;
import io.citygrid.jobs.traffic.core.VehicleDrive;
import io.citygrid.jobs.traffic.core.VehicleQuality;
import io.citygrid.jobs.traffic.core.VehicleState;
import io.citygrid.live.quality.ClockWatch;
import io.citygrid.live.quality.Heard;
import io.citygrid.live.traffic.matching.Fix;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.util.Collector;

/**
 * Puts one vehicle's positions on the roads, in the order of event time whatever order they came
 * in, and tells what it drove where, and which trips it made. A position of a time that was taken
 * already is a repeat; one before what was taken is a dead letter, and so are those of a clock that
 * is behind. What becomes of positions is told of the vehicle.
 */
public final class MatchFunction
    extends CityDecision<ReceivedPosition, DrivenSample, TrafficGround> {
  private static final long serialVersionUID = 1L;

  private transient ValueState<VehicleState> vehicle;
  private transient ValueState<VehicleQuality> quality;
  private transient MoverTrips trips;

  public MatchFunction(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, RecordType.ofRecord(ReceivedPosition.class), patience, stateTtl);
  }

  static String key(ReceivedPosition received) {
    return position(received).vehicleId();
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    vehicle = lastingValue("vehicle", RecordType.ofRecord(VehicleState.class));
    quality = lastingValue("quality", RecordType.ofRecord(VehicleQuality.class));
    trips =
        new MoverTrips(
            new MoversByKey(
                getRuntimeContext().getState(passing(MoversByKey.moverDescriptor())),
                getRuntimeContext().getState(passing(MoversByKey.lookDescriptor())),
                isRestored()),
            metrics());
  }

  @Override
  protected TrafficGround derive(IndexedCity city) {
    return new TrafficGround(city);
  }

  @Override
  protected long version(ReceivedPosition received) {
    return position(received).cityVersion();
  }

  @Override
  protected void decide(
      ReceivedPosition received,
      TrafficGround ground,
      ReadOnlyContext context,
      Collector<DrivenSample> out)
      throws Exception {
    VehiclePosition position = position(received);
    long at = position.observedAt().toEpochMilli();
    VehicleState known = known(ground, context, out);
    Optional<Fix> same = known.findPending(at);
    if (same.isPresent() && VehicleQuality.isElsewhere(same.get(), fix(position, ground))) {
      disbelieve(position, SourceFault.TWO_VEHICLES, context);
      return;
    }
    if (same.isPresent() || at == known.decidedToMillis()) {
      metrics().count("positions_repeated");
      return;
    }
    if (at < known.decidedToMillis()) {
      disbelieve(position, SourceFault.LATE, context);
      refuse(received, late(known), context);
      return;
    }
    if (isClockBehind(position, ground)) {
      disbelieve(position, SourceFault.CLOCK_BEHIND, context);
      refuse(received, clockBehind(position), context);
      return;
    }
    metrics().count("positions_decided");
    trips.take(
        position.vehicleId(),
        ground
            .flow()
            .fix(
                at,
                position.position().lon(),
                position.position().lat(),
                position.position().accuracyMeters()),
        ground.flow(),
        context);
    vehicle.update(known.with(fix(position, ground), ground.city().version().city()));
    context.timerService().registerEventTimeTimer(at);
  }

  @Override
  protected void onEventTime(long timestamp, ReadOnlyContext context, Collector<DrivenSample> out)
      throws Exception {
    trips.onEventTime(timestamp, context);
    VehicleState known = vehicle.value();
    Optional<TrafficGround> ground =
        known == null ? Optional.empty() : findCity(known.cityVersion());
    if (known == null || ground.isEmpty()) {
      return;
    }
    VehicleDrive.Step step = VehicleDrive.advance(known, ground.get(), timestamp);
    tell(step, ground.get(), out);
    judged(step, ground.get(), context);
    vehicle.update(step.after().lookAt(lookAt(step.after(), ground.get(), timestamp, context)));
  }

  /**
   * When the vehicle is looked at again although it may tell nothing more. The timer that stands is
   * left where it is as long as it tells: one that is moved with each position costs more than
   * finding, once in a while, that it is not silent yet.
   */
  private static long lookAt(
      VehicleState after, TrafficGround ground, long timestamp, ReadOnlyContext context) {
    if (after.lookAtMillis() > timestamp) {
      return after.lookAtMillis();
    }
    long silentAt = VehicleDrive.silentAt(after, ground);
    if (silentAt == Long.MAX_VALUE) {
      return 0;
    }
    context.timerService().registerEventTimeTimer(silentAt);
    return silentAt;
  }

  private static void tell(
      VehicleDrive.Step step, TrafficGround ground, Collector<DrivenSample> out) {
    for (SegmentSample sample : step.samples()) {
      out.collect(new DrivenSample(sample, sample.intervalMillis() + ground.intervalMillis()));
    }
  }

  /** What is known of the vehicle on these roads; a way on other roads is ended first. */
  private VehicleState known(
      TrafficGround ground, ReadOnlyContext context, Collector<DrivenSample> out) throws Exception {
    VehicleState known = vehicle.value();
    if (known == null) {
      return VehicleState.NEW;
    }
    Optional<TrafficGround> before = findCity(known.cityVersion());
    if (before.isEmpty() || before.get().city().roads() == ground.city().roads()) {
      return known;
    }
    VehicleDrive.Step end = VehicleDrive.advance(known, before.get(), Long.MAX_VALUE);
    tell(end, before.get(), out);
    judged(end, before.get(), context);
    return end.after();
  }

  /** What became of positions that were taken. */
  private void judged(VehicleDrive.Step step, TrafficGround ground, ReadOnlyContext context)
      throws Exception {
    if (step.judged().isEmpty()) {
      return;
    }
    for (VehicleDrive.Judged each : step.judged()) {
      if (each.fault() != null) {
        metrics().count("positions_unusable", "reason", each.fault().name());
      }
    }
    tell(
        quality().judged(context.getCurrentKey(), step.judged(), ground.rules().matching()),
        context);
  }

  /** A position is not taken. */
  private void disbelieve(VehiclePosition position, SourceFault fault, ReadOnlyContext context)
      throws Exception {
    long at = position.observedAt().toEpochMilli();
    metrics().count("positions_unusable", "reason", fault.name());
    Heard heard =
        Heard.refused(
            Heard.countedAt(at, context.timerService().currentWatermark()),
            delayMillis(position),
            fault,
            Objects.hash(at, position.position().lon(), position.position().lat()));
    tell(quality().refused(context.getCurrentKey(), heard), context);
  }

  private boolean isClockBehind(VehiclePosition position, TrafficGround ground) throws Exception {
    QualityRules.Clocks rules = ground.city().quality().clocks();
    VehicleQuality known = quality();
    ClockWatch watch = known.clock().with(delayMillis(position), rules);
    if (!watch.equals(known.clock())) {
      quality.update(known.withClock(watch));
    }
    return watch.isBehind(rules);
  }

  private void tell(VehicleQuality.Step step, ReadOnlyContext context) throws Exception {
    quality.update(step.after());
    step.notes().forEach(note -> context.output(JobTags.QUALITY, note));
  }

  private VehicleQuality quality() throws Exception {
    VehicleQuality known = quality.value();
    return known == null ? VehicleQuality.NEW : known;
  }

  private static long delayMillis(VehiclePosition position) {
    return position.receivedAt().toEpochMilli() - position.observedAt().toEpochMilli();
  }

  private static Fix fix(VehiclePosition position, TrafficGround ground) {
    double told = position.position().accuracyMeters();
    Double heading = position.headingDegrees();
    Double speed = position.speedKmh();
    return new Fix(
        position.observedAt().toEpochMilli(),
        position.position().lon(),
        position.position().lat(),
        told > 0 ? told : ground.city().dispatch().defaultAccuracyMeters(),
        heading == null ? Double.NaN : heading,
        speed == null ? Double.NaN : speed);
  }

  private static Refusal late(VehicleState known) {
    return new Refusal(
        DeadLetterReason.LATE,
        "observedAt",
        "comes after this vehicle was decided up to "
            + Instant.ofEpochMilli(known.decidedToMillis()));
  }

  private static Refusal clockBehind(VehiclePosition position) {
    return new Refusal(
        DeadLetterReason.TIME_OUT_OF_RANGE,
        "observedAt",
        "is, as all before it, %d minutes before it was received: the clock is behind"
            .formatted(Duration.ofMillis(delayMillis(position)).toMinutes()));
  }

  private static VehiclePosition position(ReceivedPosition received) {
    return Objects.requireNonNull(received.content(), "refused messages do not come here");
  }
}
