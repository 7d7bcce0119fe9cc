package io.citygrid.api;

import java.io.IOException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** The files that a process has opened so far: closed once, the last one first. Thread-safe. */
final class OpenedFiles {
  private final Deque<Closing> opened = new ConcurrentLinkedDeque<>();

  /** How a file is closed. */
  @FunctionalInterface
  interface Closing {
    void close() throws IOException;
  }

  /** Notes how a file is closed that was opened just now. */
  void keep(Closing closing) {
    opened.push(closing);
  }

  /**
   * Closes them all, also those after one that fails.
   *
   * @throws IOException of the first that failed, with the others suppressed in it
   */
  void close() throws IOException {
    IOException failed = null;
    for (Closing next = opened.poll(); next != null; next = opened.poll()) {
      failed = close(next, failed);
    }
    if (failed != null) {
      throw failed;
    }
  }

  private static @Nullable IOException close(Closing file, @Nullable IOException before) {
    try {
      file.close();
      return before;
    } catch (IOException e) {
      if (before == null) {
        return e;
      }
      before.addSuppressed(e);
      return before;
    }
  }
}
