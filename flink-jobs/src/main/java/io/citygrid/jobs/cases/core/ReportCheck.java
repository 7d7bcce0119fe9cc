package io.citygrid.jobs.cases.core;

import io.citygrid.city.City;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import io.citygrid.geo.LonLat;
import io.citygrid.jobs.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the city itself says against a report that is well-formed. The edge refuses the same; this
 * is for writers that bypass it. Compares with the message's own times, never with the wall clock.
 */
public final class ReportCheck {
  /** How far ahead a reporter's clock may be. */
  public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  /** How far ahead a limit may lie that a report states: ten years and a day for time zones. */
  private static final Duration LONGEST_STATED_LIMIT = Duration.ofDays(3_654);

  private ReportCheck() {}

  /**
   * Why the report cannot become a case of this city; empty when it can.
   *
   * @param writtenAt the message's time stamp in Kafka
   */
  public static Optional<Refusal> check(Report report, City city, Instant writtenAt) {
    if (city.findCategory(report.category()).isEmpty()) {
      return refuse(
          DeadLetterReason.UNKNOWN_CATEGORY,
          "category",
          "the city has no category " + report.category());
    }
    if (report.receivedAt().isAfter(writtenAt.plus(CLOCK_TOLERANCE))) {
      return refuse(
          DeadLetterReason.TIME_OUT_OF_RANGE,
          "receivedAt",
          "is " + report.receivedAt() + ", later than the message itself");
    }
    if (report.reportedAt().isAfter(report.receivedAt().plus(CLOCK_TOLERANCE))) {
      return refuse(
          DeadLetterReason.TIME_OUT_OF_RANGE,
          "reportedAt",
          "is " + report.reportedAt() + ", after it was received at " + report.receivedAt());
    }
    if (report.reportedAt().isBefore(city.earliestReport())) {
      return refuse(
          DeadLetterReason.TIME_OUT_OF_RANGE,
          "reportedAt",
          "is " + report.reportedAt() + ", before the city's earliest " + city.earliestReport());
    }
    Instant dueAt = report.dueAt();
    if (dueAt != null
        && (dueAt.isBefore(city.earliestReport())
            || dueAt.isAfter(report.receivedAt().plus(LONGEST_STATED_LIMIT)))) {
      return refuse(
          DeadLetterReason.TIME_OUT_OF_RANGE,
          "dueAt",
          "is " + dueAt + ", before the city's earliest or more than ten years ahead");
    }
    return checkSwapped(report.position(), city);
  }

  private static Optional<Refusal> checkSwapped(@Nullable Position position, City city) {
    if (position == null
        || city.bounds().contains(position.point())
        || !LonLat.isValid(position.lat(), position.lon())
        || !city.bounds().contains(new LonLat(position.lat(), position.lon()))) {
      return Optional.empty();
    }
    return refuse(
        DeadLetterReason.POSITION_OUT_OF_RANGE,
        "position",
        "lies in the city only when longitude and latitude are swapped");
  }

  private static Optional<Refusal> refuse(DeadLetterReason reason, String field, String detail) {
    return Optional.of(new Refusal(reason, field, detail));
  }
}
