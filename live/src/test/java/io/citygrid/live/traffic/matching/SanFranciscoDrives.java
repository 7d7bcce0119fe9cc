package io.citygrid.live.traffic.matching;

import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.Segment;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes the positions of the ready city of simulated drives: twelve taxis for forty minutes, with
 * noise and gaps, and the faults that real positions have. Of a fault no true road is told.
 */
final class SanFranciscoDrives {
  private static final Instant START = Instant.parse("2024-06-03T15:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
  private static final int SECONDS = 2_400;
  private static final int EVERY = 10;
  private static final int[] NOISE = {5, 5, 5, 5, 10, 10, 10, 10, 10, 10, 20, 20};
  private static final int FAR_METERS = 700;

  private final RoadNetwork streets;
  private final Random random = new Random(1906);
  private final List<Line> lines = new ArrayList<>();

  private record Line(String vehicle, Fix fix, int trueSegment) {}

  SanFranciscoDrives(RoadNetwork streets) {
    this.streets = streets;
  }

  /** The file, line by line. */
  List<String> csv() {
    for (int taxi = 1; taxi <= NOISE.length; taxi++) {
      drive(taxi);
    }
    impostor("taxi-05");
    parked("taxi-13");
    for (int i = 0; i < 30; i++) {
      LonLat sea = new LonLat(-122.60 + i * 0.0005, 37.75);
      add("taxi-14", told(600 + i * EVERY, sea, 10));
    }
    lines.sort(
        Comparator.comparingLong((Line line) -> line.fix().atMillis())
            .thenComparing(Line::vehicle));
    List<String> csv = new ArrayList<>();
    csv.add("observed_at,vehicle,lon,lat,accuracy_m,heading,speed_kmh,true_road,true_segment");
    lines.forEach(line -> csv.add(text(line)));
    return csv;
  }

  private void drive(int taxi) {
    String id = String.format(Locale.ROOT, "taxi-%02d", taxi);
    boolean tellsHeading = taxi != 9 && taxi != 10;
    Drive vehicle =
        taxi % 2 == 0 ? Drive.toDestinations(streets, random) : Drive.wandering(streets, random);
    for (Drive.TrueFix fix : vehicle.go(SECONDS, EVERY, NOISE[taxi - 1], tellsHeading)) {
      long second = fix.fix().atMillis() / 1_000;
      boolean isGap = second >= 600 + taxi * 60L && second < 780 + taxi * 60L;
      if (isGap || random.nextInt(33) == 0) {
        continue;
      }
      if (taxi == 1 && second >= 300 && second < 350) {
        add(id, told(second, new LonLat(0, 0), NOISE[0]));
      } else if (taxi == 3 && second % 110 == 60) {
        add(id, told(second, farFrom(fix.fix().point()), NOISE[2]));
      } else {
        lines.add(new Line(id, fix.fix(), fix.segment()));
      }
    }
  }

  /** Another vehicle that tells the same id, half an interval later each time. */
  private void impostor(String id) {
    for (Drive.TrueFix fix : Drive.wandering(streets, random).go(590, EVERY, 10, true)) {
      Fix told = fix.fix();
      add(
          id,
          new Fix(
              told.atMillis() + 1_505_000,
              told.lon(),
              told.lat(),
              told.accuracyMeters(),
              told.headingDegrees(),
              told.speedKmh()));
    }
  }

  /** Twenty minutes at the very same place. */
  private void parked(String id) {
    Segment segment = streets.segment(random.nextInt(streets.segments().size()));
    LonLat place = streets.point(segment, segment.lengthMeters() / 2);
    for (int second = 300; second < 1_500; second += EVERY) {
      add(id, told(second, place, 10));
    }
  }

  private LonLat farFrom(LonLat place) {
    while (true) {
      Segment segment = streets.segment(random.nextInt(streets.segments().size()));
      LonLat there = streets.point(segment, 0);
      if (there.distanceMeters(place) > FAR_METERS) {
        return there;
      }
    }
  }

  private static Fix told(long second, LonLat place, double accuracy) {
    return new Fix(second * 1_000, place.lon(), place.lat(), accuracy, Double.NaN, Double.NaN);
  }

  private void add(String vehicle, Fix fix) {
    lines.add(new Line(vehicle, fix, Segment.NONE));
  }

  private String text(Line line) {
    Fix fix = line.fix();
    LocalDateTime at = START.plusMillis(fix.atMillis()).atZone(ZONE).toLocalDateTime();
    boolean isKnown = line.trueSegment() != Segment.NONE;
    Segment segment = streets.segment(Math.max(0, line.trueSegment()));
    return String.join(
        ",",
        TIME.format(at),
        line.vehicle(),
        number("%.6f", fix.lon()),
        number("%.6f", fix.lat()),
        number("%.0f", fix.accuracyMeters()),
        number("%.1f", fix.headingDegrees() > 359.9 ? 0 : fix.headingDegrees()),
        number("%.1f", fix.speedKmh()),
        isKnown ? segment.road() : "",
        isKnown ? segment.id() : "");
  }

  private static String number(String format, double number) {
    return Double.isNaN(number) ? "" : String.format(Locale.ROOT, format, number);
  }
}
