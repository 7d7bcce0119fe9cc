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
import io.citygrid.jobs.flow.EarlierMovers;
import io.citygrid.jobs.flow.KeptMovers;
import io.citygrid.jobs.flow.MoverTrips;
import io.citygrid.jobs.kafka.ReceivedPosition;
import io.citygrid.jobs.state.RecordType;
import io.citygrid.jobs.traffic.core.DrivenSample;
import io.citygrid.jobs.traffic.core.KeptVehicle;
import io.citygrid.jobs.traffic.core.SegmentSample;
import io.citygrid.jobs.traffic.core.TrafficGround;
import io.citygrid.jobs.traffic.core.VehicleDrive;
import io.citygrid.jobs.traffic.core.VehicleQuality;
import io.citygrid.jobs.traffic.core.VehicleState;
import io.citygrid.live.flow.MoverFix;
import io.citygrid.live.flow.MoverState;
import io.citygrid.live.quality.ClockWatch;
import io.citygrid.live.quality.Heard;
import io.citygrid.live.traffic.matching.Fix;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Puts each vehicle's positions on the roads, in the order of event time whatever order they came
 * in, and tells what it drove where, and which trips it made. A position of a time that was taken
 * already is a repeat; one before what was taken is a dead letter, and so are those of a clock that
 * is behind. What becomes of positions is told of the vehicle.
 */
