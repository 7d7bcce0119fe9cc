package io.citygrid.jobs.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WriteOrderTest {
  private record Value(String thing, long version) {}

  @Test
  void latestKeepsTheNewestOfEachThingWhateverTheOrder() {
    var batch = new WriteOrder.Latest<Value>(Value::thing, Value::version).newBatch();
    batch.add(new Value("a", 2));
    batch.add(new Value("b", 1));
    batch.add(new Value("a", 1));
    batch.add(new Value("b", 3));
    assertThat(batch.decisions()).containsExactly(new Value("a", 2), new Value("b", 3));
    assertThat(batch.size()).isEqualTo(2);
  }

  @Test
  void eachKeepsAllInOrder() {
    var batch = WriteOrder.<Value>each().newBatch();
    batch.add(new Value("a", 2));
    batch.add(new Value("a", 1));
    assertThat(batch.decisions()).containsExactly(new Value("a", 2), new Value("a", 1));
    batch.clear();
    assertThat(batch.size()).isZero();
  }
}
