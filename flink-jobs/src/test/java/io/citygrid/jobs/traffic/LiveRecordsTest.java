package io.citygrid.jobs.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.PresencePing;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.event.VehiclePosition;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.geo.road.Segment;
import io.citygrid.jobs.crowd.core.HeardCell;
import io.citygrid.jobs.crowd.core.HeardPlace;
import io.citygrid.jobs.crowd.core.HeardTimes;
import io.citygrid.jobs.crowd.core.PlaceDevices;
import io.citygrid.jobs.crowd.core.PlacePing;
import io.citygrid.jobs.crowd.core.PlacedPing;
import io.citygrid.jobs.crowd.core.ToldCells;
import io.citygrid.jobs.kafka.Message;
import io.citygrid.jobs.kafka.ReceivedPing;
import io.citygrid.jobs.kafka.ReceivedPosition;
import io.citygrid.jobs.sensors.core.HeardMetric;
import io.citygrid.jobs.state.RecordType;
import io.citygrid.jobs.traffic.core.RoadInterval;
import io.citygrid.jobs.traffic.core.RoadSamples;
import io.citygrid.jobs.traffic.core.SegmentSample;
import io.citygrid.jobs.traffic.core.TrafficGround;
import io.citygrid.jobs.traffic.core.VehicleDrive;
import io.citygrid.jobs.traffic.core.VehicleQuality;
import io.citygrid.jobs.traffic.core.VehicleState;
import io.citygrid.live.crowd.cell.CellMemory;
import io.citygrid.live.flow.MoverFix;
import io.citygrid.live.flow.MoverState;
import io.citygrid.live.flow.Stay;
import io.citygrid.live.flow.Trip;
import io.citygrid.live.flow.Whereabouts;
import io.citygrid.live.quality.ClockWatch;
import io.citygrid.live.quality.Heard;
import io.citygrid.live.quality.NoteBook;
import io.citygrid.live.traffic.SpaceMean;
import io.citygrid.live.traffic.matching.Fix;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What crowds and traffic send and keep most of: the same after it was written, also by fields. */
class LiveRecordsTest {
  private static final SerializerConfig CONFIG = new SerializerConfigImpl();
  private static final Instant AT = Instant.parse("2026-03-02T01:00:00.25Z");
  private static final Position PLACE = new Position(118.05, 31.05, 12);
  private static final Message MESSAGE =
      new Message("city.positions.v1", 2, 7, "taxi", new byte[] {1, 2, 3}, 5);

  @Test
  void pingsAndPositions() throws IOException {
    assertSameOnceWritten(new ReceivedPing(new PresencePing("a", PLACE, AT, AT, 1), MESSAGE, null));
    assertSameOnceWritten(
        new ReceivedPosition(
            new VehiclePosition("taxi", PLACE, 90.0, null, AT, AT, 1), MESSAGE, null));
    HeardTimes times = new HeardTimes(300_000, 600_000, 900_000);
    assertSameOnceWritten(new PlacePing("cell/广场", "", 60_000, times, 1));
    assertSameOnceWritten(new PlacedPing(List.of("cell/1", "heat/16-1-2"), "a", 5, times, 1));
    assertSameOnceWritten(
        new HeardPlace(
            List.of(new HeardPlace.Minute(60_000, new byte[] {9})),
            List.of(new HeardPlace.Window(300_000, 2, true)),
            times,
            1));
    HeardCell cell = new HeardCell("heat/14-1-2", 0, 17, 0.03, 2);
    assertSameOnceWritten(cell);
    assertSameOnceWritten(new ToldCells(3, List.of(cell), true));
    assertSameOnceWritten(new CellMemory(3_600_000, 12.5, 4, new byte[] {1, 2}));
    assertSameOnceWritten(new PlaceDevices("cell/1", 0, new byte[] {9}, 3, times, 1));
  }

