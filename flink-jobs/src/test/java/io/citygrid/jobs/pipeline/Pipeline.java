package io.citygrid.jobs.pipeline;

import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.Report;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.ViewIndexes;
import io.citygrid.jobs.runtime.JobParameters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** A test of jobs between a real Kafka and a real Redis, which it has for itself. */
abstract class Pipeline {
  static final Duration A_MINUTE = Duration.ofMinutes(1);

  @TempDir Path directory;
  Servers servers;

  @BeforeEach
  void startServers() throws Exception {
    servers = new Servers(directory);
  }

  @AfterEach
  void stopServers() {
    servers.close();
  }

  /** The job for cases, with checkpoints every moment. */
  JobParameters casesParameters() {
    return casesParameters(Duration.ofMillis(300));
  }

  JobParameters casesParameters(Duration checkpointInterval) {
    return casesParameters(directory.resolve("checkpoints"), checkpointInterval);
  }

  JobParameters casesParameters(Path checkpoints) {
    return casesParameters(checkpoints, Duration.ofMillis(300));
  }

  private JobParameters casesParameters(Path checkpoints, Duration checkpointInterval) {
    return JobParameters.cases(
            servers.kafka().bootstrapServers(), servers.redis().uri(), checkpoints)
        .checkpointInterval(checkpointInterval)
        .parallelism(2)
        .build();
  }

  void send(Report report) {
    servers.send(Topics.REPORTS, report.caseId(), Codecs.REPORT.encode(report));
  }

  /** The reports with these numbers, the second one not among them. */
  void sendReports(int from, int to, long version) {
    for (int i = from; i < to; i++) {
      send(Reports.number(i, version));
    }
    servers.flush();
  }

  void sendCommands(List<CaseCommand> commands) {
    for (CaseCommand command : commands) {
      servers.send(Topics.COMMANDS, command.caseId(), Codecs.CASE_COMMAND.encode(command));
    }
    servers.flush();
  }

  void awaitEvents(int count) {
    Awaitility.await()
        .atMost(A_MINUTE)
        .until(() -> servers.readCommitted(Topics.CASE_EVENTS, Codecs.CASE_EVENT).size() >= count);
  }

  /** Waits until the live view shows so many cases, whether or not Redis is there meanwhile. */
  void awaitCases(long count) {
    Awaitility.await()
        .atMost(A_MINUTE.multipliedBy(3))
        .ignoreExceptions()
        .until(
            () -> {
              try (Jedis redis = servers.openRedis()) {
                return redis.zcard(RedisKeys.index(ViewIndexes.CASES)) >= count;
              }
            });
  }

  void awaitNotifications(int count) {
    Awaitility.await()
        .atMost(A_MINUTE.multipliedBy(3))
        .until(
            () -> servers.readCommitted(Topics.NOTIFICATIONS, Codecs.NOTIFICATION).size() >= count);
  }

  void awaitOutcomes(int count) {
    Awaitility.await()
        .atMost(A_MINUTE)
        .until(
            () ->
                servers.readCommitted(Topics.COMMAND_OUTCOMES, Codecs.COMMAND_OUTCOME).size()
                    >= count);
  }
}
