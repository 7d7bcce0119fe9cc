package io.citygrid.api;

import io.citygrid.api.AreaUser.Place;
import io.citygrid.city.WorkingCalendar;
import io.citygrid.city.event.Contact;
import io.citygrid.city.event.ContactChannel;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.PatrolKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What is on Kafka of each of two districts, and is counted beside their cases. */
final class AreaMessages {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private AreaMessages() {}

  /** Where the place's grid worker was on the latest working day. */
  static MetricValue patrolOf(Place place) {
    WorkingCalendar calendar = Testville.city().calendar();
    LocalDate day = LocalDate.ofInstant(NOW, calendar.zone());
    while (!calendar.isWorkday(day)) {
      day = day.minusDays(1);
    }
    place.learn("month", YearMonth.from(day).toString());
    return new MetricValue(
        PatrolKeys.key(place.fill("{cell}"), place.fill("{patroller}")),
        day.atStartOfDay(calendar.zone()).toInstant(),
        17,
        "min",
        17,
        1);
  }

  /** A call from the place that nobody took. */
  static Contact contactFrom(Place place) {
    return new Contact(
        place.fill("{place}-call"),
        ContactChannel.CALL,
        NOW,
        null,
        NOW,
        List.of("990100", place.district()),
        "",
        "",
        NOW,
        1);
  }
}
