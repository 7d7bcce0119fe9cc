package io.citygrid.bench.archive;

import io.citygrid.city.ReportSource;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseFacts;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.CaseStep;
import io.citygrid.city.event.Light;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Placement;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import io.citygrid.city.event.Versions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made cases, each with four moves from report to closing. A move is a function of the case's
 * number and its version, so that a record of millions need not be kept.
 */
final class MadeCases {
  static final int MOVES = 4;

  private static final Instant FIRST = Instant.parse("2022-01-01T00:00:00Z");
  private static final Duration BETWEEN_CASES = Duration.ofSeconds(90);
  private static final Duration LIMIT = Duration.ofHours(40);
  private static final String CITY = "340200";
  private static final int DISTRICTS = 8;
  private static final int DEPARTMENTS = 30;
  private static final int CATEGORIES = 90;
  private static final int REPORTERS = 20_000;
  private static final String[] TEXTS = {
    "路面积水，车辆无法通行", "小区门口旧家具堆放多日无人清理", "路灯不亮，夜间行走危险", "Manhole cover missing on the bicycle lane"
  };
  private static final Move[] LIFE = {Move.REPORT, Move.ACCEPT, Move.HAND_IN, Move.PASS_CHECK};
  private static final CaseState[] STATES = {
    CaseState.DISPATCHED, CaseState.ACCEPTED, CaseState.HANDLED, CaseState.CLOSED
  };

  private MadeCases() {}

  static String id(int number) {
    return "case-%08d".formatted(number);
  }

  static String department(SplittableRandom random) {
    return "department-" + random.nextInt(DEPARTMENTS);
  }

  /** The move of a case that makes this version, counted from 1. */
  static CaseEvent move(int number, int version) {
    SplittableRandom random = new SplittableRandom(number);
    Instant opened = FIRST.plus(BETWEEN_CASES.multipliedBy(number));
    String district = "3402%02d".formatted(1 + random.nextInt(DISTRICTS));
    Report report = report(number, opened, random);
    Instant at = opened.plus(Duration.ofHours(9L * (version - 1)));
    Move move = LIFE[version - 1];
    CaseStep step =
        new CaseStep(move, "sun", ActorRole.HANDLER, "", "", List.of(), null, MoveTarget.NONE, "");
    return new CaseEvent(
            report.caseId(),
            version,
            STATES[version - 1],
            at,
            report,
            List.of(new Placement("city_appearance", district + "001001001", 12.5)),
            district,
            List.of(CITY, district),
            district + "001001001",
            department(random),
            "responsibility.csv:2",
            null,
            List.of(),
            new Versions(1, 1, 1),
            step,
            null)
        .withFacts(facts(report, district, opened));
  }

  private static Report report(int number, Instant opened, SplittableRandom random) {
    return new Report(
        id(number),
        "person-" + random.nextInt(REPORTERS),
        ReportSource.values()[random.nextInt(ReportSource.values().length)],
        "E%04d".formatted(random.nextInt(CATEGORIES)),
        TEXTS[random.nextInt(TEXTS.length)] + " " + number,
        new Position(118.2 + random.nextDouble() / 2, 31.1 + random.nextDouble() / 2, 10),
        opened,
        opened,
        1,
        "12345-%08d".formatted(number));
  }

  private static CaseFacts facts(Report report, String district, Instant opened) {
    CaseLimit limit =
        new CaseLimit(LimitStage.HANDLING, opened, opened.plus(LIMIT), opened, null, Light.GREEN);
    CaseFacts plain = CaseFacts.initial(report, CaseEvent.centerOf(List.of(CITY, district)));
    return new CaseFacts(
        plain.category(),
        plain.position(),
        "E0101-1",
        plain.level(),
        plain.handUpAsked(),
        plain.opinionOf(),
        plain.assisting(),
        "sun",
        plain.returnedBy(),
        plain.redispatches(),
        plain.reworks(),
        plain.extensions(),
        plain.suspensions(),
        plain.urges(),
        plain.reopenings(),
        plain.flags(),
        plain.pending(),
        plain.pendingBy(),
        plain.pendingUntil(),
        plain.suspendedUntil(),
        plain.appeal(),
        plain.appealReviewer(),
        plain.mergedInto(),
        plain.attached(),
        plain.links(),
        plain.endedBy(),
        plain.endedAt(),
        plain.rating(),
        List.of(limit),
        plain.reminders(),
        plain.basis());
  }
}
