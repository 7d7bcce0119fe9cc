package io.citygrid.jobs.cases.core;

import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.jobs.Refusal;
import java.time.Instant;
import java.util.Optional;

/**
 * What speaks against a command that is well-formed, whatever its case. The edge stamps its own
 * time; this is for writers that bypass it, whose clock would run the case into the future.
 */
public final class CommandCheck {
  private CommandCheck() {}

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
    return Optional.empty();
  }
}
