package io.citygrid.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.jobs.cases.CasesJob;
import io.citygrid.jobs.crowd.CrowdJob;
import io.citygrid.jobs.facts.FactsJob;
import io.citygrid.jobs.insight.InsightJob;
import io.citygrid.jobs.office.OfficeJob;
import io.citygrid.jobs.runtime.JobEnvironment;
import io.citygrid.jobs.runtime.JobParameters;
import io.citygrid.jobs.sensors.SensorsJob;
import io.citygrid.jobs.traffic.TrafficJob;
import io.citygrid.jobs.verification.VerificationJob;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * State is found by the uids of operators. A line of a golden file may be added; one that changes
 * or goes loses what running cities have kept.
 */
class JobGraphTest {
  private static final URI REDIS = URI.create("redis://127.0.0.1:6379");

  @TempDir Path checkpoints;

  @Test
  void casesKeepTheirUids() throws IOException {
    JobParameters parameters = JobParameters.cases("localhost:9092", REDIS, checkpoints).build();
    assertThat(uids(CasesJob::define, parameters)).isEqualTo(golden("cases-uids.txt"));
  }

  @Test
  void sensorsKeepTheirUids() throws IOException {
    JobParameters parameters = JobParameters.sensors("localhost:9092", REDIS, checkpoints).build();
    assertThat(uids(SensorsJob::define, parameters)).isEqualTo(golden("sensors-uids.txt"));
  }

  @Test
  void verificationKeepsItsUids() throws IOException {
    JobParameters parameters =
        JobParameters.verification("localhost:9092", REDIS, checkpoints).build();
    assertThat(uids(VerificationJob::define, parameters))
        .isEqualTo(golden("verification-uids.txt"));
  }

  @Test
  void factsKeepTheirUids() throws IOException {
    JobParameters parameters = JobParameters.facts("localhost:9092", REDIS, checkpoints).build();
    assertThat(uids(FactsJob::define, parameters)).isEqualTo(golden("facts-uids.txt"));
  }

  @Test
  void officeKeepsItsUids() throws IOException {
    JobParameters parameters = JobParameters.office("localhost:9092", REDIS, checkpoints).build();
    assertThat(uids(OfficeJob::define, parameters)).isEqualTo(golden("office-uids.txt"));
  }

  @Test
  void trafficKeepsItsUids() throws IOException {
    JobParameters parameters = JobParameters.traffic("localhost:9092", REDIS, checkpoints).build();
    assertThat(uids(TrafficJob::define, parameters)).isEqualTo(golden("traffic-uids.txt"));
  }

  @Test
  void crowdKeepsItsUids() throws IOException {
    JobParameters parameters = JobParameters.crowd("localhost:9092", REDIS, checkpoints).build();
    assertThat(uids(CrowdJob::define, parameters)).isEqualTo(golden("crowd-uids.txt"));
  }

  @Test
  void insightKeepsItsUids() throws IOException {
    JobParameters parameters = JobParameters.insight("localhost:9092", REDIS, checkpoints).build();
    assertThat(uids(InsightJob::define, parameters)).isEqualTo(golden("insight-uids.txt"));
  }

  @Test
  void theCityIsHandedOnAtOnceByEachJobSoThatNoThreadWakesForIt() {
    JobParameters parameters = JobParameters.sensors("localhost:9092", REDIS, checkpoints).build();
    StreamExecutionEnvironment env = JobEnvironment.create(parameters);
    for (BiConsumer<StreamExecutionEnvironment, JobParameters> job :
        List.<BiConsumer<StreamExecutionEnvironment, JobParameters>>of(
            CasesJob::define,
            SensorsJob::define,
            VerificationJob::define,
            FactsJob::define,
            OfficeJob::define,
            TrafficJob::define,
            CrowdJob::define,
            InsightJob::define)) {
      job.accept(env, parameters);
    }
    List<StreamNode> cities =
        env.getStreamGraph().getStreamNodes().stream()
            .filter(node -> String.valueOf(node.getTransformationUID()).endsWith("-city"))
            .toList();
    assertThat(cities).hasSize(8).allMatch(node -> node.getBufferTimeout() == 0);
  }

  private static String uids(
      BiConsumer<StreamExecutionEnvironment, JobParameters> definition, JobParameters parameters) {
    StreamExecutionEnvironment env = JobEnvironment.create(parameters);
    definition.accept(env, parameters);
    List<String> uids =
        env.getStreamGraph().getStreamNodes().stream()
            .map(StreamNode::getTransformationUID)
            .sorted()
            .toList();
    return String.join("\n", uids) + "\n";
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = JobGraphTest.class.getResourceAsStream("/golden/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