  @Test
  void aVehicleOnItsWay() throws IOException {
    TrafficGround ground = new TrafficGround(new IndexedCity(Testville.city(), GridFences::of));
    Segment segment = ground.city().roads().segment(0);
    VehicleState state = VehicleState.NEW;
    assertSameOnceWritten(state);
    for (int i = 0; i < 6; i++) {
      LonLat at = ground.city().roads().point(segment, 30 + 80 * i);
      state = state.with(new Fix(i * 10_000, at.lon(), at.lat(), 8, Double.NaN, 30), 1);
      // The last two wait.
      state = VehicleDrive.advance(state, ground, Math.min(i, 3) * 10_000).after();
      assertSameOnceWritten(state);
    }
    assertThat(state.pending()).hasSize(2);
    assertThat(state.matching().columns()).isNotEmpty();
  }

  @Test
  void whereSomebodyStaysAndGoes() throws IOException {
    assertSameOnceWritten(MoverState.NEW);
    MoverFix fix = new MoverFix(1_772_413_200_000L, 118.05, 31.05, 12);
    Stay stay = new Stay(0, 600_000, 118.0, 31.0, List.of("990101", ""));
    Whereabouts gone = new Whereabouts(stay, false, List.of(fix), List.of("990102"));
    Trip trip = new Trip(stay.areas(), List.of("990103", "1"), 1, 2, 3, List.of());
    assertSameOnceWritten(
        new MoverState(Whereabouts.NEW, List.of(fix, fix), gone, List.of(trip), 5));
  }

  @Test
  void whatIsNotedOfASource() throws IOException {
    assertSameOnceWritten(VehicleQuality.NEW);
    NoteBook notes = NoteBook.NEW;
    notes = notes.with(Heard.used(1_000, 200L, 4, Double.NaN)).after();
    notes = notes.with(Heard.refused(400_000, 300, SourceFault.LATE, 77)).after();
    notes = notes.with(Heard.disbelieved(900_000, SourceFault.FUTURE)).after();
    assertSameOnceWritten(new HeardMetric(new ClockWatch(2, 60_000, 61_000), notes));
    assertSameOnceWritten(
        new VehicleQuality(new ClockWatch(1, 5, 6), VehicleQuality.NEW.strays(), notes));
  }

  @Test
  void aRoadInAnInterval() throws IOException {
    RoadInterval road =
        RoadInterval.NEW
            .with(sample("ring-1.1", "", Double.NaN))
            .with(sample("ring-1.1", "loop-1", 1_200))
            .with(sample("ring-2.1", "loop-2", Double.NaN))
            .afterPublishing();
    assertSameOnceWritten(road);
    assertSameOnceWritten(road.afterRecording());
    SegmentSample first = sample("ring-1.1", "", Double.NaN);
    SegmentSample other = sample("ring-2.1", "", Double.NaN);
    assertSameOnceWritten(new RoadSample(first));
    assertSameOnceWritten(new RoadSample(first, List.of(other)));
    assertSameOnceWritten(new RoadSamples(List.of(first, other)));
  }

  private static SegmentSample sample(String segment, String detector, double flowPerHour) {
    return new SegmentSample(
        "Ring Road", segment, 0, detector, new SpaceMean(1, 2, 3), flowPerHour, 4, 1);
  }

  @SuppressWarnings("unchecked") // a record is of its own class
  private static <R extends Record> void assertSameOnceWritten(R value) throws IOException {
    Class<R> type = (Class<R>) value.getClass();
    TypeSerializer<R> now = RecordType.ofRecord(type).createSerializer(CONFIG);
    TypeSerializer<R> byFields = TypeInformation.of(type).createSerializer(CONFIG);
    R kept = written(value, byFields);

    assertThat(written(kept, now))
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(value);
    assertThat(
            now.snapshotConfiguration()
                .resolveSchemaCompatibility(byFields.snapshotConfiguration())
                .isCompatibleAfterMigration())
        .isTrue();
  }

  private static <R> R written(R value, TypeSerializer<R> serializer) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    serializer.serialize(value, out);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    R read = serializer.deserialize(in);
    assertThat(in.available()).isZero();
    return read;
  }
}
