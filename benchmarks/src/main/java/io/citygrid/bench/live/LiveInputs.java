package io.citygrid.bench.live;

import io.citygrid.city.City;
import io.citygrid.city.CrowdArea;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.PresencePing;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Positions of vehicles on the roads of a city and pings of devices in its crowd areas, as many of
 * each, sent to Kafka at an even pace in the event time of the clock.
 */
final class LiveInputs {
  private static final long SEED = 51;
  private static final int DEVICES = 20_000;
  private static final double ABOUT_DEGREES = 0.0004;
  private static final long CHUNK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final Random random = new Random(SEED);
  private final City city;
  private final Sender sender;

  LiveInputs(City city, Sender sender) {
    this.city = city;
    this.sender = sender;
  }

  /** Sends so many of each a second for so many seconds, and comes back when it is over. */
  void run(int perSecond, int seconds) {
    long begunNanos = System.nanoTime();
    Instant start = Instant.ofEpochMilli(System.currentTimeMillis());
    int vehicles = Math.max(1, perSecond * MadeDrives.EVERY_MILLIS / 1_000);
    MadeDrives drives = new MadeDrives(city.roads(), start, vehicles);
    int count = perSecond * seconds;
    int sent = 0;
    while (sent < count) {
      long due = Math.min(count, (System.nanoTime() - begunNanos) * perSecond / 1_000_000_000L);
      while (sent < due) {
        var position = drives.next(sent);
        sender.send(
            Topics.POSITIONS, position.vehicleId(), Codecs.VEHICLE_POSITION.encode(position));
        PresencePing ping = ping(Instant.ofEpochMilli(drives.dueMillis(sent)));
        sender.send(Topics.PRESENCE, ping.pseudonym(), Codecs.PRESENCE_PING.encode(ping));
        sent++;
      }
      LockSupport.parkNanos(CHUNK_NANOS);
    }
    sender.flush();
  }

  private PresencePing ping(Instant at) {
    List<CrowdArea> areas = city.crowdAreas();
    int device = random.nextInt(DEVICES);
    CrowdArea area = areas.get(device % areas.size());
    Position position =
        new Position(
            MadePings.rounded(area.position().lon() + random.nextGaussian() * ABOUT_DEGREES),
            MadePings.rounded(area.position().lat() + random.nextGaussian() * ABOUT_DEGREES),
            15);
    return new PresencePing("device-" + device, position, at, at.plusMillis(300), 1);
  }
}
