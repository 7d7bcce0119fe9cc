package io.citygrid.standalone.killed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citygrid.api.ApiClient;
import io.citygrid.casework.life.ClockEffect;
import io.citygrid.casework.life.Holder;
import io.citygrid.city.Indicator;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Payment;
import io.citygrid.city.event.PaymentKind;
import io.citygrid.city.testville.BatchIndicators;
import io.citygrid.city.testville.Testville;
import io.citygrid.embedded.Ports;
import io.citygrid.standalone.command.CityGridProcess;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole city in a process of its own that gets SIGKILL at random moments while people work with
 * it. Afterwards everything that was acknowledged is there, once, and all numbers are those of its
 * record.
 */
@Tag("alone")
class KilledTownIT {
  private static final int DEATHS = 2;

  /** So much is answered between two deaths, at most twice as much. */
  private static final int LEAST_ANSWERS = 60;

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int BUSY_PEOPLE = 4;
  private static final long BUDGET_CENTS = 2_000;
  private static final String FILING =
      """
      rules:
        - {sources: [CITIZEN], filing: AFTER_FIELD_CHECK}
        - {sources: [HOTLINE], filing: BY_PERSON}
      """;
  private static final String CHECKED_BY_CITIZENS =
      """
      categories: [E0201]
      secondShare: 0.3
      reward: {leastCents: 300, mostCents: 400, dailyBudgetCents: %d}
      limits: {takesPerDay: 1000, pairTakes: 1000, highestSpeedKmh: 400}
      """
          .formatted(BUDGET_CENTS);

  @TempDir static Path work;
  private static final int PORT = Ports.free();
  private static CityGridProcess city;
  private static ApiClient administrator;
  private static BusyPeople people;
  private static TownRecord record;
  private static Map<String, List<CaseEvent>> lives;

