package io.citygrid.api.payment;

import io.citygrid.api.kafka.StoreFile;
import java.io.IOException;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/** Opens a file of books: one process at a time, nothing on disk but by a commit. */
final class Books {
  private static final int CACHE_MEBIBYTES = 16;

  private Books() {}

  /**
   * Opens the file, making it when it is not there.
   *
   * @throws PaymentsException when another process has it, or when it cannot be read or written
   */
  static MVStore open(Path directory, String file) throws PaymentsException {
    try {
      return StoreFile.open(directory, file, CACHE_MEBIBYTES);
    } catch (IOException e) {
      throw new PaymentsException(
          "The payments in %s cannot be used (%s); stop the other process that has them, or put them back from a backup: never delete them, or what was paid is paid again."
              .formatted(directory, e.getMessage()),
          e);
    }
  }
}
