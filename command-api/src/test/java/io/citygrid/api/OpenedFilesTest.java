package io.citygrid.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenedFilesTest {
  @Test
  void theLastIsClosedFirstAndEachOnce() throws Exception {
    List<String> closed = new ArrayList<>();
    OpenedFiles files = new OpenedFiles();
    files.keep(() -> closed.add("first"));
    files.keep(() -> closed.add("second"));

    files.close();
    files.close();

    assertThat(closed).containsExactly("second", "first");
  }

  @Test
  void oneThatFailsKeepsNoOtherOpen() {
    List<String> closed = new ArrayList<>();
    OpenedFiles files = new OpenedFiles();
    files.keep(() -> closed.add("first"));
    files.keep(
        () -> {
          throw new IOException("full");
        });
    files.keep(
        () -> {
          throw new IOException("gone");
        });

    IOException failed = catchThrowableOfType(IOException.class, files::close);

    assertThat(failed).hasMessage("gone");
    assertThat(failed.getSuppressed()).singleElement().isInstanceOf(IOException.class);
    assertThat(closed).containsExactly("first");
  }
}
