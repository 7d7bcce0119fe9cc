package io.citygrid.api.history;

import io.citygrid.api.kafka.Followed;
import io.citygrid.city.event.InvalidFieldException;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.WireException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what {@link Topics#METRICS} tells into the store. What cannot be decoded is logged, counted
 * and passed over.
 */
final class HistoryReader implements Followed {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryReader.class);

  private final HistoryStore store;
  private final HistoryMeters meters;
  private final Supplier<Optional<ZoneId>> zone;

  /**
   * @param zone of the city; empty while the city is not known
   */
  HistoryReader(HistoryStore store, HistoryMeters meters, Supplier<Optional<ZoneId>> zone) {
    this.store = store;
    this.meters = meters;
    this.zone = zone;
  }

  /** Not before it is known when a day begins. */
  @Override
  public boolean isReady() {
    return zone.get().isPresent();
  }

  @Override
  public String topicId() {
    return store.topicId();
  }

  @Override
  public long nextOf(int partition) {
    return store.nextOf(partition);
  }

  @Override
  public void restart(String topicId) {
    store.restart(topicId);
  }

  @Override
  public void take(ConsumerRecords<byte[], byte[]> messages, Map<Integer, Long> next, long behind) {
    List<MetricValue> values = new ArrayList<>(messages.count());
    for (ConsumerRecord<byte[], byte[]> message : messages) {
      decode(message).ifPresent(values::add);
    }
    meters.cameTooLate(store.take(values, next, zone.get().orElseThrow()));
    meters.took(values.size());
  }

  private Optional<MetricValue> decode(ConsumerRecord<byte[], byte[]> message) {
    try {
      return Optional.of(Codecs.METRIC_VALUE.decode(message.value()));
    } catch (WireException | InvalidFieldException e) {
      meters.passedOverUnreadable();
      LOG.warn(
          "Passed over offset {} of {}-{}: {}",
          message.offset(),
          message.topic(),
          message.partition(),
          e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void commit() {
    store.commit();
  }

  @Override
  public void isBehind(long messages) {
    meters.isBehind(messages);
  }
}
