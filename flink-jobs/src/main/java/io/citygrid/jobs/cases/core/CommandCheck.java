package io.citygrid.jobs.cases.core;

import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.jobs.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What speaks against a command that is well-formed, whatever its case. The edge stamps its own
 * time; this is for writers that bypass it, whose clock would run the case into the future.
 */
public final class CommandCheck {
  /**
   * For how long after it was taken a command that is carried over waits for its case. Such a
   * program sends the end of a case along with its beginning, in whatever order.
   */
  static final Duration PATIENCE_WITH_CARRIED = Duration.ofHours(1);

  private CommandCheck() {}

  /**
   * The event time until which a command waits for its case. What happens here waits for what was
   * taken before it. What is carried over tells times of long ago, which event time has passed
   * before it is read; it waits by when it was taken.
   */
  public static Instant waitsUntil(CaseCommand command) {
    Instant taken = command.takenAt();
    return taken == null ? command.at() : taken.plus(PATIENCE_WITH_CARRIED);
  }

  /**
   * Why the command cannot be decided; empty when it can.
   *
   * @param writtenAt the message's time stamp in Kafka
   */
  public static Optional<Refusal> check(CaseCommand command, Instant writtenAt) {
    if (command.at().isAfter(writtenAt.plus(ReportCheck.CLOCK_TOLERANCE))) {
      return Optional.of(
          new Refusal(
              DeadLetterReason.TIME_OUT_OF_RANGE,
              "at",
              "is " + command.at() + ", later than the message itself"));
    }
    Instant taken = command.takenAt();
    if (taken != null && taken.isAfter(writtenAt.plus(ReportCheck.CLOCK_TOLERANCE))) {
      return Optional.of(
          new Refusal(
              DeadLetterReason.TIME_OUT_OF_RANGE,
              "takenAt",
              "is " + taken + ", later than the message itself"));
    }
    return Optional.empty();
  }
}
