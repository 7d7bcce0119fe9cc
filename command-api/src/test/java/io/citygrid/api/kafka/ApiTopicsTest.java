package io.citygrid.api.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.wire.Topics;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** Every topic is made with what its description promises, before anybody writes to it. */
class ApiTopicsTest {
  private static final Map<String, String> FOR_GOOD =
      Map.of("retention.ms", "-1", "retention.bytes", "-1");

  @Test
  void allTopicsOfTheCityAreMade() throws Exception {
    List<String> all = new ArrayList<>();
    for (Field field : Topics.class.getFields()) {
      all.add((String) field.get(null));
    }

    assertThat(ApiTopics.wanted())
        .extracting(NewTopic::name)
        .containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void theRecordIsKeptForGood() {
    assertThat(ApiTopics.wanted())
        .filteredOn(
            topic ->
                topic.configs() != null
                    && topic.configs().entrySet().containsAll(FOR_GOOD.entrySet()))
        .extracting(NewTopic::name)
        .contains(
            Topics.CASE_EVENTS,
            Topics.TASK_EVENTS,
            Topics.OFFICE_EVENTS,
            Topics.FACT_CHANGES,
            Topics.WARNINGS,
            Topics.FINDINGS,
            Topics.PAYMENTS,
            Topics.NOTIFICATIONS);
  }
}
