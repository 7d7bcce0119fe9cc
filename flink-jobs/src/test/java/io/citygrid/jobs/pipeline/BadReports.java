package io.citygrid.jobs.pipeline;

import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.wire.Codecs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Messages that are no usable report, each with the reason it must be refused for. */
final class BadReports {
  record Bad(byte[] payload, DeadLetterReason reason) {}

  private BadReports() {}

  /** The bad message with this number: always the same. */
  static Bad number(int number, long version) {
    List<Bad> kinds = kinds(number, version);
    return kinds.get(number % kinds.size());
  }

  static Map<DeadLetterReason, Long> expectedReasons(int count, long version) {
    Map<DeadLetterReason, Long> expected = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      expected.merge(number(i, version).reason(), 1L, Long::sum);
    }
    return expected;
  }

  private static List<Bad> kinds(int number, long version) {
    String good =
        new String(
            Codecs.REPORT.encode(Reports.number(1_000_001 + number * 10, version)),
            StandardCharsets.UTF_8);
    return List.of(
        bad(good.substring(0, good.length() / 2), DeadLetterReason.MALFORMED_JSON),
        bad("", DeadLetterReason.MALFORMED_JSON),
        bad("\u0000\u0001 not json", DeadLetterReason.MALFORMED_JSON),
        bad(good + "}", DeadLetterReason.MALFORMED_JSON),
        bad("[1,2]", DeadLetterReason.WRONG_TYPE),
        bad(good.replaceFirst("\"lon\":[0-9.]+", "\"lon\":\"east\""), DeadLetterReason.WRONG_TYPE),
        bad(good.replaceFirst("\"lon\":[0-9.]+", "\"lon\":NaN"), DeadLetterReason.INVALID_VALUE),
        bad(
            good.replaceFirst("\"lat\":[0-9.]+", "\"lat\":91"),
            DeadLetterReason.POSITION_OUT_OF_RANGE),
        bad(
            good.replaceFirst("\"category\":\"[^\"]+\"", "\"category\":\"Z9999\""),
            DeadLetterReason.UNKNOWN_CATEGORY),
        bad(good.replaceFirst("\"category\":\"[^\"]+\",", ""), DeadLetterReason.MISSING_FIELD),
        bad(
            good.replaceFirst("\"reportedAt\":\"2026", "\"reportedAt\":\"1970"),
            DeadLetterReason.TIME_OUT_OF_RANGE),
        bad(
            good.replaceFirst("\"reportedAt\":\"2026", "\"reportedAt\":\"2099"),
            DeadLetterReason.TIME_OUT_OF_RANGE));
  }

  private static Bad bad(String payload, DeadLetterReason reason) {
    return new Bad(payload.getBytes(StandardCharsets.UTF_8), reason);
  }
}
