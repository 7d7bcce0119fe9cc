package io.citygrid.bench.path;

import io.citygrid.city.ReportSource;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Reading;
import io.citygrid.city.event.Report;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.wire.CityCutter;
import io.citygrid.city.wire.CityMessage;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Fills the topics as the edge would; the same bytes in every run. */
final class Inputs implements AutoCloseable {
  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
  private static final long SEED = 20_260_302;

  private final KafkaProducer<byte[], byte[]> producer;
  private final SplittableRandom random = new SplittableRandom(SEED);

  Inputs(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "linger.ms", "5",
                "batch.size", "131072",
                "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Publishes the made city as version 1. */
  void publishCity() {
    publishCity(GridCity.files());
  }

  /** Publishes this city as version 1. */
  void publishCity(CityFiles files) {
    var parts = CityCutter.cut(files, Optional.empty(), START, "benchmark");
    for (CityMessage message : parts.messages()) {
      send(Topics.CITY_MODEL, message.key(), message.value());
    }
    producer.flush();
  }

  /** Readings of all gauges in turn, one of each every 10 seconds of event time. */
  void produceReadings(int count) {
    for (int i = 0; i < count; i++) {
      String device = "gauge-" + i % GridCity.DEVICES;
      Instant at = START.plusMillis((long) i * 10_000 / GridCity.DEVICES);
      double value = Math.round(random.nextDouble() * 3_000) / 10.0;
      Reading reading = new Reading(device, "level", value, at, at.plusMillis(300), 1);
      send(Topics.TELEMETRY, device, Codecs.READING.encode(reading));
    }
    producer.flush();
  }

  /** Reports from everywhere in the city. */
  void produceReports(int count) {
    for (int i = 0; i < count; i++) {
      Report report = report(i, START.plusMillis(i));
      send(Topics.REPORTS, report.caseId(), Codecs.REPORT.encode(report));
    }
    producer.flush();
  }

  /** Sends one report at once. */
  void sendReport(int number, Instant now) {
    Report report = report(number, now);
    send(Topics.REPORTS, report.caseId(), Codecs.REPORT.encode(report));
  }

  /** Sends a report when the batch is full. */
  void send(Report report) {
    send(Topics.REPORTS, report.caseId(), Codecs.REPORT.encode(report));
  }

  /** Sends a command in its bytes. */
  void sendCommand(String caseId, byte[] command) {
    send(Topics.COMMANDS, caseId, command);
  }

  /** Waits until everything is on the topics. */
  void flush() {
    producer.flush();
  }

  private Report report(int number, Instant at) {
    return new Report(
        CaseIds.of("worker-" + number % 500, "key-" + number),
        "worker-" + number % 500,
        ReportSource.GRID_WORKER,
        number % 5 == 0 ? "E0301" : "E0101",
        "路边有暴露垃圾，请尽快清理 " + number,
        new Position(
            GridCity.WEST + GridCity.SIDE * random.nextDouble(),
            GridCity.SOUTH + GridCity.SIDE * random.nextDouble(),
            5),
        at,
        at,
        1,
        "");
  }

  private void send(String topic, String key, byte @Nullable [] value) {
    producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
  }

  @Override
  public void close() {
    producer.close();
  }
}
