package io.citygrid.api.history;

import java.io.IOException;

/** The store of the history cannot be used; the message is one sentence that says what to do. */
public final class HistoryException extends IOException {
  private static final long serialVersionUID = 1L;

  HistoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
