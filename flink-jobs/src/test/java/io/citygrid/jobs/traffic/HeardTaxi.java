package io.citygrid.jobs.traffic;

import io.citygrid.city.event.Position;
import io.citygrid.city.event.VehiclePosition;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.citygrid.geo.LonLat;
import io.citygrid.jobs.FunctionUnderTest;
import io.citygrid.jobs.kafka.ReceivedPosition;
import java.time.Instant;

/** A position of a taxi as it comes from Kafka: accurate, heard soon, without heading or speed. */
final class HeardTaxi {
  private static final double ACCURACY_METERS = 5;
  private static final long DELAY_MILLIS = 300;

  private HeardTaxi() {}

  static ReceivedPosition at(String taxi, LonLat point, long millis) {
    Instant at = Instant.ofEpochMilli(millis);
    VehiclePosition position =
        new VehiclePosition(
            taxi,
            new Position(point.lon(), point.lat(), ACCURACY_METERS),
            null,
            null,
            at,
            at.plusMillis(DELAY_MILLIS),
            1);
    byte[] bytes = Codecs.VEHICLE_POSITION.encode(position);
    return new ReceivedPosition(
        position, FunctionUnderTest.message(Topics.POSITIONS, taxi, bytes, millis), null);
  }
}