public final class MatchFunction
    extends CityDecision<ReceivedPosition, DrivenSample, TrafficGround> {
  private static final long serialVersionUID = 1L;

  private final Duration vehicleTtl;
  private transient VehiclesTogether vehicles;
  private transient VehicleTrips movers;
  private transient MoverTrips trips;

  /** Null when nothing of an earlier build may be there. */
  private transient @Nullable EarlierVehicles earlier;

  /**
   * @param patience how long a position waits for the city version it names
   * @param vehicleTtl how long a vehicle is remembered of which nothing is heard
   */
  public MatchFunction(FenceIndexing indexing, Duration patience, Duration vehicleTtl) {
    super(indexing, RecordType.ofRecord(ReceivedPosition.class), patience, vehicleTtl);
    this.vehicleTtl = vehicleTtl;
  }

  static String key(ReceivedPosition received) {
    return VehiclesTogether.key(position(received).vehicleId());
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    vehicles = new VehiclesTogether(getRuntimeContext());
    movers = new VehicleTrips();
    trips = new MoverTrips(movers, metrics());
    earlier = isRestored() ? earlier() : null;
  }

  private EarlierVehicles earlier() {
    return new EarlierVehicles(
        lastingValue("vehicle", RecordType.ofRecord(VehicleState.class)),
        lastingValue("quality", RecordType.ofRecord(VehicleQuality.class)),
        new EarlierMovers(
            getRuntimeContext().getState(passing(EarlierMovers.moverDescriptor())),
            getRuntimeContext().getState(passing(EarlierMovers.lookDescriptor()))));
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
    String id = position(received).vehicleId();
    KeptVehicle known = vehicles.find(id);
    KeptVehicle after = heard(known, received, ground, context, out);
    if (after != known) {
      TimerService timers = context.timerService();
      long at = position(received).observedAt().toEpochMilli();
      long heard = Math.max(at, timers.currentWatermark());
      long ttl = vehicleTtl.toMillis();
      // Event time is the largest number when the input has ended.
      long until = heard > Long.MAX_VALUE - ttl ? Long.MAX_VALUE : heard + ttl;
      vehicles.keep(id, known, after.keptTo(until), timers);
    }
  }

  /** The vehicle after one of its positions came; the same when that is a repeat. */
  private KeptVehicle heard(
      KeptVehicle before,
      ReceivedPosition received,
      TrafficGround ground,
      ReadOnlyContext context,
      Collector<DrivenSample> out)
      throws Exception {
    VehiclePosition position = position(received);
    long at = position.observedAt().toEpochMilli();
    KeptVehicle vehicle = onTheseRoads(position.vehicleId(), before, ground, context, out);
    Optional<Fix> same = vehicle.drive().findPending(at);
    if (same.isPresent() && VehicleQuality.isElsewhere(same.get(), fix(position, ground))) {
      return disbelieved(vehicle, position, SourceFault.TWO_VEHICLES, context);
    }
    long decidedTo = vehicle.drive().decidedToMillis();
    if (same.isPresent() || at == decidedTo) {
      metrics().count("positions_repeated");
      return vehicle;
    }
    if (at < decidedTo) {
      refuse(received, late(decidedTo), context);
      return disbelieved(vehicle, position, SourceFault.LATE, context);
    }
    QualityRules.Clocks clocks = ground.city().quality().clocks();
    ClockWatch watch = vehicle.quality().clock().with(delayMillis(position), clocks);
    if (!watch.equals(vehicle.quality().clock())) {
      vehicle = vehicle.with(vehicle.quality().withClock(watch));
    }
    if (watch.isBehind(clocks)) {
      refuse(received, clockBehind(position), context);
      return disbelieved(vehicle, position, SourceFault.CLOCK_BEHIND, context);
    }
    metrics().count("positions_decided");
    vehicles.lookAt(position.vehicleId(), at, context.timerService());
    long version = ground.city().version().city();
    return followed(vehicle, position, ground, context)
        .with(vehicle.drive().with(fix(position, ground), version));
  }

  /** The trips of the vehicle after one more position. */
  private KeptVehicle followed(
      KeptVehicle vehicle, VehiclePosition position, TrafficGround ground, ReadOnlyContext context)
      throws Exception {
    MoverFix fix =
        ground
            .flow()
            .fix(
                position.observedAt().toEpochMilli(),
                position.position().lon(),
                position.position().lat(),
                position.position().accuracyMeters());
    movers.now = vehicle.mover();
    trips.take(position.vehicleId(), fix, ground.flow(), context);
    MoverState now = movers.now;
    return now == null || now == vehicle.mover() ? vehicle : vehicle.with(now);
  }

  @Override
  protected void onEventTime(long timestamp, ReadOnlyContext context, Collector<DrivenSample> out)
      throws Exception {
    TimerService timers = context.timerService();
    if (earlier != null) {
      onEventTimeOfEarlier(earlier, timestamp, context, out);
    }
    for (String id : vehicles.takeDue(timestamp)) {
      KeptVehicle known = vehicles.find(id);
      Optional<TrafficGround> ground = findCity(known.drive().cityVersion());
      if (ground.isPresent()) {
        KeptVehicle after = advanced(id, known, ground.get(), timestamp, context, out);
        long lookAt = after.drive().lookAtMillis();
        if (lookAt > timestamp && lookAt != known.drive().lookAtMillis()) {
          vehicles.lookAt(id, lookAt, timers);
        }
        vehicles.keep(id, known, after, timers);
      }
    }
    vehicles.forget(timestamp, timers);
  }

  /** What an earlier build kept under the name of a vehicle ends by itself. */
  private void onEventTimeOfEarlier(
      EarlierVehicles kept, long timestamp, ReadOnlyContext context, Collector<DrivenSample> out)
      throws Exception {
    KeptVehicle known = kept.find(timestamp, context.timerService());
    Optional<TrafficGround> ground = findCity(known.drive().cityVersion());
    if (known != KeptVehicle.NEW && ground.isPresent()) {
      String id = context.getCurrentKey();
      KeptVehicle after = advanced(id, known, ground.get(), timestamp, context, out);
      kept.keep(after, timestamp, context.timerService());
    }
  }

  /** Event time has come this far: what was driven is told, and what became of positions. */
  private KeptVehicle advanced(
      String id,
      KeptVehicle known,
      TrafficGround ground,
      long toMillis,
      ReadOnlyContext context,
      Collector<DrivenSample> out) {
    VehicleDrive.Step step = VehicleDrive.advance(known.drive(), ground, toMillis);
    tell(step, ground, out);
    return judged(id, known, step, ground, context)
        .with(step.after().lookAt(lookAt(step.after(), ground, toMillis)));
  }

  /**
   * When the vehicle is looked at again although it may tell nothing more. A time that stands is
   * left where it is: one that is moved with each position costs more than finding, once in a
   * while, that it is not silent yet.
   */
  private static long lookAt(VehicleState after, TrafficGround ground, long timestamp) {
    if (after.lookAtMillis() > timestamp) {
      return after.lookAtMillis();
    }
    long silentAt = VehicleDrive.silentAt(after, ground);
    return silentAt == Long.MAX_VALUE ? 0 : silentAt;
  }

  private static void tell(
      VehicleDrive.Step step, TrafficGround ground, Collector<DrivenSample> out) {
    for (SegmentSample sample : step.samples()) {
      out.collect(new DrivenSample(sample, sample.intervalMillis() + ground.intervalMillis()));
    }
  }

  /** The vehicle on these roads; a way on other roads is ended first. */
  private KeptVehicle onTheseRoads(
      String id,
      KeptVehicle known,
      TrafficGround ground,
      ReadOnlyContext context,
      Collector<DrivenSample> out) {
    Optional<TrafficGround> before = findCity(known.drive().cityVersion());
    if (before.isEmpty() || before.get().city().roads() == ground.city().roads()) {
      return known;
    }
    VehicleDrive.Step end = VehicleDrive.advance(known.drive(), before.get(), Long.MAX_VALUE);
    tell(end, before.get(), out);
    return judged(id, known, end, before.get(), context)
        .with(end.after().under(ground.city().version().city()));
  }

  /** What became of positions that were taken. */
  private KeptVehicle judged(
      String id,
      KeptVehicle known,
      VehicleDrive.Step step,
      TrafficGround ground,
      ReadOnlyContext context) {
    if (step.judged().isEmpty()) {
      return known;
    }
    for (VehicleDrive.Judged each : step.judged()) {
      if (each.fault() != null) {
        metrics().count("positions_unusable", "reason", each.fault().name());
      }
    }
    return told(
        known, known.quality().judged(id, step.judged(), ground.rules().matching()), context);
  }

  /** A position is not taken. */
  private KeptVehicle disbelieved(
      KeptVehicle known, VehiclePosition position, SourceFault fault, ReadOnlyContext context) {
    long at = position.observedAt().toEpochMilli();
    metrics().count("positions_unusable", "reason", fault.name());
    Heard heard =
        Heard.refused(
            Heard.countedAt(at, context.timerService().currentWatermark()),
            delayMillis(position),
            fault,
            Objects.hash(at, position.position().lon(), position.position().lat()));
    return told(known, known.quality().refused(position.vehicleId(), heard), context);
  }

  private static KeptVehicle told(
      KeptVehicle known, VehicleQuality.Step step, ReadOnlyContext context) {
    step.notes().forEach(note -> context.output(JobTags.QUALITY, note));
    return known.with(step.after());
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

  private static Refusal late(long decidedToMillis) {
    return new Refusal(
        DeadLetterReason.LATE,
        "observedAt",
        "comes after this vehicle was decided up to " + Instant.ofEpochMilli(decidedToMillis));
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

  /** Hands the trips of the vehicle at work to those who follow movers, and takes them back. */
  private static final class VehicleTrips implements KeptMovers {
    private @Nullable MoverState now;

    @Override
    public @Nullable MoverState find(String mover) {
      return now;
    }

    @Override
    public void keep(
        String mover, @Nullable MoverState before, MoverState after, TimerService timers) {
      now = after;
    }

    @Override
    public void onEventTime(long timestamp, TimerService timers) {
      // They are forgotten together with what else is kept of vehicles.
    }
  }
}
