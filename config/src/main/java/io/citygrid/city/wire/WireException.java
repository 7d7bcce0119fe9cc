package io.citygrid.city.wire;

import io.citygrid.city.event.DeadLetterReason;

/** Bytes that are not the message they should be: which reason, which field, one sentence. */
public final class WireException extends Exception {
  private static final long serialVersionUID = 1L;

  private final DeadLetterReason reason;
  private final String field;

  public WireException(DeadLetterReason reason, String field, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
    this.field = field;
  }

  /** The same with the field seen from one level above. */
  WireException within(String step) {
    String path = field.isEmpty() ? step : step + (field.startsWith("[") ? "" : ".") + field;
    return new WireException(reason, path, String.valueOf(getMessage()));
  }

  public DeadLetterReason reason() {
    return reason;
  }

  /** Path of the field, such as {@code position.lon}; empty when none can be named. */
  public String field() {
    return field;
  }
}
