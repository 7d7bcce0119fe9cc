package io.citygrid.jobs.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citygrid.city.City;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.CityCutter;
import io.citygrid.city.wire.CityMessage;
import io.citygrid.city.wire.CityMessages;
import io.citygrid.city.wire.CityParts;
import io.citygrid.city.wire.Manifest;
import io.citygrid.city.wire.ManifestFile;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.ReceivedReading;
import io.citygrid.jobs.runtime.JobEnvironment;
import io.citygrid.jobs.sensors.SensorFunction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.ExecutionConfig.GlobalJobParameters;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.fs.CloseableRegistry;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.DefaultOperatorStateBackendBuilder;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptCityTest {
  private static final CityFiles FIRST = Testville.files();
  private static final CityFiles SECOND =
      FIRST.with(
          "responsibility.csv",
          new String(FIRST.contents().get("responsibility.csv"), StandardCharsets.UTF_8)
              .replace("E0401,990101,,,north-street\n", "")
              .getBytes(StandardCharsets.UTF_8));

  private final Map<String, byte[]> topic = new HashMap<>();
  private BroadcastState<String, byte[]> state;
  private Optional<Manifest> manifest = Optional.empty();

  @BeforeEach
  void emptyState() throws Exception {
    state =
        new DefaultOperatorStateBackendBuilder(
                getClass().getClassLoader(),
                new ExecutionConfig(),
                false,
                List.of(),
                new CloseableRegistry())
            .build()
            .getBroadcastState(CityDecision.CITY);
  }

  private KeptCity onTopic() {
    return new KeptCity(state, keys -> Map.copyOf(topic));
  }

  private KeptCity withoutTopic() {
    return new KeptCity(state, null);
  }

  @Test
  void aTaskThatGoesOnDecidesUnderTheVersionsThatItKnew() throws Exception {
    KeptCity before = onTopic();
    publish(FIRST, before);
    publish(SECOND, before);
    CityVersions<IndexedCity> versions = versionsOf(onTopic());
    assertThat(versions.newest()).isEqualTo(2);
    City first = versions.find(1).orElseThrow().city();
    City second = versions.find(2).orElseThrow().city();
    assertThat(first.version().rules()).isEqualTo(1);
    assertThat(first.responsibilities()).isEqualTo(Testville.city().responsibilities());
    assertThat(second.version().rules()).isEqualTo(2);
    assertThat(second.responsibilities())
        .isEqualTo(Testville.city(SECOND, 2).responsibilities())
        .isNotEqualTo(first.responsibilities());
  }

  @Test
  void whatWasPublishedAfterTheCheckpointIsNotKnownYet() throws Exception {
    publish(FIRST, onTopic());
    Map<String, byte[]> checkpoint = new HashMap<>();
    state.immutableEntries().forEach(kept -> checkpoint.put(kept.getKey(), kept.getValue()));
    publish(SECOND, onTopic());
    state.clear();
    state.putAll(checkpoint);
    assertThat(versionsOf(onTopic()).newest()).isEqualTo(1);
    assertThat(versionsOf(onTopic()).find(2)).isEmpty();
  }

  @Test
  void aVersionThatIsGoneFromTheTopicIsDecidedAsOneOlderThanThoseKept() throws Exception {
    KeptCity before = onTopic();
    publish(FIRST, before);
    CityParts second = publish(SECOND, before);
    topic.keySet().retainAll(keysOf(second));
    CityVersions<IndexedCity> versions = versionsOf(onTopic());
    assertThat(versions.newest()).isEqualTo(2);
    assertThat(versions.find(1).orElseThrow().city().version().city()).isEqualTo(2);
    assertThat(state.contains(CityMessages.manifestKey(1))).isFalse();
  }

  @Test
  void whatTheTopicTakesBackIsForgotten() throws Exception {
    KeptCity before = onTopic();
    CityParts first = publish(FIRST, before);
    for (CityMessage message : first.messages()) {
      before.keep(new CityPart(message.key(), null));
    }
    assertThat(state.entries()).isEmpty();
    assertThat(onTopic().restore()).isEmpty();
  }

  @Test
  void stateOfAnEarlierBuildIsReadAsItIsAndBecomesSmall() throws Exception {
    CityParts first = publish(FIRST, withoutTopic());
    long whole = stateBytes();
    assertThat(versionsOf(onTopic()).newest()).isEqualTo(1);
    assertThat(stateBytes()).isEqualTo(whole - fileBytes(first));
    assertThat(versionsOf(onTopic()).newest()).isEqualTo(1);
  }

  @Test
  void stateOfAnEarlierBuildStaysWholeWhereTheTopicDoesNotHaveIt() throws Exception {
    publish(FIRST, withoutTopic());
    topic.clear();
    long whole = stateBytes();
    assertThat(versionsOf(onTopic()).newest()).isEqualTo(1);
    assertThat(stateBytes()).isEqualTo(whole);
    assertThat(versionsOf(onTopic()).newest()).isEqualTo(1);
  }

  @Test
  void stateThatReliesOnATopicIsRefusedWithoutOne() throws Exception {
    publish(FIRST, onTopic());
    assertThatThrownBy(() -> withoutTopic().restore())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("city.model.v1");
  }

  @Test
  void nobodyAsksTheTopicForNothing() throws Exception {
    KeptCity fresh =
        new KeptCity(
            state,
            keys -> {
              throw new AssertionError("asked for " + keys);
            });
    assertThat(fresh.restore()).isEmpty();
  }

  @Test
  void aCheckpointOfADecidingTaskHoldsNoFileOfTheCity() throws Exception {
    long withFiles = checkpointBytes(new GlobalJobParameters());
    long named = checkpointBytes(new AtSomeKafka());
    assertThat(withFiles - named).isEqualTo(fileBytes(publish(FIRST, withoutTopic())));
  }

  private static final class AtSomeKafka extends GlobalJobParameters {
    private static final long serialVersionUID = 1L;

    @Override
    public Map<String, String> toMap() {
      return Map.of(JobEnvironment.BOOTSTRAP_SERVERS, "127.0.0.1:1");
    }
  }

  private long checkpointBytes(GlobalJobParameters parameters) throws Exception {
    SensorFunction function =
        new SensorFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90));
    try (KeyedBroadcastOperatorTestHarness<String, ReceivedReading, CityPart, ?> harness =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(function, List.of(CityDecision.CITY)),
            received -> received.message().key(),
            Types.STRING,
            1,
            1,
            0)) {
      harness.getExecutionConfig().setGlobalJobParameters(parameters);
      harness.open();
      for (CityMessage message :
          CityCutter.cut(FIRST, Optional.empty(), Testville.FOUNDED, "tester").messages()) {
        harness.processBroadcastElement(new CityPart(message.key(), message.value()), 0);
      }
      OperatorSubtaskState checkpoint = harness.snapshot(1, 1);
      return checkpoint.getManagedOperatorState().getStateSize();
    }
  }

  private CityParts publish(CityFiles files, KeptCity kept) throws Exception {
    CityParts parts = CityCutter.cut(files, manifest, Testville.FOUNDED, "tester");
    for (CityMessage message : parts.messages()) {
      kept.keep(new CityPart(message.key(), message.value()));
      topic.put(message.key(), message.value());
    }
    manifest = Optional.of(parts.manifest());
    return parts;
  }

  private static CityVersions<IndexedCity> versionsOf(KeptCity kept) throws Exception {
    CityVersions<IndexedCity> versions = new CityVersions<>(GridFences::of, city -> city);
    for (CityPart part : kept.restore()) {
      assertThat(versions.accept(part.key(), part.value())).isTrue();
    }
    return versions;
  }

  private static Set<String> keysOf(CityParts parts) {
    Set<String> keys = new HashSet<>();
    keys.add(CityMessages.manifestKey(parts.manifest().version()));
    for (ManifestFile file : parts.manifest().files()) {
      for (int chunk = 0; chunk < file.chunks(); chunk++) {
        keys.add(CityMessages.chunkKey(file.sha256(), chunk));
      }
    }
    return keys;
  }

  private static long fileBytes(CityParts parts) {
    return parts.chunks().stream()
        .mapToLong(chunk -> Objects.requireNonNull(chunk.value()).length)
        .sum();
  }

  private long stateBytes() throws Exception {
    long bytes = 0;
    for (Map.Entry<String, byte[]> kept : state.immutableEntries()) {
      bytes += kept.getKey().length() + kept.getValue().length;
    }
    return bytes;
  }
}
