package io.citygrid.live.finding;

import io.citygrid.city.City;
import io.citygrid.city.event.Position;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.testville.Testville;
import io.citygrid.live.finding.SeenCase.Standing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of Testville in a test: made cases and alerts, days before the moment looked at.
 */
final class Seen {
  static final Instant NOW = Instant.parse("2026-06-01T16:00:00Z");
  static final Instant LONG_AGO = NOW.minus(Duration.ofDays(200));

  /** Midnight in Testville. */
  static final City CITY = city("falseShare: 0.05\n");

  final List<SeenCase> cases = new ArrayList<>();
  final List<SeenAlert> alerts = new ArrayList<>();

  static City city(String insight) {
    CityFiles files =
        Testville.files().with("insight.yaml", insight.getBytes(StandardCharsets.UTF_8));
    return Testville.city(files, 1);
  }

  /** A case in a street that came so many days ago. */
  Seen came(String id, String category, String street, double daysAgo) {
    cases.add(
        seen(
            id, category, street, daysAgo, "river-urban", List.of(), Standing.UNKNOWN, null, null));
    return this;
  }

  /** The same tied to a business. */
  Seen tied(String id, String business, double daysAgo) {
    cases.add(
        seen(
            id,
            "E0201",
            "990101001",
            daysAgo,
            "market",
            List.of(business),
            Standing.UNKNOWN,
            null,
            null));
    return this;
  }

  /** A case of a department that was due a day after it came, handled so many hours after it. */
  Seen handled(String id, String department, double daysAgo, @Nullable Double hours) {
    long due = millis(daysAgo) + Duration.ofDays(1).toMillis();
    @Nullable Long handled = hours == null ? null : millis(daysAgo) + (long) (hours * 3_600_000);
    cases.add(
        seen(
            id,
            "E0101",
            "990101001",
            daysAgo,
            department,
            List.of(),
            hours == null ? Standing.UNKNOWN : Standing.CONFIRMED,
            due,
            handled));
    return this;
  }

  /** The case of an alert, looked at by somebody. */
  Seen judged(String id, Standing standing) {
    cases.add(seen(id, "E0301", "990101001", 3, "water", List.of(), standing, null, null));
    return this;
  }

  Seen alert(String id, String device, double daysAgo, @Nullable Integer minutes, String caseId) {
    long since = millis(daysAgo);
    alerts.add(
        new SeenAlert(
            id,
            minutes == null ? 1 : 2,
            since,
            "water-high",
            device,
            List.of("990100", device.equals("wl-01") ? "990101" : "990102"),
            new Position(118.03, 31.08, 0),
            since,
            minutes == null ? null : since + 60_000L * minutes,
            caseId,
            1));
    return this;
  }

  List<Standout> look(Instant heardSince) {
    return Review.look(CITY, cases, alerts, heardSince, NOW);
  }

  static long millis(double daysAgo) {
    return NOW.toEpochMilli() - (long) (daysAgo * 86_400_000);
  }

  private static SeenCase seen(
      String id,
      String category,
      String street,
      double daysAgo,
      String department,
      List<String> businesses,
      Standing standing,
      @Nullable Long due,
      @Nullable Long handled) {
    long came = millis(daysAgo);
    int place = street.charAt(street.length() - 1) % 11;
    return new SeenCase(
        id,
        1,
        came,
        came,
        category,
        List.of("990100", "990101", street),
        "A-" + street,
        department,
        businesses,
        new Position(118.02 + 0.01 * place, 31.075, 0),
        standing,
        standing != Standing.DENIED,
        due,
        handled,
        1);
  }
}
