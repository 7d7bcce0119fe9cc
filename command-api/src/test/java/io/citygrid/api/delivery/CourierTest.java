package io.citygrid.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.NotifiedStep;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.Notification;
import io.citygrid.city.wire.Codecs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Deliveries under failures of the channel, of Kafka and of the process, by a clock of the test.
 */
class CourierTest {
  private static final Instant START = Instant.parse("2026-03-02T00:15:00Z");
  private static final int PARTITION = 3;

  @TempDir Path directory;
  private final SetClock clock = new SetClock();

  /** A broken channel is tried again, a process that dies goes on, and nothing is sent twice. */
  @Test
  void eachIsDeliveredOnceWhateverBreaks() throws Exception {
    for (int seed = 0; seed < 12; seed++) {
      clock.now = START;
      Path place = directory.resolve("run-" + seed);
      Random random = new Random(seed);
      List<DeadLetter> letters = new ArrayList<>();
      int most = 60;
      boolean done = false;
      for (int life = 0; !done; life++) {
        DeliveryBook book = DeliveryBook.open(place);
        try (FileOutbox file = FileOutbox.open(place, clock)) {
          boolean healthy = life > 6;
          Courier courier = new Courier(book, failing(file, random, healthy), letters::add, clock);
          book.restart("topic");
          // As a follower does after a restart: from where the book says, or from the beginning.
          book.take(from(0, random.nextInt(most)), List.of(), Map.of(PARTITION, 1L));
          for (int round = 0; round < (healthy ? 80 : random.nextInt(12)); round++) {
            courier.round();
            clock.now = clock.now.plus(Duration.ofMinutes(healthy ? 31 : 1));
          }
          if (healthy) {
            book.take(from(0, most), List.of(), Map.of(PARTITION, (long) most));
            while (book.countWaiting() > 0) {
              courier.round();
              clock.now = clock.now.plus(Duration.ofMinutes(31));
            }
            done = true;
          }
        }
        if (done || random.nextBoolean()) {
          book.close();
        } else {
          book.abandon();
        }
      }
      assertThat(idsIn(place)).hasSize(most).doesNotHaveDuplicates();
      assertThat(letters).isEmpty();
    }
  }

