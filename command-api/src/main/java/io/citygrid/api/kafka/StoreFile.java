package io.citygrid.api.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** The file of a store: one process at a time, nothing on disk but by a commit. */
public final class StoreFile {
  private StoreFile() {}

  /**
   * Opens the file, making it and its directory when they are not there.
   *
   * @param cacheMebibytes so much of it is held in memory
   * @throws IOException when another process has it, or when it cannot be read or written; its
   *     message says which of these, and not what to do
   */
  public static MVStore open(Path directory, String file, int cacheMebibytes) throws IOException {
    Files.createDirectories(directory);
    try {
      return new MVStore.Builder()
          .fileName(directory.resolve(file).toString())
          .autoCommitDisabled()
          .cacheSize(cacheMebibytes)
          .compress()
          .open();
    } catch (MVStoreException | IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
