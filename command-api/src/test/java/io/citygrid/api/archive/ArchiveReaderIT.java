package io.citygrid.api.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.citygrid.embedded.EmbeddedKafka;
import io.citygrid.embedded.Ports;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive follows a record that a real Kafka keeps. */
class ArchiveReaderIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path directory;
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private EmbeddedKafka kafka;
  private KafkaProducer<byte[], byte[]> producer;

  @BeforeEach
  void startKafka() throws Exception {
    kafka = EmbeddedKafka.start(directory.resolve("kafka"), Ports.free());
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "cases"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  @AfterEach
  void stopKafka() {
    producer.close(Duration.ofSeconds(2));
    kafka.close();
  }

  @Test
  void readsOnlyWhatWasCommittedAndPassesOverWhatCannotBeRead() throws Exception {
    List<CaseEvent> events = new RandomRecord(21).events(30);
    List<CaseEvent> aborted = new RandomRecord(22).events(40).subList(60, 70);
    write(events);
    producer.beginTransaction();
    aborted.forEach(this::send);
    producer.abortTransaction();
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(Topics.CASE_EVENTS, bytes("x"), bytes("no event")));
    producer.commitTransaction();

    try (ArchiveIndex index = ArchiveIndex.open(directory.resolve("archive"));
        ArchiveReader reader = reader(index)) {
      reader.start();
      await().atMost(PATIENCE).until(reader::isCaughtUp);

      assertHolds(index, events);
      assertThat(metrics.get("citygrid.archive.unreadable.events").counter().count()).isEqualTo(1);
      assertThat(metrics.get("citygrid.archive.behind.events").gauge().value()).isZero();
    }
  }

  @Test
  void goesOnAfterARestartAndEqualsAnIndexMadeAtOnce() throws Exception {
    List<CaseEvent> events = new RandomRecord(23).events(50);
    List<List<CaseEvent>> parts = List.of(events.subList(0, 40), events.subList(40, events.size()));
    Path archive = directory.resolve("archive");
    for (List<CaseEvent> part : parts) {
      write(part);
      try (ArchiveIndex index = ArchiveIndex.open(archive);
          ArchiveReader reader = reader(index)) {
        reader.start();
        await().atMost(PATIENCE).until(reader::isCaughtUp);
      }
    }
    try (ArchiveIndex index = ArchiveIndex.open(archive);
        ArchiveIndex madeAtOnce = ArchiveIndex.open(directory.resolve("other"));
        ArchiveReader reader = reader(madeAtOnce)) {
      reader.start();
      await().atMost(PATIENCE).until(reader::isCaughtUp);

      assertHolds(index, events);
      assertHolds(madeAtOnce, events);
      assertThat(index.position()).isEqualTo(madeAtOnce.position());
    }
  }

  @Test
  void killedInTheMiddleItReadsAgainWhatWasNotOnDiskAndHoldsTheSame() throws Exception {
    List<CaseEvent> events = new RandomRecord(24).events(80);
    int half = events.size() / 2;
    Path archive = directory.resolve("archive");
    try (ArchiveIndex index = ArchiveIndex.open(archive);
        ArchiveReader reader = reader(index)) {
      write(events.subList(0, half));
      reader.start();
      await().atMost(PATIENCE).until(reader::isCaughtUp);
    }
    write(events.subList(half, events.size()));
    String last = events.get(events.size() - 1).caseId();
    ArchiveIndex killed = ArchiveIndex.open(archive);
    ArchiveReader reading = reader(killed);
    reading.start();
    await().atMost(PATIENCE).until(() -> killed.find(last).isPresent());
    // As in a kill: files and lock go away under the reader, nothing more is committed.
    killed.close();
    reading.close();

    try (ArchiveIndex index = ArchiveIndex.open(archive);
        ArchiveReader reader = reader(index)) {
      reader.start();
      await().atMost(PATIENCE).until(reader::isCaughtUp);
      assertHolds(index, events);
    }
  }

  private ArchiveReader reader(ArchiveIndex index) {
    return new ArchiveReader(kafka.bootstrapServers(), index, new ArchiveMeters(metrics));
  }

  private static void assertHolds(ArchiveIndex index, List<CaseEvent> events) throws Exception {
    Map<String, List<CaseEvent>> byCase =
        events.stream().collect(Collectors.groupingBy(CaseEvent::caseId));
    assertThat(
            (int)
                index.ask(
                    searcher ->
                        searcher.count(
                            new TermQuery(new Term(CaseDocument.KIND, CaseDocument.CASE)))))
        .isEqualTo(byCase.size());
    for (var entry : byCase.entrySet()) {
      assertThat(index.find(entry.getKey())).contains(ArchivedCase.of(entry.getValue()));
    }
  }

  private void write(List<CaseEvent> events) {
    List<CaseEvent> left = new ArrayList<>(events);
    while (!left.isEmpty()) {
      List<CaseEvent> some = left.subList(0, Math.min(17, left.size()));
      producer.beginTransaction();
      some.forEach(this::send);
      producer.commitTransaction();
      some.clear();
    }
  }

  private void send(CaseEvent event) {
    producer.send(
        new ProducerRecord<>(
            Topics.CASE_EVENTS, bytes(event.caseId()), Codecs.CASE_EVENT.encode(event)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
