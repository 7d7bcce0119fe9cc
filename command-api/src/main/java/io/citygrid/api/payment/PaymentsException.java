package io.citygrid.api.payment;

import java.io.IOException;

/** The books of payments cannot be used; the message is one sentence that says what to do. */
public final class PaymentsException extends IOException {
  private static final long serialVersionUID = 1L;

  PaymentsException(String message, Throwable cause) {
    super(message, cause);
  }
}
