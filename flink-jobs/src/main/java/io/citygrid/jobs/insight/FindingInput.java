package io.citygrid.jobs.insight;

import io.citygrid.city.event.AlertEvent;
import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.kafka.Message;
import io.citygrid.jobs.kafka.Received;
import io.citygrid.jobs.kafka.ReceivedAlert;
import io.citygrid.jobs.kafka.ReceivedCaseEvent;
import io.citygrid.live.finding.SeenAlert;
import io.citygrid.live.finding.SeenCase;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What findings rest on: a move of a case or of an alert that could be read. Flat, streamed.
 *
 * @param seenCase null when it is an alert
 * @param alert null when it is a case
 */
public record FindingInput(@Nullable SeenCase seenCase, @Nullable SeenAlert alert, Message message)
    implements Received<Record> {
  static FindingInput of(ReceivedCaseEvent event) {
    SeenCase seen = SeenCase.of(Objects.requireNonNull(event.content(), "it could be read"));
    return new FindingInput(seen, null, event.message());
  }

  static FindingInput of(ReceivedAlert alert) {
    AlertEvent event = Objects.requireNonNull(alert.content(), "it could be read");
    return new FindingInput(null, SeenAlert.of(event), alert.message());
  }

  @Override
  public @Nullable Record content() {
    return seenCase == null ? alert : seenCase;
  }

  @Override
  public @Nullable Refusal refusal() {
    return null;
  }

  /** When it happened, epoch milliseconds. */
  long atMillis() {
    return seenCase == null ? seenAlert().atMillis() : seenCase.atMillis();
  }

  /** The version of the city under which it was decided. */
  long cityVersion() {
    return seenCase == null ? seenAlert().cityVersion() : seenCase.cityVersion();
  }

  private SeenAlert seenAlert() {
    return Objects.requireNonNull(alert, "what is no case is an alert");
  }
}
