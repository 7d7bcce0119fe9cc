package io.citygrid.api.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FollowedTopicTest {
  /** Nothing listens there. */
  private static final String NOWHERE = "127.0.0.1:1";

  /** Who stops while Kafka is away has as many followers to end as there are topics. */
  @Test
  void whoGivesUpDoesNotWaitUntilKafkaAnswers() throws Exception {
    AtomicInteger looks = new AtomicInteger();

    assertThat(FollowedTopic.find(NOWHERE, "reports", () -> looks.incrementAndGet() == 2))
        .isEmpty();

    assertThat(looks).hasValue(2);
  }
}
