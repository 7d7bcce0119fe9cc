package io.citygrid.api.archive;

import java.io.IOException;

/**
 * What the archive keeps on disk cannot be used; the message is one sentence that says what to do.
 */
public final class ArchiveException extends IOException {
  private static final long serialVersionUID = 1L;

  public ArchiveException(String message, Throwable cause) {
    super(message, cause);
  }
}
