package io.citygrid.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.Reading;
import io.citygrid.city.wire.Codecs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class MessageDeserializerTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final byte[] GOOD =
      Codecs.READING.encode(new Reading("wl-01", "level", 12.5, NOON, NOON, 1));

  private final List<ReceivedReading> received = new ArrayList<>();

  @Test
  void readsAReadingWithWhereItStood() {
    ReceivedReading one = read(GOOD);
    assertThat(one.refusal()).isNull();
    assertThat(one.content().value()).isEqualTo(12.5);
    assertThat(one.message().topic()).isEqualTo("city.telemetry.v1");
    assertThat(one.message().offset()).isEqualTo(42);
    assertThat(one.message().key()).isEqualTo("wl-01");
  }

  @Test
  void refusesWithReasonAndKeepsTheWholeMessage() {
    byte[] cut = java.util.Arrays.copyOf(GOOD, 20);
    ReceivedReading one = read(cut);
    assertThat(one.content()).isNull();
    assertThat(one.refusal().reason()).isEqualTo(DeadLetterReason.MALFORMED_JSON);
    var letter = one.message().deadLetter(one.refusal());
    assertThat(letter.id()).isEqualTo("city.telemetry.v1/3/42");
    assertThat(Base64.getDecoder().decode(letter.payload())).isEqualTo(cut);
  }

  @Test
  void aMessageWithoutValueIsRefused() {
    assertThat(read(null).refusal()).isNotNull();
  }

  @Test
  void aMessageOverTheLimitIsTooLarge() {
    assertThat(read(new byte[Codecs.MAX_INPUT_BYTES + 1]).refusal().reason())
        .isEqualTo(DeadLetterReason.TOO_LARGE);
  }

  @Test
  void neverThrowsAndGivesOneElementForAnyBytes() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = GOOD.clone();
      for (int change = 0; change <= i % 4; change++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      ReceivedReading one = read(bytes);
      assertThat((one.content() == null) != (one.refusal() == null))
          .as(new String(bytes, StandardCharsets.ISO_8859_1))
          .isTrue();
    }
  }

  private ReceivedReading read(byte[] value) {
    received.clear();
    MessageDeserializer.readings()
        .deserialize(
            new ConsumerRecord<>(
                "city.telemetry.v1", 3, 42, "wl-01".getBytes(StandardCharsets.UTF_8), value),
            new ListCollector<>(received));
    assertThat(received).hasSize(1);
    return received.get(0);
  }
}
