package io.citygrid.jobs.gathering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Numbers that are added up; each makes a difference from its own millisecond on. */
class GatherOperatorTest {
  private OneInputStreamOperatorTestHarness<Integer, Integer> harness;

  /** The sum of what came, and how much it was. */
  private static final class Sum implements Gathering<Integer, Integer> {
    private final List<Integer> numbers = new ArrayList<>();

    @Override
    public void add(Integer one) {
      numbers.add(one);
    }

    @Override
    public int size() {
      return numbers.size();
    }

    @Override
    public boolean isDueAt(long millis) {
      return numbers.stream().anyMatch(number -> number <= millis);
    }

    @Override
    public List<Integer> drain() {
      List<Integer> sum =
          numbers.isEmpty()
              ? List.of()
              : List.of(numbers.stream().mapToInt(Integer::intValue).sum());
      numbers.clear();
      return sum;
    }
  }

  @BeforeEach
  void open() throws Exception {
    harness = new OneInputStreamOperatorTestHarness<>(new GatherOperator<>(Sum::new));
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void handsOnBeforeEventTimeComesToWhereItCounts() throws Exception {
    harness.processElement(100, 0);
    harness.processElement(200, 0);
    harness.processWatermark(99);
    assertThat(harness.extractOutputValues()).isEmpty();

    harness.processWatermark(100);
    assertThat(harness.extractOutputValues()).containsExactly(300);
    List<Object> all = List.copyOf(harness.getOutput());
    assertThat(all.get(all.size() - 1)).hasToString("Watermark @ 100");
  }

  @Test
  void handsOnBeforeACheckpointAndAtTheEnd() throws Exception {
    harness.processElement(100, 0);
    harness.prepareSnapshotPreBarrier(1);
    assertThat(harness.extractOutputValues()).containsExactly(100);

    harness.prepareSnapshotPreBarrier(2);
    harness.processElement(7, 0);
    harness.endInput();
    assertThat(harness.extractOutputValues()).containsExactly(100, 7);
  }

  @Test
  void handsOnWhatHasBecomeMuch() throws Exception {
    for (int i = 0; i < 120_000; i++) {
      harness.processElement(1, 0);
    }
    assertThat(harness.extractOutputValues()).containsExactly(50_000, 50_000);
  }
}
