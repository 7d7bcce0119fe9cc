package io.citygrid.casework.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.evaluation.Measured;
import io.citygrid.city.HotlineBounds;
import io.citygrid.city.Indicator;
import io.citygrid.city.event.ContactChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactCountTest {
  private static final Instant AT = Instant.parse("2026-03-02T00:15:00Z");
  private static final HotlineBounds BOUNDS =
      new HotlineBounds(Duration.ofSeconds(15), Duration.ofMinutes(3), Duration.ofHours(24), 0.95);

  private static Map<Indicator, Measured> count(Instant now, List<ContactWait> waits) {
    ContactCount count = new ContactCount(BOUNDS, now);
    waits.forEach(count::add);
    Map<Indicator, Measured> measured = new HashMap<>();
    count.measured().forEach(number -> measured.put(number.indicator(), number));
    return measured;
  }

  private static ContactWait waiting(
      ContactChannel channel, @Nullable Integer answeredAfterSeconds, boolean ended) {
    return new ContactWait(
        channel,
        AT,
        answeredAfterSeconds == null ? null : AT.plusSeconds(answeredAfterSeconds),
        ended);
  }

  @ParameterizedTest
  @CsvSource({
    "CALL, 15, 16, CALLS_DUE, CALLS_IN_TIME_RATE",
    "TEXT, 180, 181, TEXTS_DUE, TEXTS_IN_TIME_RATE",
    "MAILBOX, 86400, 86401, LETTERS_DUE, LETTERS_IN_TIME_RATE"
  })
  void aBoundBelongsToItsSpan(
      ContactChannel channel, int inTime, int late, Indicator due, Indicator rate) {
    Map<Indicator, Measured> measured =
        count(AT, List.of(waiting(channel, inTime, false), waiting(channel, late, true)));

    assertThat(measured.get(due)).isEqualTo(new Measured(due, 2, 2));
    assertThat(measured.get(rate)).isEqualTo(new Measured(rate, 1, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "CALL, 15, CALLS_DUE, CALLS_IN_TIME_RATE",
    "TEXT, 180, TEXTS_DUE, TEXTS_IN_TIME_RATE",
    "MAILBOX, 86400, LETTERS_DUE, LETTERS_IN_TIME_RATE"
  })
  void whoStillWaitsIsInNoNumberUntilTheBoundHasPassedAndLateThen(
      ContactChannel channel, int bound, Indicator due, Indicator rate) {
    List<ContactWait> waiting = List.of(waiting(channel, null, false));

    Instant last = AT.plusSeconds(bound);
    assertThat(count(last, waiting).get(due).denominator()).isZero();
    assertThat(count(last, waiting).get(rate).value()).isEmpty();
    assertThat(count(last.plusMillis(1), waiting).get(rate)).isEqualTo(new Measured(rate, 0, 1));
  }

  @Test
  void whoGaveUpWasNotReachedAndWhoWasAnsweredLateWas() {
    Map<Indicator, Measured> measured =
        count(
            AT.plusSeconds(5),
            List.of(
                waiting(ContactChannel.CALL, null, true), waiting(ContactChannel.CALL, 40, true)));

    assertThat(measured.get(Indicator.CALLS_REACHED_RATE))
        .isEqualTo(new Measured(Indicator.CALLS_REACHED_RATE, 1, 2));
    assertThat(measured.get(Indicator.CALLS_IN_TIME_RATE))
        .isEqualTo(new Measured(Indicator.CALLS_IN_TIME_RATE, 0, 2));
    assertThat(measured.get(Indicator.TEXTS_IN_TIME_RATE).value()).isEmpty();
  }

  /** The slow twin: each number by its definition, from the standard's sentence. */
  @Test
  void countsWhatTheDefinitionsSay() {
    Random random = new Random(33358);
    List<ContactWait> waits = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      ContactChannel channel = ContactChannel.values()[random.nextInt(3)];
      int most = channel == ContactChannel.MAILBOX ? 200_000 : 400;
      Integer after = random.nextInt(4) == 0 ? null : random.nextInt(most);
      waits.add(waiting(channel, after, random.nextBoolean()));
    }
    for (Instant now : List.of(AT, AT.plusSeconds(100), AT.plusSeconds(90_000))) {
      Map<Indicator, Measured> measured = count(now, waits);

      assertThat(measured.get(Indicator.CALLS_REACHED_RATE).numerator())
          .isEqualTo(waits.stream().filter(w -> is(w, ContactChannel.CALL, 400)).count());
      assertThat(measured.get(Indicator.CALLS_IN_TIME_RATE).numerator())
          .isEqualTo(waits.stream().filter(w -> is(w, ContactChannel.CALL, 15)).count());
      assertThat(measured.get(Indicator.TEXTS_IN_TIME_RATE).numerator())
          .isEqualTo(waits.stream().filter(w -> is(w, ContactChannel.TEXT, 180)).count());
      assertThat(measured.get(Indicator.LETTERS_IN_TIME_RATE).numerator())
          .isEqualTo(waits.stream().filter(w -> is(w, ContactChannel.MAILBOX, 86_400)).count());
      assertThat(measured.get(Indicator.CALLS_DUE).denominator())
          .isEqualTo(due(waits, ContactChannel.CALL, 15, now));
      assertThat(measured.get(Indicator.TEXTS_DUE).denominator())
          .isEqualTo(due(waits, ContactChannel.TEXT, 180, now));
      assertThat(measured.get(Indicator.LETTERS_DUE).denominator())
          .isEqualTo(due(waits, ContactChannel.MAILBOX, 86_400, now));
    }
  }

  private static boolean is(ContactWait wait, ContactChannel channel, long withinSeconds) {
    return wait.channel() == channel && secondsUntilAnswer(wait) <= withinSeconds;
  }

  private static long due(
      List<ContactWait> waits, ContactChannel channel, long boundSeconds, Instant now) {
    long waitedSeconds = Duration.between(AT, now).toSeconds();
    return waits.stream()
        .filter(wait -> wait.channel() == channel)
        .filter(
            wait ->
                wait.ended()
                    || secondsUntilAnswer(wait) < Long.MAX_VALUE
                    || waitedSeconds > boundSeconds)
        .count();
  }

  private static long secondsUntilAnswer(ContactWait wait) {
    Instant answeredAt = wait.answeredAt();
    return answeredAt == null
        ? Long.MAX_VALUE
        : Duration.between(wait.arrivedAt(), answeredAt).toSeconds();
  }
}