  @Test
  void pausesGrowAndAfterTheLastAttemptItIsADeadLetter() throws Exception {
    List<DeadLetter> letters = new ArrayList<>();
    List<Instant> attempts = new ArrayList<>();
    DeliveryChannel down =
        channel(
            told -> {
              attempts.add(clock.now);
              throw DeliveryException.passing("the gateway is away", new IOException("away"));
            });
    try (DeliveryBook book = DeliveryBook.open(directory)) {
      Courier courier = new Courier(book, down, letters::add, clock);
      book.take(from(7, 8), List.of(), Map.of(PARTITION, 8L));
      while (book.countWaiting() > 0) {
        courier.round();
        clock.now = clock.now.plusMillis(500);
      }
      assertThat(book.stateOf("CASE/7")).contains(DeliveryState.FAILED);
    }
    assertThat(attempts).hasSize(Waiting.MOST_ATTEMPTS);
    assertThat(Duration.between(attempts.get(0), attempts.get(1))).isEqualTo(Duration.ofSeconds(1));
    assertThat(Duration.between(attempts.get(4), attempts.get(5)))
        .isEqualTo(Duration.ofSeconds(16));
    assertThat(Duration.between(attempts.get(38), attempts.get(39)))
        .isEqualTo(Duration.ofMinutes(30));
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).id()).isEqualTo("city.notifications.v1/3/7");
    assertThat(letters.get(0).reason()).isEqualTo(DeadLetterReason.UNDELIVERABLE);
    assertThat(letters.get(0).detail()).contains("40 attempts", "the gateway is away");
  }

  @Test
  void whatNoChannelWillEverTakeIsNotTriedAgainAndItsDeadLetterWaitsForKafka() throws Exception {
    Map<String, Integer> tried = new HashMap<>();
    DeliveryChannel channel =
        channel(
            told -> {
              tried.merge(told.notificationId(), 1, Integer::sum);
              throw DeliveryException.lasting("no such recipient");
            });
    List<DeadLetter> written = new ArrayList<>();
    boolean[] kafkaIsThere = {false};
    try (DeliveryBook book = DeliveryBook.open(directory)) {
      Courier courier =
          new Courier(book, channel, letter -> kafkaIsThere[0] && written.add(letter), clock);
      book.take(from(1, 4), List.of(), Map.of(PARTITION, 4L));
      courier.round();
      assertThat(book.letters()).hasSize(3);
    }
    try (DeliveryBook book = DeliveryBook.open(directory)) {
      kafkaIsThere[0] = true;
      Courier courier =
          new Courier(book, channel, letter -> kafkaIsThere[0] && written.add(letter), clock);
      courier.round();
      courier.round();
      assertThat(book.letters()).isEmpty();
    }
    assertThat(tried.values()).containsExactly(1, 1, 1);
    assertThat(written).extracting(DeadLetter::offset).containsExactlyInAnyOrder(1L, 2L, 3L);
  }

  @Test
  void whoeverReadsTheOutboxAgainWakesNobodyWithWhatIsLongPast() throws Exception {
    List<DeadLetter> letters = new ArrayList<>();
    List<String> sent = new ArrayList<>();
    try (DeliveryBook book = DeliveryBook.open(directory)) {
      Courier courier =
          new Courier(book, channel(told -> sent.add(told.notificationId())), letters::add, clock);
      clock.now = START.plus(Waiting.NEWS);
      Instant before = START.minusMillis(1);
      book.take(
          List.of(
              new Waiting(notification(1), 0, before, PARTITION, 1, before),
              new Waiting(notification(2), 0, START, PARTITION, 2, START)),
          List.of(),
          Map.of(PARTITION, 3L));
      courier.round();

      assertThat(sent).containsExactly("CASE/2");
      assertThat(book.stateOf("CASE/1")).contains(DeliveryState.TOO_OLD);
      assertThat(book.countWaiting()).isZero();
      assertThat(letters).isEmpty();
      book.take(
          List.of(new Waiting(notification(1), 0, before, PARTITION, 1, before)),
          List.of(),
          Map.of(PARTITION, 3L));
      assertThat(book.countWaiting()).isZero();
    }
  }

  /** None of a round counts as delivered before the channel says that the round is kept. */
  @Test
  void aRoundThatIsNotKeptIsGivenOnceMore() throws Exception {
    List<String> given = new ArrayList<>();
    boolean[] keeps = {false};
    DeliveryChannel forgetful =
        new DeliveryChannel() {
          @Override
          public void deliver(Notification told) {
            given.add(told.notificationId());
          }

          @Override
          public void settle() throws DeliveryException {
            if (!keeps[0]) {
              throw DeliveryException.passing("the disk is full", new IOException("x"));
            }
          }

          @Override
          public void close() {}
        };
    try (DeliveryBook book = DeliveryBook.open(directory)) {
      Courier courier = new Courier(book, forgetful, letter -> true, clock);
      book.take(from(1, 3), List.of(), Map.of(PARTITION, 3L));
      courier.round();
      assertThat(book.countWaiting()).isEqualTo(2);
      keeps[0] = true;
      clock.now = clock.now.plus(Duration.ofMinutes(1));
      courier.round();
      assertThat(book.countWaiting()).isZero();
      assertThat(book.stateOf("CASE/1")).contains(DeliveryState.DELIVERED);
    }
    assertThat(given).containsExactly("CASE/1", "CASE/2", "CASE/1", "CASE/2");
  }

  @Test
  void aLineThatWasCutOffIsTakenAwayAndWrittenAgain() throws Exception {
    try (FileOutbox file = FileOutbox.open(directory, clock)) {
      file.deliver(notification(1));
      file.settle();
    }
    Path lines = directory.resolve("notifications-2026-03-02.jsonl");
    Files.write(
        lines,
        new String(Codecs.NOTIFICATION.encode(notification(2)), StandardCharsets.UTF_8)
            .substring(0, 40)
            .getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.APPEND);

    try (FileOutbox file = FileOutbox.open(directory, clock)) {
      file.deliver(notification(1));
      file.deliver(notification(2));
    }
    assertThat(idsIn(directory)).containsExactly("CASE/1", "CASE/2");
  }

  @Test
  void aNewDayHasAFileOfItsOwnAndKnowsTheDayBefore() throws Exception {
    try (FileOutbox file = FileOutbox.open(directory, clock)) {
      file.deliver(notification(1));
      clock.now = clock.now.plus(Duration.ofDays(1));
      file.deliver(notification(1));
      file.deliver(notification(2));
    }
    try (FileOutbox file = FileOutbox.open(directory, clock)) {
      file.deliver(notification(1));
      file.deliver(notification(2));
    }
    assertThat(directory.resolve("notifications-2026-03-03.jsonl")).exists();
    assertThat(idsIn(directory)).containsExactly("CASE/1", "CASE/2");
  }

  private static List<Waiting> from(int first, int end) {
    List<Waiting> all = new ArrayList<>();
    for (int i = first; i < end; i++) {
      all.add(new Waiting(notification(i), 0, START, PARTITION, i, START));
    }
    return all;
  }

  private static Notification notification(int number) {
    return new Notification(
        "CASE/" + number,
        NotifiedStep.CLOSED,
        "CASE",
        number,
        "li",
        null,
        START,
        CaseState.CLOSED,
        "已结案",
        "closed",
        1);
  }

  /** Fails now and then, also after the message was taken, as a line that breaks does. */
  private static DeliveryChannel failing(FileOutbox file, Random random, boolean healthy) {
    return new DeliveryChannel() {
      @Override
      public void deliver(Notification told) throws DeliveryException {
        breakNowAndThen();
        file.deliver(told);
        breakNowAndThen();
      }

      @Override
      public void settle() throws DeliveryException {
        breakNowAndThen();
        file.settle();
        breakNowAndThen();
      }

      @Override
      public void close() {}

      private void breakNowAndThen() throws DeliveryException {
        if (!healthy && random.nextInt(3) == 0) {
          throw DeliveryException.passing("broken", new IOException("x"));
        }
      }
    };
  }

  private interface Delivering {
    void deliver(Notification notification) throws DeliveryException;
  }

  private static DeliveryChannel channel(Delivering delivering) {
    return new DeliveryChannel() {
      @Override
      public void deliver(Notification notification) throws DeliveryException {
        delivering.deliver(notification);
      }

      @Override
      public void close() {}
    };
  }

  private static List<String> idsIn(Path directory) throws Exception {
    List<String> ids = new ArrayList<>();
    List<Path> days;
    try (Stream<Path> files = Files.list(directory)) {
      days = files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
    for (Path day : days) {
      for (String line : Files.readAllLines(day)) {
        ids.add(Codecs.NOTIFICATION.decode(line.getBytes(StandardCharsets.UTF_8)).notificationId());
      }
    }
    return ids;
  }

  private static final class SetClock extends Clock {
    private Instant now = START;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
