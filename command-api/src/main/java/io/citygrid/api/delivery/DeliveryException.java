package io.citygrid.api.delivery;

/** A notification was not taken. */
public final class DeliveryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean lasting;

  private DeliveryException(String message, boolean lasting, Throwable cause) {
    super(message, cause);
    this.lasting = lasting;
  }

  /** It may be taken later. */
  public static DeliveryException passing(String message, Throwable cause) {
    return new DeliveryException(message, false, cause);
  }

  /** It will never be taken: there is no such recipient, or they want no messages. */
  public static DeliveryException lasting(String message) {
    return new DeliveryException(message, true, new IllegalArgumentException(message));
  }

  /** True when trying again is of no use. */
  public boolean isLasting() {
    return lasting;
  }
}
