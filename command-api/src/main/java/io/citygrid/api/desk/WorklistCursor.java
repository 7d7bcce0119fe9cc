package io.citygrid.api.desk;

import io.citygrid.api.problem.ProblemException;
import io.citygrid.casework.worklist.Urgency;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * A place in a worklist: after the item of this urgency, as urgencies were at one moment, so that
 * lights which turn meanwhile put nothing twice or out of a reader's way.
 */
record WorklistCursor(Instant asOf, Urgency last) {
  private static final int PARTS = 5;

  /** As clients see it: opaque. */
  String text() {
    String plain =
        "%d:%d:%d:%d:%s"
            .formatted(
                asOf.toEpochMilli(),
                last.rank(),
                last.unpressed() ? 1 : 0,
                last.atMillis(),
                last.id());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /** What {@link #text} gave. */
  static WorklistCursor parse(String text) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(":", PARTS);
      return new WorklistCursor(
          Instant.ofEpochMilli(Long.parseLong(parts[0])),
          new Urgency(
              Integer.parseInt(parts[1]),
              parts[2].equals("1"),
              Long.parseLong(parts[3]),
              parts[4]));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
      throw ProblemException.field("after", "must be what an answer gave as next");
    }
  }
}
