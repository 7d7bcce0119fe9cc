package io.citygrid.city.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.testville.TestvilleMessages;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictCodecTest {
  private static final String REPORT =
      new String(Codecs.REPORT.encode(TestvilleMessages.WASTE), StandardCharsets.UTF_8);

  /** What is replaced in a good report, by what, and how it is refused. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "source":"GRID_WORKER"             | "source":"NOBODY"                    | INVALID_VALUE         | source
          "source":"GRID_WORKER"             | "source":3                           | WRONG_TYPE            | source
          "category":"E0101"                 | "category":null                      | MISSING_FIELD         | category
          "category":"E0101",                | ``                                   | MISSING_FIELD         | category
          "category":"E0101"                 | "category":["E0101"]                 | WRONG_TYPE            | category
          "category":"E0101"                 | "category":"  "                      | INVALID_VALUE         | category
          "category":"E0101"                 | "category":"E\\n0101"                | INVALID_VALUE         | category
          "category":"E0101"                 | "category":"\\ud83d"                 | INVALID_VALUE         | category
          "category":"E0101"                 | "category":"E0101","category":"C0101"| MALFORMED_JSON        | category
          "lon":118.025                      | "lon":181                            | POSITION_OUT_OF_RANGE | position.lon
          "lat":31.075                       | "lat":-90.5                          | POSITION_OUT_OF_RANGE | position.lat
          "lon":118.025                      | "lon":"118.025"                      | WRONG_TYPE            | position.lon
          "lon":118.025                      | "lon":NaN                            | INVALID_VALUE         | position.lon
          "lon":118.025                      | "lon":"NaN"                          | INVALID_VALUE         | position.lon
          "lon":118.025                      | "lon":-Infinity                      | INVALID_VALUE         | position.lon
          "lon":118.025                      | "lon":1e999                          | INVALID_VALUE         | position.lon
          "lon":118.025                      | "lon":true                           | WRONG_TYPE            | position.lon
          "accuracyMeters":8.0               | "accuracyMeters":-1                  | INVALID_VALUE         | position.accuracyMeters
          ,"accuracyMeters":8.0              | ``                                   | MISSING_FIELD         | position.accuracyMeters
          "cityVersion":1                    | "cityVersion":1.0                    | WRONG_TYPE            | cityVersion
          "cityVersion":1                    | "cityVersion":99999999999999999999   | INVALID_VALUE         | cityVersion
          "reportedAt":"2026-03-02T00:15:00Z"| "reportedAt":1772410500              | WRONG_TYPE            | reportedAt
          "reportedAt":"2026-03-02T00:15:00Z"| "reportedAt":"yesterday"             | INVALID_VALUE         | reportedAt
          "reportedAt":"2026-03-02T00:15:00Z"| "reportedAt":"2026-02-30T00:15:00Z"  | INVALID_VALUE         | reportedAt
          "reportedAt":"2026-03-02T00:15:00Z"| "reportedAt":"+9999999999-01-01T00:00:00Z" | INVALID_VALUE   | reportedAt
          "position":{                       | "position":[],"x":{                  | WRONG_TYPE            | position
          """)
  void namesTheReasonAndTheField(String good, String bad, DeadLetterReason reason, String field) {
    assertThat(REPORT).contains(good);
    WireException refused = refused(REPORT.replace(good, bad));
    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.field()).isEqualTo(field);
  }

  @Test
  void callsEveryCutOffReportMalformed() {
    byte[] bytes = REPORT.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < bytes.length; length++) {
      WireException refused = refused(Arrays.copyOf(bytes, length));
      assertThat(refused.reason())
          .as("cut to %d bytes: %s", length, refused.getMessage())
          .isEqualTo(DeadLetterReason.MALFORMED_JSON);
    }
  }

  @Test
  void refusesWhatFollowsTheMessage() {
    assertThat(refused(REPORT + "{}").reason()).isEqualTo(DeadLetterReason.MALFORMED_JSON);
    assertThat(refused("[" + REPORT + "]").reason()).isEqualTo(DeadLetterReason.WRONG_TYPE);
    assertThat(refused("null").reason()).isEqualTo(DeadLetterReason.WRONG_TYPE);
  }

  @Test
  void refusesWhatIsTooLargeOrTooDeep() {
    String large = REPORT.replace("E0101", "x".repeat(10 * 1024 * 1024));
    assertThat(refused(large).reason()).isEqualTo(DeadLetterReason.TOO_LARGE);
    String deep = REPORT.replaceFirst("\\{", "{\"x\":" + "[".repeat(200_000) + "],");
    assertThat(refused(deep).reason()).isEqualTo(DeadLetterReason.INVALID_VALUE);
    String longNumber = REPORT.replace("118.025", "1" + "0".repeat(100_000));
    assertThat(refused(longNumber).reason()).isEqualTo(DeadLetterReason.INVALID_VALUE);
    String longText = REPORT.replace("路边", "路".repeat(4_001));
    assertThat(refused(longText).field()).isEqualTo("description");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] bytes = REPORT.getBytes(StandardCharsets.UTF_8);
    bytes[REPORT.indexOf("路边")] = (byte) 0xFF;
    assertThat(refused(bytes).reason()).isEqualTo(DeadLetterReason.MALFORMED_JSON);
  }

  @Test
  void bringsTextIntoOneNormalForm() throws WireException {
    String composed = "暖気 é ガ";
    for (Normalizer.Form form : Normalizer.Form.values()) {
      String typed = REPORT.replace("路边", Normalizer.normalize(composed, form));
      assertThat(Codecs.REPORT.decode(typed.getBytes(StandardCharsets.UTF_8)).description())
          .startsWith(composed);
    }
  }

  @Test
  void understandsTimesOfOtherZones() throws WireException {
    String typed = REPORT.replace("2026-03-02T00:15:00Z", "2026-03-02T08:15:00+08:00");
    assertThat(Codecs.REPORT.decode(typed.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(TestvilleMessages.WASTE);
  }

  private static WireException refused(String text) {
    return refused(text.getBytes(StandardCharsets.UTF_8));
  }

  private static WireException refused(byte[] bytes) {
    return catchThrowableOfType(WireException.class, () -> Codecs.REPORT.decode(bytes));
  }
}
