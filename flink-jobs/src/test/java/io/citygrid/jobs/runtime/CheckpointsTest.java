package io.citygrid.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  private static final byte[] HEAD = {0x49, 0x60, 0x67, 0x2d, 0, 0, 0, 6};

  @TempDir Path directory;

  @Test
  void findsTheLatestOfAllRuns() throws IOException {
    write("run-a/chk-9", 1_000, HEAD);
    Path latest = write("run-b/chk-3", 2_000, HEAD);
    write("run-b/chk-2", 1_500, HEAD);
    assertThat(Checkpoints.findLatest(directory)).contains(latest);
  }

  @Test
  void passesOverWhatWasCutOff() throws IOException {
    Path whole = write("run/chk-1", 1_000, HEAD);
    write("run/chk-2", 2_000, new byte[0]);
    write("run/chk-3", 3_000, new byte[] {1, 2, 3, 4, 5});
    Files.createDirectories(directory.resolve("run/chk-4"));
    write("run/shared", 5_000, HEAD);
    assertThat(Checkpoints.findLatest(directory)).contains(whole);
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertThat(Checkpoints.findLatest(directory.resolve("absent"))).isEmpty();
    assertThat(Checkpoints.findLatest(directory)).isEmpty();
  }

  private Path write(String path, long atMillis, byte[] content) throws IOException {
    Path checkpoint = Files.createDirectories(directory.resolve(path));
    Path metadata = Files.write(checkpoint.resolve("_metadata"), content);
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(atMillis));
    return checkpoint;
  }
}
