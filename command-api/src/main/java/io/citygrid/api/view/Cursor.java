package io.citygrid.api.view;

import io.citygrid.api.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A place in a list that is ordered by time, newest first, and by id where times are equal.
 *
 * @param id the last thing that was listed
 */
public record Cursor(long atMillis, String id) {
  /** Before everything. */
  public static final Cursor START = new Cursor(Long.MAX_VALUE, "");

  /** As clients see it: opaque. */
  public String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((atMillis + ":" + id).getBytes(StandardCharsets.UTF_8));
  }

  /** What {@link #text} gave. */
  public static Cursor parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int colon = plain.indexOf(':');
      return new Cursor(Long.parseLong(plain.substring(0, colon)), plain.substring(colon + 1));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw ProblemException.field("before", "must be what an answer gave as next");
    }
  }

  /** True when a thing of this time and id comes after this place. */
  boolean isBefore(long otherMillis, String otherId) {
    return otherMillis < atMillis || (otherMillis == atMillis && otherId.compareTo(id) < 0);
  }
}
