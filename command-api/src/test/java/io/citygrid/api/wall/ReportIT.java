package io.citygrid.api.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import io.citygrid.city.event.Contact;
import io.citygrid.city.event.ContactChannel;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.PatrolKeys;
import io.citygrid.city.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as a person sees it, in a real browser. */
class ReportIT {
  private static final Contact TAKEN_UP = call("hotline/1", 9);
  private static final Contact TAKEN_UP_LATE = call("hotline/2", 62);

  @TempDir static Path directory;

  /** Sun in a cell of North Street, on a Monday. */
  private static final MetricValue PATROLLED =
      new MetricValue(
          PatrolKeys.key("990101001000001", "sun"),
          Instant.parse("2026-03-01T16:00:00Z"),
          23,
          "min",
          23,
          1);

  private static Chromium chromium;
  private static CityUnderTest city;

  @BeforeAll
  static void startCity() throws Exception {
    chromium = Chromium.launch();
    city = CityUnderTest.start(directory);
    var event = TestvilleMessages.DISPATCHED;
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", city.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(
          new ProducerRecord<>(
              Topics.CASE_EVENTS,
              event.caseId().getBytes(StandardCharsets.UTF_8),
              Codecs.CASE_EVENT.encode(event)));
      producer.send(
          new ProducerRecord<>(
              Topics.METRICS,
              PATROLLED.key().getBytes(StandardCharsets.UTF_8),
              Codecs.METRIC_VALUE.encode(PATROLLED)));
      for (Contact contact : List.of(TAKEN_UP, TAKEN_UP_LATE)) {
        producer.send(
            new ProducerRecord<>(
                Topics.CONTACTS,
                contact.contactId().getBytes(StandardCharsets.UTF_8),
                Codecs.CONTACT.encode(contact)));
      }
    }
  }

  @Test
  void aGridWorkersPatrolsOpenTheirCellsAndDays() {
    try (WallScreen screen = new WallScreen(chromium.browser(), "en-GB")) {
      screen.open(city.apiPort());
      screen.signIn("admin", city.administratorPassword());
      screen.part("report-link").click();
      screen.part("report-past").fill("2026-03");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                screen.part("report-scope").selectOption("worker");
                screen.part("report-when").selectOption("month");
                screen.part("report-when").selectOption("past");
                return coverage(screen).count() > 0;
              });
      coverage(screen).first().click();
      screen.reads("report-cases", "990101001000001");
      screen.reads("report-cases", "23 min");
      screen.reads("report-cases", "patrolled");
      assertThat(screen.complaints()).isEmpty();
    }
  }

  /** One of four cells on one of 22 working days. */
  private static Locator coverage(WallScreen screen) {
    return screen
        .part("report-tables")
        .locator("tr[data-testid='report-row-sun'] td")
        .filter(new Locator.FilterOptions().setHasText(Pattern.compile("1 / 88$")))
        .locator("button");
  }

  @AfterAll
  static void stopCity() {
    if (chromium != null) {
      chromium.close();
      city.close();
    }
  }

  @Test
  void numbersOfAPastMonthOpenTheirCasesInBothLanguages() {
    try (WallScreen screen = new WallScreen(chromium.browser(), "en-GB")) {
      screen.open(city.apiPort());
      screen.signIn("admin", city.administratorPassword());
      screen.part("report-link").click();
      screen.reads("report-tables", "Closing rate");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                screen.part("report-when").selectOption("month");
                screen.part("report-past").fill("2026-03");
                screen.part("report-when").selectOption("past");
                return filed(screen).count() > 0;
              });
      screen.reads("report-period", "01/03/2026");
      filed(screen).first().click();
      screen.reads("report-cases", TestvilleMessages.DISPATCHED.caseId());
      screen.part("language").click();
      screen.reads("report-tables", "结案率");
      assertThat(screen.complaints()).isEmpty();
    }
  }

  @Test
  void numbersOfTheHotlineOpenTheirContactsAndAreNothingForADepartment() {
    try (WallScreen screen = new WallScreen(chromium.browser(), "en-GB")) {
      screen.open(city.apiPort());
      screen.signIn("admin", city.administratorPassword());
      screen.part("report-link").click();
      screen.reads("report-tables", "Calls answered within 15 s");
      screen.part("report-past").fill("2026-03");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                screen.part("report-when").selectOption("month");
                screen.part("report-when").selectOption("past");
                return inTime(screen).count() == 1;
              });
      inTime(screen).click();
      screen.reads("report-cases", "hotline/1");
      screen.reads("report-cases", "Answered after 0:00:09");
      assertThat(screen.part("report-cases").textContent()).doesNotContain("hotline/2");
      screen.part("report-scope").selectOption("department");
      screen.reads("report-tables", "Market");
      assertThat(screen.complaints()).isEmpty();
    }
  }

  /** The share of the district's calls that were answered in time. */
  private static Locator inTime(WallScreen screen) {
    return screen
        .part("report-tables")
        .locator("tr[data-testid='report-row-990101'] td")
        .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^50%1 / 2$")))
        .locator("button");
  }

  private static Contact call(String id, int waitedSeconds) {
    Instant arrivedAt = TestvilleMessages.MONDAY_MORNING;
    Instant answeredAt = arrivedAt.plusSeconds(waitedSeconds);
    return new Contact(
        id,
        ContactChannel.CALL,
        arrivedAt,
        answeredAt,
        answeredAt.plusSeconds(60),
        List.of("990100", "990101"),
        "operator",
        "",
        answeredAt,
        1);
  }

  /** Numbers of the district that are one. */
  private static Locator filed(WallScreen screen) {
    return screen
        .part("report-tables")
        .locator("tr[data-testid='report-row-990101'] button")
        .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^1$")));
  }
}
