package io.citygrid.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.ReportSource;
import io.citygrid.city.event.Move;
import io.citygrid.city.mapping.MappedRequest;
import io.citygrid.city.mapping.Stage;
import io.citygrid.city.mapping.StageInterval;
import io.citygrid.city.mapping.StageTime;
import io.citygrid.city.mapping.Stages;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StageTallyTest {
  private static final Instant CALL = Instant.parse("2005-10-30T08:30:00Z");
  private static final Stages STAGES =
      new Stages(
          List.of(
              new Stage("call", "a", Move.REPORT),
              new Stage("entry", "b", null),
              new Stage("sent", "c", Move.FILE),
              new Stage("there", "d", Move.START)),
          List.of(
              new StageInterval("dispatch", "call", "sent"),
              new StageInterval("way", "sent", "there")));
  private final StageTally tally = new StageTally(STAGES, ZoneId.of("America/Los_Angeles"));

  private static StageTime at(String stage, int seconds) {
    return new StageTime(stage, CALL.plusSeconds(seconds));
  }

  private static MappedRequest call(String id, StageTime... times) {
    return new MappedRequest(
        id,
        "E0101",
        ReportSource.HOTLINE,
        "",
        null,
        0,
        false,
        CALL,
        null,
        null,
        null,
        Map.of(),
        List.of(times),
        List.of());
  }

  private static Map<Move, Instant> recorded(int filed, int started) {
    Map<Move, Instant> moves = new EnumMap<>(Move.class);
    moves.put(Move.REPORT, CALL);
    moves.put(Move.FILE, CALL.plusSeconds(filed));
    moves.put(Move.START, CALL.plusSeconds(started));
    return moves;
  }

  @Test
  void listsEachCallOutOfOrderWithThePairAndLeavesItUnmeasured() {
    tally.count(
        call("a", at("call", 0), at("entry", 20), at("sent", 10), at("there", 5)),
        recorded(10, 10));
    tally.count(call("b", at("call", 0), at("there", -3)), recorded(0, 0));
    StageReport report = tally.report();
    assertThat(report.outOfOrder())
        .containsExactly(
            new OutOfOrderRow(
                "a",
                List.of(
                    new StageReversal("entry", "sent", 10), new StageReversal("sent", "there", 5))),
            new OutOfOrderRow("b", List.of(new StageReversal("call", "there", 3))));
    assertThat(report.pairs())
        .isEqualTo(Map.of("entry > sent", 1, "sent > there", 1, "call > there", 1));
    assertThat(report.intervals().get("dispatch"))
        .isEqualTo(new StageSpread("call", "sent", 0, -1, -1, 0, List.of()));
    assertThat(report.text())
        .contains("2 calls have stages out of order")
        .contains("b: call > there by 3 s");
  }

  @Test
  void equalAndMissingTimesAreInOrder() {
    tally.count(call("a", at("call", 0), at("sent", 0), at("there", 0)), recorded(0, 0));
    tally.count(call("b", at("call", 0), at("there", 40)), recorded(0, 40));
    tally.count(call("c"), Map.of());
    StageReport report = tally.report();
    assertThat(report.outOfOrder()).isEmpty();
    assertThat(report.intervals().get("dispatch"))
        .isEqualTo(new StageSpread("call", "sent", 1, 0, 0, 1, List.of()));
    assertThat(report.calls()).isEqualTo(3);
    assertThat(report.stageTimes()).isEqualTo(5);
    assertThat(report.stages()).isEqualTo(Map.of("call", 2, "entry", 0, "sent", 1, "there", 2));
  }

  /** What the record lacks or has otherwise differs; what is measured is the record. */
  @Test
  void measuresTheRecordAndNotTheData() {
    tally.count(call("a", at("call", 0), at("sent", 10)), recorded(11, 50));
    tally.count(call("b", at("call", 0), at("sent", 10)), Map.of(Move.REPORT, CALL));
    tally.count(call("c", at("call", 0), at("sent", 30)), recorded(30, 50));
    assertThat(tally.report().intervals().get("dispatch"))
        .isEqualTo(new StageSpread("call", "sent", 2, 11, 30, 1, List.of("a", "b")));
  }

  @Test
  void countsCallsByTheHourOfTheCitysClock() {
    tally.count(call("a"), Map.of());
    List<Integer> hours = tally.report().callsByHour();
    assertThat(hours).hasSize(24);
    assertThat(hours.get(1)).isEqualTo(1);
    assertThat(hours.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
  }

  /** The slow twin counts for each time how many are not longer. */
  @Test
  void halfAndNineTenthsAgreeWithTheSlowTwin() {
    Random random = new Random(93);
    for (int size = 1; size <= 60; size++) {
      StageTally many = new StageTally(STAGES, ZoneId.of("UTC"));
      List<Integer> taken = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        int seconds = random.nextInt(20);
        taken.add(seconds);
        many.count(call("x" + i, at("call", 0), at("sent", seconds)), recorded(seconds, 99));
      }
      StageSpread spread = many.report().intervals().get("dispatch");
      assertThat(spread.p50Seconds()).isEqualTo(shortest(taken, 0.5));
      assertThat(spread.p90Seconds()).isEqualTo(shortest(taken, 0.9));
    }
  }

  private static double shortest(List<Integer> taken, double share) {
    for (int candidate = 0; ; candidate++) {
      int limit = candidate;
      long within = taken.stream().filter(each -> each <= limit).count();
      if (within >= share * taken.size() - 1e-9) {
        return candidate;
      }
    }
  }
}
