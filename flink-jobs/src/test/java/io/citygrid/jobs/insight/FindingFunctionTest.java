package io.citygrid.jobs.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.Finding;
import io.citygrid.city.event.FindingChange;
import io.citygrid.city.event.FindingKind;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.CityCutter;
import io.citygrid.city.wire.CityMessage;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.Message;
import io.citygrid.jobs.pipeline.MadeWeeks;
import io.citygrid.live.finding.SeenAlert;
import io.citygrid.live.finding.SeenCase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Six weeks, streamed in disorder and over restores: the same findings as by the batch twin. */
class FindingFunctionTest {
  private static final Instant END = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration BOUND = Duration.ofMinutes(30);
  private static final CityFiles FILES =
      Testville.files().with("insight.yaml", MadeWeeks.RULES.getBytes(StandardCharsets.UTF_8));
  private static final City CITY = Testville.city(FILES, 1);

  private KeyedBroadcastOperatorTestHarness<String, FindingInput, CityPart, Finding> harness;
  private final List<Finding> told = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    harness = harness();
    harness.open();
    var parts = CityCutter.cut(FILES, Optional.empty(), Testville.FOUNDED, "tester");
    for (CityMessage message : parts.messages()) {
      harness.processBroadcastElement(new CityPart(message.key(), message.value()), 0);
    }
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void findsWhatTheBatchTwinFindsInDisorderAndOverRestores() throws Exception {
    MadeWeeks weeks = MadeWeeks.until(END, 5);
    MadeWeeks sent = weeks.disordered(new Random(6), BOUND);
    Instant later = END.plus(Duration.ofDays(40));
    List<Finding> twin = weeks.batch(CITY, later);
    assertThat(kinds(twin))
        .as("the weeks have all that is not tied to a business")
        .isEqualTo(EnumSet.complementOf(EnumSet.of(FindingKind.FREQUENT_BUSINESS)));
    assertThat(twin.stream().map(Finding::change).collect(Collectors.toSet()))
        .isEqualTo(EnumSet.allOf(FindingChange.class));

    List<FindingInput> inputs = inputs(sent);
    for (int i = 0; i < inputs.size(); i++) {
      FindingInput input = inputs.get(i);
      harness.processElement(input, input.atMillis());
      harness.watermark(watermark(inputs, i));
      if (i % 150 == 149) {
        restore();
      }
    }
    harness.watermark(later.toEpochMilli() - 1);
    told.addAll(harness.extractOutputValues());

    assertThat(told).containsExactlyElementsOf(twin);
    assertThat(harness.numEventTimeTimers()).as("nothing is left to look at").isZero();
  }

  @Test
  void whatComesLateCountsFromTheNextReviewOn() throws Exception {
    MadeWeeks weeks = MadeWeeks.until(END, 5);
    List<FindingInput> inputs = inputs(weeks);
    List<FindingInput> late =
        inputs.stream().filter(one -> one.seenCase() != null && isOfCluster(one)).toList();
    for (FindingInput input : inputs) {
      if (!late.contains(input)) {
        harness.processElement(input, input.atMillis());
      }
    }
    harness.watermark(END.toEpochMilli());
    assertThat(kinds(harness.extractOutputValues())).doesNotContain(FindingKind.FREQUENT_IN_CELL);
    for (FindingInput input : late) {
      harness.processElement(input, input.atMillis());
    }
    harness.watermark(END.plus(Duration.ofHours(6)).toEpochMilli());
    assertThat(harness.extractOutputValues())
        .filteredOn(one -> one.kind() == FindingKind.FREQUENT_IN_CELL)
        .extracting(Finding::at)
        .containsExactly(END.plus(Duration.ofHours(6)));
  }

  private static boolean isOfCluster(FindingInput input) {
    SeenCase seen = input.seenCase();
    return seen != null && seen.caseId().startsWith("c");
  }

  private static Set<FindingKind> kinds(List<Finding> findings) {
    return findings.stream().map(Finding::kind).collect(Collectors.toSet());
  }

  /** Both streams side by side, each in its own order. */
  private static List<FindingInput> inputs(MadeWeeks weeks) {
    Deque<FindingInput> cases = new ArrayDeque<>();
    weeks.cases().forEach(event -> cases.add(input(event)));
    Deque<FindingInput> alerts = new ArrayDeque<>();
    weeks.alerts().forEach(event -> alerts.add(input(event)));
    List<FindingInput> inputs = new ArrayList<>();
    while (!cases.isEmpty() || !alerts.isEmpty()) {
      boolean isCase =
          alerts.isEmpty()
              || (!cases.isEmpty() && cases.getFirst().atMillis() <= alerts.getFirst().atMillis());
      inputs.add(isCase ? cases.removeFirst() : alerts.removeFirst());
    }
    return inputs;
  }

  /** Event time after an input, as far as it can be: nothing that is still to come is late. */
  private static long watermark(List<FindingInput> inputs, int last) {
    return inputs.subList(last + 1, inputs.size()).stream()
            .mapToLong(FindingInput::atMillis)
            .min()
            .orElse(inputs.get(last).atMillis())
        - 1;
  }

  private static FindingInput input(CaseEvent event) {
    return new FindingInput(SeenCase.of(event), null, message(event.at()));
  }

  private static FindingInput input(AlertEvent event) {
    return new FindingInput(null, SeenAlert.of(event), message(event.at()));
  }

  private static Message message(Instant at) {
    return new Message("t", 0, 0, "k", new byte[0], at.toEpochMilli());
  }

  private void restore() throws Exception {
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    told.addAll(harness.extractOutputValues());
    harness.close();
    harness = harness();
    harness.initializeState(snapshot);
    harness.open();
  }

  private static KeyedBroadcastOperatorTestHarness<String, FindingInput, CityPart, Finding>
      harness() throws Exception {
    FindingFunction function =
        new FindingFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90));
    return new KeyedBroadcastOperatorTestHarness<>(
        new CoBroadcastWithKeyedOperator<>(function, List.of(CityDecision.CITY)),
        input -> "desk",
        Types.STRING,
        1,
        1,
        0);
  }
}
