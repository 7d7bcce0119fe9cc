package io.citygrid.standalone.demo;

import io.citygrid.city.Area;
import io.citygrid.city.City;
import io.citygrid.city.CityLayer;
import io.citygrid.city.LayerKind;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.ContactChannel;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.FenceIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * 话务: the telephone, the chat and the mailbox of the simulated 12345 desk. Every report of the
 * hotline came by one of them; some callers give up and report nothing.
 */
public final class SimulatedHotline {
  /** Begins all ids, so that whoever sees one knows that nobody called. */
  static final String SYSTEM = "simulated-hotline/";

  private static final double SHARE_OF_CALLS = 0.8;
  private static final double SHARE_OF_TEXTS = 0.15;
  private static final double GIVE_UP_PER_REPORT = 0.05;

  /** Of means such as these most are within the bounds of the standard, and some are not. */
  private static final double CALL_WAIT_SECONDS = 6;

  private static final double TEXT_WAIT_SECONDS = 70;
  private static final double LETTER_WAIT_SECONDS = 9 * 3600;
  private static final double LONGEST_WAIT_IN_MEANS = 5;
  private static final double TALK_SECONDS = 120;

  private final City city;
  private final String operator;
  private final Random random;
  private final Map<CityLayer, FenceIndex> areas = new HashMap<>();

  /**
   * A desk on which nobody has called yet.
   *
   * @param operator id of the account that answers
   */
  public SimulatedHotline(City city, String operator, long seed) {
    this.city = city;
    this.operator = operator;
    this.random = new Random(seed);
    for (CityLayer layer : city.layers()) {
      if (layer.kind() == LayerKind.AREA) {
        areas.put(layer, FenceIndex.of(layer.fences()));
      }
    }
  }

  /**
   * By what a report came in, and who gave up meanwhile; nothing for a report that did not come by
   * the hotline.
   *
   * @param caseId the case that was made of the report; empty when the city refused it
   */
  List<SimulatedContact> behind(SimulatedReport report, String caseId) {
    if (report.source() != ReportSource.HOTLINE) {
      return List.of();
    }
    List<SimulatedContact> contacts = new ArrayList<>();
    contacts.add(answered(report, caseId));
    if (random.nextDouble() < GIVE_UP_PER_REPORT) {
      contacts.add(givenUp(report));
    }
    return contacts;
  }

  private SimulatedContact answered(SimulatedReport report, String caseId) {
    ContactChannel channel = channel();
    Instant endedAt = report.reportedAt();
    Instant answeredAt =
        channel == ContactChannel.MAILBOX ? endedAt : endedAt.minus(about(TALK_SECONDS));
    return new SimulatedContact(
        SYSTEM + report.key(),
        channel,
        answeredAt.minus(about(waitSeconds(channel))),
        answeredAt,
        endedAt,
        area(report),
        operator,
        caseId);
  }

  /** A call beside it that nobody took. */
  private SimulatedContact givenUp(SimulatedReport report) {
    Instant endedAt = report.reportedAt();
    return new SimulatedContact(
        SYSTEM + report.key() + "-given-up",
        ContactChannel.CALL,
        endedAt.minus(about(2 * CALL_WAIT_SECONDS)),
        null,
        endedAt,
        "",
        "",
        "");
  }

  private ContactChannel channel() {
    double lot = random.nextDouble();
    if (lot < SHARE_OF_CALLS) {
      return ContactChannel.CALL;
    }
    return lot < SHARE_OF_CALLS + SHARE_OF_TEXTS ? ContactChannel.TEXT : ContactChannel.MAILBOX;
  }

  private static double waitSeconds(ContactChannel channel) {
    return switch (channel) {
      case CALL -> CALL_WAIT_SECONDS;
      case TEXT -> TEXT_WAIT_SECONDS;
      case MAILBOX -> LETTER_WAIT_SECONDS;
    };
  }

  /** Exponential with this mean, as waits are, up to some means. */
  private Duration about(double meanSeconds) {
    double means = Math.min(LONGEST_WAIT_IN_MEANS, -Math.log(1 - random.nextDouble()));
    return Duration.ofMillis(Math.round(1000 * meanSeconds * means));
  }

  /** The deepest area in which the reported place lies; empty when the caller cannot say where. */
  private String area(SimulatedReport report) {
    LonLat place = report.position();
    if (place == null) {
      return "";
    }
    return areas.entrySet().stream()
        .flatMap(
            each ->
                each.getValue().insideAt(place).stream()
                    .map(fence -> each.getKey().areaOf().getOrDefault(fence.id(), "")))
        .map(city::findArea)
        .flatMap(Optional::stream)
        .max(Comparator.comparing(Area::level).thenComparing(Area::code))
        .map(Area::code)
        .orElse("");
  }
}
