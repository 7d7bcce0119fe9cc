package io.citygrid.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobParametersTest {
  private static final URI REDIS = URI.create("redis://:secret@127.0.0.1:6379");
  private static final Path CHECKPOINTS = Path.of("checkpoints");

  @TempDir Path directory;

  @Test
  void casesKeepTheirStateInRocksDbForTwoYears() {
    JobParameters parameters = JobParameters.cases("localhost:9092", REDIS, CHECKPOINTS).build();
    assertThat(parameters.stateBackend()).isEqualTo(StateBackend.ROCKSDB);
    assertThat(parameters.stateTtl()).isEqualTo(Duration.ofDays(730));
  }

  @Test
  void neverShowsThePassword() {
    assertThat(JobParameters.sensors("localhost:9092", REDIS, CHECKPOINTS).build().toString())
        .contains("redis://127.0.0.1:6379")
        .doesNotContain("secret");
  }

  @Test
  void refusesWhatCannotWork() {
    assertThatThrownBy(() -> JobParameters.cases(" ", REDIS, CHECKPOINTS).build())
        .hasMessageContaining("bootstrapServers");
    assertThatThrownBy(() -> JobParameters.cases("k:1", REDIS, CHECKPOINTS).parallelism(0).build())
        .hasMessage("parallelism must be at least 1 but is 0");
    assertThatThrownBy(
            () -> JobParameters.cases("k:1", URI.create("http://x:1"), CHECKPOINTS).build())
        .hasMessageContaining("redis://");
    assertThatThrownBy(
            () ->
                JobParameters.cases("k:1", REDIS, CHECKPOINTS)
                    .checkpointInterval(Duration.ofHours(23))
                    .build())
        .hasMessageContaining("transactionTimeout");
  }

  @Test
  void readsTheCommandLine() {
    JobParameters parameters =
        JobArguments.of(
                new String[] {
                  "--kafka",
                  "k:1",
                  "--redis",
                  "redis://r:2",
                  "--checkpoints",
                  "/tmp/c",
                  "--checkpoint-interval",
                  "PT5S",
                  "--parallelism",
                  "3"
                })
            .sensors();
    assertThat(parameters.bootstrapServers()).isEqualTo("k:1");
    assertThat(parameters.checkpointInterval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(parameters.parallelism()).isEqualTo(3);
  }

  @Test
  void refusesACommandLineInOneSentence() {
    assertThatThrownBy(() -> JobArguments.of(new String[] {"--kafka"}))
        .hasMessage("arguments must be pairs: --name value");
    assertThatThrownBy(() -> JobArguments.of(new String[] {}).cases())
        .hasMessage("--kafka is missing");
    String[] required = {"--kafka", "k:1", "--redis", "redis://r:2", "--checkpoints", "/tmp/c"};
    assertThatThrownBy(() -> JobArguments.of(and(required, "--paralelism", "2")).cases())
        .hasMessage("no job knows --paralelism");
    assertThatThrownBy(() -> JobArguments.of(and(required, "--state-ttl", "2 days")).cases())
        .hasMessage("--state-ttl must be an ISO-8601 duration such as PT2S but is '2 days'");
  }

  @Test
  void aJobWithoutACheckpointStartsFresh() {
    var config =
        JobEnvironment.configuration(
            JobParameters.cases("k:1", REDIS, directory.resolve("none")).build());
    assertThat(config.getOptional(StateRecoveryOptions.SAVEPOINT_PATH)).isEmpty();
    assertThat(config.get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(config.get(PipelineOptions.AUTO_GENERATE_UIDS)).isFalse();
  }

  private static String[] and(String[] some, String... more) {
    String[] all = java.util.Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }
}
