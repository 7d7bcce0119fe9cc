package io.citygrid.api.archive;

import io.citygrid.api.archive.RandomMoves.Next;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseFacts;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.Placement;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import io.citygrid.city.event.Satisfaction;
import io.citygrid.city.event.Versions;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.WireException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Records of cases that could be, from a seed. */
final class RandomRecord {
  static final List<String> DISTRICTS = List.of("340202", "340207");
  static final List<String> DEPARTMENTS = List.of("waste", "water");
  static final List<String> REPORTERS = List.of("li", "wang", "zhao");
  static final List<String> CATEGORIES = List.of("E0101", "E0102");
  static final List<String> TEXTS =
      List.of("路面积水，车辆无法通行", "旧家具堆放", "Broken street lamps", "ＭＡＮＨＯＬＥ cover missing", "");
  static final Instant FIRST = Instant.parse("2024-02-29T00:00:00Z");

  private final Random random;

  RandomRecord(long seed) {
    this.random = new Random(seed);
  }

  /** Events of so many cases, mixed, each case in its own order, a few of them twice. */
  List<CaseEvent> events(int cases) {
    List<List<CaseEvent>> lives = new ArrayList<>();
    for (int i = 0; i < cases; i++) {
      lives.add(life(i));
    }
    List<CaseEvent> mixed = new ArrayList<>();
    while (!lives.isEmpty()) {
      int chosen = random.nextInt(lives.size());
      List<CaseEvent> life = lives.get(chosen);
      CaseEvent event = life.remove(0);
      mixed.add(event);
      if (random.nextInt(10) == 0) {
        mixed.add(event);
      }
      if (life.isEmpty()) {
        lives.remove(chosen);
      }
    }
    return mixed;
  }

  /** The events as they are read from the record. */
  static List<RecordedEvent> recorded(List<CaseEvent> events) throws WireException {
    List<RecordedEvent> recorded = new ArrayList<>();
    for (CaseEvent event : events) {
      recorded.add(RecordedEvent.read(Codecs.CASE_EVENT.encode(event)));
    }
    return recorded;
  }

  private List<CaseEvent> life(int number) {
    // Equal times on purpose: lists must still have one order.
    Instant opened = FIRST.plus(Duration.ofDays(random.nextInt(300)));
    Report report = report(number, opened);
    List<CaseEvent> life = new ArrayList<>();
    Next next = pick(RandomMoves.BEGINNINGS);
    String district = pick(DISTRICTS);
    Instant due = opened.plus(Duration.ofHours(random.nextInt(200)));
    for (int version = 1; version <= 12 && next != null; version++) {
      Instant at = opened.plus(Duration.ofHours(11L * (version - 1)));
      life.add(event(report, version, at, next, district, due));
      List<Next> possible = RandomMoves.after(next.state());
      next = possible.isEmpty() || random.nextInt(8) == 0 ? null : pick(possible);
    }
    return life;
  }

  private Report report(int number, Instant at) {
    Position position =
        random.nextInt(5) == 0
            ? null
            : new Position(118.3 + random.nextDouble() / 10, 31.3 + random.nextDouble() / 10, 10);
    return new Report(
        "case-%04d".formatted(number),
        pick(REPORTERS),
        pick(List.of(ReportSource.values())),
        pick(CATEGORIES),
        pick(TEXTS),
        position,
        at,
        at,
        1,
        random.nextBoolean() ? "12345-%05d".formatted(number) : "");
  }

  private CaseEvent event(
      Report report, int version, Instant at, Next next, String district, Instant due) {
    boolean desk = next.state() == CaseState.ON_MANUAL_DESK || next.state() == CaseState.REPORTED;
    boolean nowhere = report.position() == null;
    List<String> areaPath = nowhere ? List.of() : List.of("340200", district);
    return new CaseEvent(
        report.caseId(),
        version,
        next.state(),
        at,
        report,
        nowhere ? List.of() : List.of(new Placement("district", district, 12.5)),
        nowhere ? "" : district,
        areaPath,
        nowhere ? "" : district + "001001001",
        desk ? "" : pick(DEPARTMENTS),
        desk ? "" : "responsibility.csv:2",
        null,
        Collections.emptyList(),
        new Versions(1, 1, 1),
        RandomMoves.step(next.move(), random),
        RandomMoves.facts(
            CaseFacts.initial(report, CaseEvent.centerOf(areaPath)),
            RandomMoves.limits(random, at, due),
            next.move() == Move.RATE || next.move() == Move.CALL_BACK
                ? pick(List.of(Satisfaction.values()))
                : null));
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  Random random() {
    return random;
  }
}
