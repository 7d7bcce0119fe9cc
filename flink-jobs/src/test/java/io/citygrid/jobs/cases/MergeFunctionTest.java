package io.citygrid.jobs.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.merging.Match;
import io.citygrid.casework.merging.MergeCommands;
import io.citygrid.casework.merging.Sighting;
import io.citygrid.city.Merging;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.Move;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The function against a walk through all pairs, in one order. */
class MergeFunctionTest {
  private static final Instant MORNING = Instant.parse("2026-03-02T00:00:00Z");
  private static final String[] CATEGORIES = {"E0101", "E0102"};
  private static final String[] DEPARTMENTS = {"river-urban", "river-urban", "hill-urban", ""};
  private static final int CASES = 400;

  /** So much may what happens at one time come out of order. */
  private static final int BATCH = 40;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void tellsWhatAWalkThroughAllPairsTellsInWhateverOrderItComesAndOverARestore(long seed)
      throws Exception {
    Random random = new Random(seed);
    List<Sighting> all = history(random);
    List<CaseCommand> told = new ArrayList<>();
    var harness = open(null);
    for (int from = 0; from < all.size(); from += BATCH) {
      List<Sighting> batch = new ArrayList<>(all.subList(from, Math.min(all.size(), from + BATCH)));
      Collections.shuffle(batch, random);
      for (Sighting sighting : batch) {
        harness.processElement(sighting, sighting.at().toEpochMilli());
      }
      if (random.nextInt(3) == 0) {
        OperatorSubtaskState snapshot = harness.snapshot(from, from);
        told.addAll(harness.extractOutputValues());
        harness.close();
        harness = open(snapshot);
      }
      Instant next = from + BATCH < all.size() ? all.get(from + BATCH).at() : Instant.MAX;
      if (next.isBefore(Instant.MAX)) {
        harness.processWatermark(next.toEpochMilli() - 1);
      }
    }
    harness.processWatermark(MORNING.plus(Duration.ofDays(60)).toEpochMilli());
    told.addAll(harness.extractOutputValues());

    assertThat(told).containsExactlyInAnyOrderElementsOf(walk(all));
    assertThat(told).extracting(CaseCommand::move).contains(Move.MERGE, Move.FLAG);
    assertThat(harness.numKeyedStateEntries()).as("all windows are over").isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
    harness.close();
  }

  /** Each new case against every case that leads, one after another. */
  private static List<CaseCommand> walk(List<Sighting> all) {
    Map<String, Sighting> leading = new LinkedHashMap<>();
    List<CaseCommand> commands = new ArrayList<>();
    for (Sighting sighting : all.stream().sorted(Sighting.ORDER).toList()) {
      boolean leads = sighting.leads();
      if (sighting.isNew()) {
        var match = Match.find(sighting, leading.values().stream());
        match.ifPresent(found -> commands.add(MergeCommands.of(sighting, found)));
        leads &= match.isEmpty() || match.get().doubt() != null;
      }
      if (leads) {
        leading.put(sighting.caseId(), sighting);
      } else {
        leading.remove(sighting.caseId());
      }
    }
    return commands;
  }

  /** Cases that come, end, go to other departments and are put elsewhere, by time. */
  private static List<Sighting> history(Random random) {
    List<Sighting> all = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      Sighting now = opened(i, random);
      all.add(now);
      Instant at = now.at();
      for (long version = 2; random.nextInt(3) > 0 && version < 6; version++) {
        at = at.plusSeconds(random.nextInt(3_600));
        Sighting next = later(now, version, at, random);
        if (!next.point().equals(now.point())) {
          all.add(now.goneAt(at));
        }
        all.add(next);
        now = next;
      }
    }
    // Of what happens at one moment a batch holds all or nothing, as event time does.
    all.sort(Sighting.ORDER);
    return all;
  }

  private static Sighting opened(int number, Random random) {
    Instant at = MORNING.plusSeconds(random.nextInt(20_000)).plusMillis(number);
    return new Sighting(
        "case-" + number,
        CATEGORIES[random.nextInt(CATEGORIES.length)],
        1,
        at,
        true,
        true,
        random.nextInt(4) > 0,
        DEPARTMENTS[random.nextInt(DEPARTMENTS.length)],
        118.0 + random.nextInt(12) * 0.002 + random.nextDouble() * 0.0008,
        31.0 + random.nextInt(2) * 0.01,
        at.minusSeconds(random.nextInt(600)),
        at,
        random.nextInt(8) == 0 ? Merging.OFFERED : Merging.BY_RULE,
        random.nextInt(10) == 0 ? 500 : 50,
        random.nextInt(10) == 0 ? 10 : 120,
        1);
  }

  private static Sighting later(Sighting before, long version, Instant at, Random random) {
    boolean moves = random.nextInt(5) == 0;
    return new Sighting(
        before.caseId(),
        before.category(),
        version,
        at,
        false,
        random.nextInt(3) > 0,
        true,
        DEPARTMENTS[random.nextInt(DEPARTMENTS.length)],
        moves ? before.lon() + 0.001 * random.nextInt(20) : before.lon(),
        before.lat(),
        before.reportedAt(),
        before.receivedAt(),
        before.merging(),
        before.radiusMeters(),
        before.windowMinutes(),
        1);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Sighting, CaseCommand> open(
      OperatorSubtaskState snapshot) throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<String, Sighting, CaseCommand>(
            new KeyedProcessOperator<>(new MergeFunction(Duration.ofDays(90))),
            Sighting::category,
            Types.STRING);
    if (snapshot != null) {
      harness.initializeState(snapshot);
    }
    harness.open();
    return harness;
  }
}