  @BeforeAll
  static void workWithACityThatDies() throws Exception {
    writeCity();
    // Another course each time; a failure says which.
    long seed = System.nanoTime();
    System.out.println("KilledTownIT: seed " + seed);
    Random random = new Random(seed);
    start();
    administrator = new ApiClient(PORT).signedIn("admin", passwordOfAdministrator());
    people = new BusyPeople(PORT, administrator);
    List<Thread> busy = startWork(random);
    for (int death = 1; death <= DEATHS; death++) {
      int then = people.answered().size() + LEAST_ANSWERS + random.nextInt(LEAST_ANSWERS);
      await().atMost(PATIENCE).until(() -> people.answered().size() >= then);
      city.kill();
      start();
    }
    int enough = people.answered().size() + LEAST_ANSWERS;
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(missing(enough)).as(people.toString()).isEmpty());
    people.goHome();
    for (Thread one : busy) {
      one.join();
    }
    await().atMost(Duration.ofSeconds(60)).until(people::sendsWhatIsLeft);
    record = settled();
    lives = BatchIndicators.lives(record.cases());
  }

  @AfterAll
  static void stop() throws Exception {
    if (city != null) {
      city.close();
    }
  }

  @Test
  void enoughHappenedForTheRestToMeanSomething() {
    assertThat(moved()).hasSizeGreaterThan(50);
    assertThat(lives).hasSizeGreaterThan(10);
    assertThat(record.payments()).isNotEmpty();
    assertThat(record.cases()).extracting(CaseEvent::state).contains(CaseState.CLOSED);
    assertThat(countedIndicators().get(Indicator.VERIFIED_BY_CITIZENS.name())).isPositive();
  }

  @Test
  void eachReportThatWasAcknowledgedIsOneCaseAndThereIsNoOther() {
    Set<String> acknowledged =
        people.answered().entrySet().stream()
            .filter(sent -> sent.getKey().isReport() && sent.getValue().statusCode() == 202)
            .map(sent -> new JsonObject(sent.getValue().body()).getString("caseId"))
            .collect(Collectors.toSet());

    assertThat(lives.keySet()).isEqualTo(acknowledged);
  }

  @Test
  void aCaseIsInOneStateAtATimeAndNothingHappenedToItTwice() {
    assertThat(record.cases())
        .extracting(event -> event.caseId() + "/" + event.version())
        .doesNotHaveDuplicates();
    lives.forEach(
        (id, life) -> {
          assertThat(life)
              .as(id)
              .extracting(CaseEvent::version)
              .isEqualTo(IntStream.rangeClosed(1, life.size()).mapToObj(Long::valueOf).toList());
          assertThat(life)
              .as(id)
              .extracting(event -> event.made().commandId())
              .doesNotHaveDuplicates();
        });
  }

  @Test
  void eachMoveThatWasFollowedIsInTheRecordAsItWasAnswered() {
    for (JsonObject answer : moved()) {
      CaseEvent event = lives.get(answer.getString("caseId")).get(answer.getInteger("version") - 1);
      assertThat(event.made().commandId()).isEqualTo(answer.getString("commandId"));
      assertThat(event.state().name()).isEqualTo(answer.getString("state"));
    }
  }

  @Test
  void everyOpenCaseHasAnOwnerAndAClockOrAReasonForNone() {
    for (List<CaseEvent> life : lives.values()) {
      CaseEvent last = life.get(life.size() - 1);
      if (!last.state().isOpen()) {
        continue;
      }
      assertThat(Holder.of(last.state())).as(last.caseId()).isNotEqualTo(Holder.NOBODY);
      boolean isRunning =
          last.current().limits().stream()
              .anyMatch(limit -> limit.endedAt() == null && limit.dueAt() != null);
      assertThat(isRunning || ClockEffect.findReasonForNone(last.state()).isPresent())
          .as("%s in %s: %s", last.caseId(), last.state(), last.current().limits())
          .isTrue();
    }
  }

  @Test
  void theLiveViewShowsEachCaseAsTheRecordHasIt() {
    lives.forEach(
        (id, life) -> {
          CaseEvent last = life.get(life.size() - 1);
          JsonObject seen = new JsonObject(administrator.get("/v1/cases/" + id).body());
          assertThat(seen.getLong("version")).as(id).isEqualTo(last.version());
          assertThat(seen.getString("state")).as(id).isEqualTo(last.state().name());
        });
  }

  @Test
  void allIndicatorsAreThoseOfTheRecord() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(shownIndicators()).isEqualTo(countedIndicators()));
  }

  @Test
  void eachRewardIsPaidOnceAndNoBudgetIsOverdrawn() {
    assertThat(record.payments()).extracting(Payment::paymentId).doesNotHaveDuplicates();
    Map<String, Long> spent = new TreeMap<>();
    for (Payment payment : record.payments()) {
      long cents = payment.kind() == PaymentKind.REWARD ? 1 : -1;
      spent.merge(payment.area() + "/" + payment.day(), cents * payment.amountCents(), Long::sum);
    }
    assertThat(spent.values()).allMatch(cents -> cents >= 0 && cents <= BUDGET_CENTS);
    assertThat(
            record.payments().stream()
                .filter(payment -> payment.kind() == PaymentKind.REWARD)
                .map(payment -> payment.taskId() + "/" + payment.person()))
        .doesNotHaveDuplicates();
  }

  private static void start() throws Exception {
    city =
        CityGridProcess.start(
            "run",
            "--city=" + work.resolve("city"),
            "--data=" + work.resolve("data"),
            "--port=" + PORT,
            "--management-port=0");
    await()
        .atMost(PATIENCE)
        .until(() -> !city.isAlive() || city.hasSaid(line -> line.contains("Log in:")));
    assertThat(city.isAlive()).as(city.output()).isTrue();
  }

  private static List<Thread> startWork(Random random) {
    List<Thread> busy = new ArrayList<>();
    for (int i = 0; i < BUSY_PEOPLE; i++) {
      Random own = new Random(random.nextLong());
      Thread thread = new Thread(() -> people.work(own), "busy-" + i);
      thread.setDaemon(true);
      thread.start();
      busy.add(thread);
    }
    return busy;
  }

  /** The record once nothing more comes. */
  private static TownRecord settled() throws Exception {
    String broker =
        city.output()
            .lines()
            .filter(line -> line.contains("Kafka broker on "))
            .map(line -> line.substring(line.indexOf(" on ") + 4).strip())
            .findFirst()
            .orElseThrow();
    AtomicReference<TownRecord> before = new AtomicReference<>();
    return await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> TownRecord.read(broker), now -> now.equals(before.getAndSet(now)));
  }

  private static List<JsonObject> moved() {
    return people.answered().entrySet().stream()
        .filter(sent -> sent.getKey().path().endsWith("/moves"))
        .filter(sent -> sent.getValue().statusCode() == 200)
        .map(sent -> new JsonObject(sent.getValue().body()))
        .toList();
  }

  private static JsonObject shown() {
    HttpResponse<String> page =
        administrator.get("/v1/indicators?scope=area&of=990100&period=month");
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    return new JsonObject(page.body());
  }

  /** What must still happen before the people may go home. */
  private static List<String> missing(int answers) {
    List<String> missing = new ArrayList<>();
    if (people.answered().size() < answers) {
      missing.add("answers: %d of %d".formatted(people.answered().size(), answers));
    }
    if (!people.arePaid()) {
      missing.add("a reward");
    }
    if (!isAnyVerified()) {
      missing.add("a case that a citizen verified");
    }
    if (moved().stream().noneMatch(one -> "CLOSED".equals(one.getString("state")))) {
      missing.add("a closed case");
    }
    return missing;
  }

  private static boolean isAnyVerified() {
    return shownIndicators().getOrDefault(Indicator.VERIFIED_BY_CITIZENS.name(), 0) > 0;
  }

  private static Map<String, Integer> shownIndicators() {
    Map<String, Integer> numbers = new TreeMap<>();
    shown().getJsonArray("subjects").getJsonObject(0).getJsonObject("indicators").stream()
        .filter(one -> Indicator.valueOf(one.getKey()).counted() == Indicator.Counted.CASES)
        .forEach(
            one -> {
              JsonObject number = (JsonObject) one.getValue();
              // Of a rate the cases that satisfy it; a count is its own value.
              numbers.put(one.getKey(), number.getInteger("numerator", number.getInteger("value")));
            });
    return numbers;
  }

  private static Map<String, Integer> countedIndicators() {
    JsonObject period = shown().getJsonObject("period");
    Map<String, Integer> numbers = new TreeMap<>();
    for (Indicator indicator : Indicator.ofCases()) {
      numbers.put(
          indicator.name(),
          BatchIndicators.count(
              lives,
              indicator,
              Instant.parse(period.getString("from")),
              Instant.parse(period.getString("to"))));
    }
    return numbers;
  }

  private static String passwordOfAdministrator() {
    return city.output()
        .lines()
        .filter(line -> line.contains("Log in:") && line.contains("admin / "))
        .map(line -> line.substring(line.indexOf(" / ") + 3).strip())
        .findFirst()
        .orElseThrow(() -> new AssertionError(city.output()));
  }

  private static void writeCity() throws IOException {
    var files =
        Testville.files()
            .with("filing.yaml", FILING.getBytes(StandardCharsets.UTF_8))
            .with("verification.yaml", CHECKED_BY_CITIZENS.getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, byte[]> file : files.contents().entrySet()) {
      Path path = work.resolve("city").resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }
}
