package io.citygrid.standalone;

import io.citygrid.city.ReportSource;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Reading;
import io.citygrid.city.event.Report;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.Codecs;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What goes wrong with messages, one way after the other, and the good ones beside them. */
final class BadMessages {
  /** Words that look the same or alike, and are other characters in each normal form. */
  static final String WORDS = "路边有垃圾 豈 ｶﾞﾗｽ ① ﬁ 가 é";

  /** A batch of the edge and a message of Kafka are never this large. */
  static final int TEN_MEGABYTES = 10 * 1024 * 1024;

  private static final AtomicLong OBSERVED_MILLIS = new AtomicLong();

  private BadMessages() {}

  static JsonObject goodReport(String key) {
    return new JsonObject()
        .put("idempotencyKey", key)
        .put("category", "E0101")
        .put(
            "position",
            new JsonObject()
                .put("lon", Testville.NORTH_STREET.lon())
                .put("lat", Testville.NORTH_STREET.lat()));
  }

  /** A stall at one of many places that are some 190 m apart, where stalls are merged. */
  static JsonObject stall(int place, int number) {
    return goodReport("stall-" + place + "-" + number)
        .put("category", "E0102")
        .put(
            "position",
            new JsonObject()
                .put("lon", 118.06 + place % 10 * 0.002)
                .put("lat", 31.01 + place / 10 * 0.002));
  }

  static JsonObject written(String key, Normalizer.Form form) {
    return goodReport(key).put("description", Normalizer.normalize(WORDS, form));
  }

  /** Each wrong in one way. */
  static Object badReport(int number) {
    JsonObject report = goodReport("bad-" + number);
    return switch (number % 8) {
      case 0 -> report.put("category", "Z9999");
      case 1 -> report.put("reportedAt", "1970-01-01T00:00:00Z");
      case 2 -> report.put("reportedAt", "2099-01-01T00:00:00Z");
      case 3 -> report.put("position", new JsonObject().put("lon", 31.0).put("lat", 118.0));
      case 4 -> report.put("position", new JsonObject().put("lon", "east").put("lat", 31.0));
      case 5 -> report.put("description", "路".repeat(5_000));
      case 6 -> report.put("colour", "red");
      default -> "no report at all";
    };
  }

  /** Of the gauge at Hilltown, each later than the one before; nothing to alert of. */
  static JsonObject goodReading() {
    return new JsonObject()
        .put("deviceId", "wl-02")
        .put("metric", "level")
        .put("value", 7)
        .put("observedAt", nextObserved().toString());
  }

  static Object badReading(int number) {
    JsonObject reading = goodReading();
    return switch (number % 8) {
      case 0 -> reading.put("deviceId", "wl-99");
      case 1 -> reading.put("metric", "luck");
      case 2 -> reading.put("value", "NaN");
      case 3 -> reading.put("value", 3_000);
      case 4 -> reading.put("observedAt", "1970-01-01T00:00:00Z");
      case 5 -> reading.put("observedAt", "2099-01-01T00:00:00Z");
      case 6 -> reading.put("valeu", 7);
      default -> 7;
    };
  }

  /** A report as it is on Kafka, of somebody who writes there without the edge. */
  static Report report(String key) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new Report(
        CaseIds.of("writer", key),
        "writer",
        ReportSource.GRID_WORKER,
        "E0101",
        "words",
        new Position(Testville.NORTH_STREET.lon(), Testville.NORTH_STREET.lat(), 5),
        now,
        now,
        0,
        "");
  }

  /** The same report with the words in a normal form that no encoder of ours would write. */
  static byte[] written(Report report, Normalizer.Form form) {
    return text(Codecs.REPORT.encode(report))
        .replace("\"words\"", "\"" + Normalizer.normalize(WORDS, form) + "\"")
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] broken(Report report, int number) {
    String good = text(Codecs.REPORT.encode(report));
    String broken =
        switch (number % 5) {
          case 0 -> good.substring(0, good.length() / 2);
          case 1 -> good.replaceFirst("\"lat\":[0-9.]+", "\"lat\":91");
          case 2 -> good.replaceFirst("\"category\":\"[^\"]+\"", "\"category\":\"Z9999\"");
          case 3 -> good.replaceFirst("\"lon\":[0-9.]+", "\"lon\":NaN");
          default -> "";
        };
    return broken.getBytes(StandardCharsets.UTF_8);
  }

  static Reading reading() {
    Instant at = nextObserved();
    return new Reading("wl-02", "level", 7, at, at, 0);
  }

  static byte[] broken(Reading reading, int number) {
    String good = text(Codecs.READING.encode(reading));
    String broken =
        switch (number % 5) {
          case 0 -> good.substring(0, good.length() / 2);
          case 1 -> good.replace("wl-02", "wl-99");
          case 2 -> good.replace("\"level\"", "\"luck\"");
          case 3 -> good.replaceFirst("\"value\":[0-9.]+", "\"value\":NaN");
          default -> "[]";
        };
    return broken.getBytes(StandardCharsets.UTF_8);
  }

  /** Now, and never twice: a device whose clock is behind or stands still is not believed. */
  private static Instant nextObserved() {
    long now = System.currentTimeMillis();
    return Instant.ofEpochMilli(OBSERVED_MILLIS.updateAndGet(before -> Math.max(before + 1, now)));
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
