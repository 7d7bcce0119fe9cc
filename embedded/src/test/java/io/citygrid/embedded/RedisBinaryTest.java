package io.citygrid.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisBinaryTest {
  private static final String RUNS = "#!/bin/sh\necho Redis server v=7.0.15\n";
  private static final String LACKS_A_LIBRARY =
      "#!/bin/sh\necho 'libssl.so.3: cannot open shared object file' >&2\nexit 127\n";

  @TempDir Path work;
  private Path directory;
  private Path installed;

  @BeforeEach
  void makeDirectories() throws IOException {
    directory = Files.createDirectories(work.resolve("redis"));
    installed = Files.createDirectories(work.resolve("bin"));
  }

  @Test
  void theOneThatIsNamedComesFirst() throws Exception {
    Path named = program(work.resolve("my-redis"), RUNS);
    assertThat(placed(bundled(), Map.of("CITYGRID_REDIS", named.toString()))).hasContent(RUNS);
  }

  @Test
  void oneThatIsNamedAndDoesNotRunIsNotReplacedByAnother() throws Exception {
    program(installed.resolve("redis-server"), RUNS);
    Path named = program(work.resolve("my-redis"), LACKS_A_LIBRARY);
    Map<String, String> environment =
        Map.of("CITYGRID_REDIS", named.toString(), "PATH", installed.toString());
    assertThatThrownBy(() -> placed(bundled(), environment))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(named.toString())
        .hasMessageContaining("libssl.so.3");
    assertThatThrownBy(() -> placed(bundled(), Map.of("CITYGRID_REDIS", work + "/nothing")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/nothing, which is no file");
  }

  @Test
  void whereNoneComesTheInstalledOneIsTaken() throws Exception {
    program(installed.resolve("redis-server"), RUNS);
    String path = work.resolve("empty") + ":" + installed;
    assertThat(placed(Optional.empty(), Map.of("PATH", path))).hasContent(RUNS);
  }

  @Test
  void withoutAnyThatRunsOneSentenceSaysWhatToDo() throws Exception {
    program(installed.resolve("redis-server"), LACKS_A_LIBRARY);
    assertThatThrownBy(() -> placed(Optional.empty(), Map.of("PATH", installed.toString())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none comes for this system")
        .hasMessageContaining("install redis-server 6.2 or later")
        .hasMessageContaining("CITYGRID_REDIS");
  }

  @Test
  void oneComesForTheUsualSystems() {
    assertThat(RedisBinary.resourceFor("Linux", "amd64")).isPresent();
    assertThat(RedisBinary.resourceFor("Linux", "aarch64")).isPresent();
    assertThat(RedisBinary.resourceFor("Mac OS X", "aarch64")).isPresent();
    assertThat(RedisBinary.resourceFor("Windows 11", "amd64")).isEmpty();
  }

  private Path placed(Optional<String> resource, Map<String, String> environment) throws Exception {
    return new RedisBinary(resource, environment).place(directory);
  }

  private static Optional<String> bundled() {
    return RedisBinary.resourceFor("Linux", "amd64");
  }

  private static Path program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
