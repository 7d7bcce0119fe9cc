package io.citygrid.city.event;

/** A message cannot be made because one of its fields has a value that is not allowed. */
public final class InvalidFieldException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final DeadLetterReason reason;
  private final String field;

  /**
   * @param field name of the component
   * @param message one sentence that begins with the verb, such as {@code must be finite}
   */
  public InvalidFieldException(DeadLetterReason reason, String field, String message) {
    super(message);
    this.reason = reason;
    this.field = field;
  }

  /** As which kind of dead letter such a message ends. */
  public DeadLetterReason reason() {
    return reason;
  }

  /** Name of the component. */
  public String field() {
    return field;
  }
}
