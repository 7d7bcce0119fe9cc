package io.citygrid.api.history;

import io.citygrid.api.kafka.Followed;
import io.citygrid.api.kafka.TakenStore;
import io.citygrid.api.kafka.UnreadableMessages;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Puts what {@link Topics#METRICS} tells into the store. */
final class HistoryReader implements Followed {
  private final HistoryStore store;
  private final HistoryMeters meters;
  private final UnreadableMessages unreadable;
  private final Supplier<Optional<ZoneId>> zone;

  /**
   * @param zone of the city; empty while the city is not known
   */
  HistoryReader(HistoryStore store, HistoryMeters meters, Supplier<Optional<ZoneId>> zone) {
    this.store = store;
    this.meters = meters;
    this.unreadable = new UnreadableMessages(meters::passedOverUnreadable);
    this.zone = zone;
  }

  /** Not before it is known when a day begins. */
  @Override
  public boolean isReady() {
    return zone.get().isPresent();
  }

  @Override
  public TakenStore store() {
    return store;
  }

  @Override
  public void take(ConsumerRecords<byte[], byte[]> messages, Map<Integer, Long> next, long behind) {
    List<MetricValue> values = new ArrayList<>(messages.count());
    for (ConsumerRecord<byte[], byte[]> message : messages) {
      unreadable.passOver(message, Codecs.METRIC_VALUE::decode).ifPresent(values::add);
    }
    meters.cameTooLate(store.take(values, next, zone.get().orElseThrow()));
    meters.took(values.size());
  }

  @Override
  public void isBehind(long messages) {
    meters.isBehind(messages);
  }
}
