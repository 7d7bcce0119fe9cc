package io.citygrid.api.facts;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.kafka.EdgeWriter;
import io.citygrid.city.event.AccessEntry;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Writes down who reads personal data, before it is shown: when Kafka does not take the entry,
 * nothing is shown.
 */
final class AccessLog {
  private final EdgeWriter writer;
  private final Clock clock;

  AccessLog(EdgeWriter writer, Clock clock) {
    this.writer = writer;
    this.clock = clock;
  }

  /** Succeeds when the entry is in Kafka, at once when there is nothing to show. */
  Future<Void> note(Principal reader, String operation, List<String> factIds, boolean masked) {
    if (factIds.isEmpty()) {
      return Future.succeededFuture();
    }
    AccessEntry entry =
        new AccessEntry(
            UUID.randomUUID().toString(),
            reader.id(),
            reader.roles().stream().map(Enum::name).sorted().toList(),
            operation,
            factIds,
            masked,
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return writer.write(Topics.ACCESS_LOG, reader.id(), Codecs.ACCESS_ENTRY.encode(entry));
  }
}
