package io.citygrid.jobs.city;

import io.citygrid.city.wire.CityMessages;
import io.citygrid.city.wire.Topics;
import io.citygrid.jobs.kafka.CityPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.BroadcastState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The city in the state of one task: its manifests whole, of the chunks of its files only that they
 * came. Every checkpoint of every task writes this state, and Flink writes it byte by byte; the
 * chunks themselves stand on the compacted topic, each under a key that says what is in it, and are
 * read again when the task goes on.
 *
 * <p>So a task that goes on knows exactly the versions that it knew. What was taken back from the
 * topic meanwhile is taken back here too: that is what so many versions later have replaced.
 *
 * <p>State that holds chunks whole, as earlier builds wrote it, is read as it is.
 */
final class KeptCity {
  private static final Logger log = LoggerFactory.getLogger(KeptCity.class);

  /** In place of a chunk that stands on the topic; no chunk is empty. */
  private static final byte[] ON_THE_TOPIC = {};

  private final BroadcastState<String, byte[]> state;
  private final @Nullable Topic topic;

  /** Where the messages of the city can be read again. */
  @FunctionalInterface
  interface Topic {
    /** What stands there now, by key; of these keys at least all that do. */
    Map<String, byte[]> read(Set<String> keys);
  }

  /**
   * @param topic null when there is none, so that the state must hold all
   */
  KeptCity(BroadcastState<String, byte[]> state, @Nullable Topic topic) {
    this.state = state;
    this.topic = topic;
  }

  /** A message has come from the topic. */
  void keep(CityPart part) throws Exception {
    byte[] value = part.value();
    if (value == null) {
      state.remove(part.key());
    } else {
      boolean isThere = topic != null && CityMessages.isChunk(part.key());
      state.put(part.key(), isThere ? ON_THE_TOPIC : value);
    }
  }

  /**
   * What had come until the checkpoint and was not taken back, in no order.
   *
   * @throws IllegalStateException when the state relies on a topic and there is none
   */
  List<CityPart> restore() throws Exception {
    Map<String, byte[]> known = new HashMap<>();
    for (Map.Entry<String, byte[]> entry : state.immutableEntries()) {
      known.put(entry.getKey(), entry.getValue());
    }
    if (known.isEmpty()) {
      return List.of();
    }
    boolean reliesOnTopic = known.entrySet().stream().anyMatch(KeptCity::isOnTopic);
    if (topic == null) {
      if (reliesOnTopic) {
        throw new IllegalStateException(
            "the state relies on " + Topics.CITY_MODEL + ", but the job does not say where it is");
      }
      return parts(known);
    }
    Map<String, byte[]> published = topic.read(known.keySet());
    if (reliesOnTopic) {
      takeBack(known, published.keySet());
    }
    for (Map.Entry<String, byte[]> entry : known.entrySet()) {
      byte[] again = published.get(entry.getKey());
      if (again != null && CityMessages.isChunk(entry.getKey())) {
        entry.setValue(again);
        // An earlier build may have kept it whole.
        state.put(entry.getKey(), ON_THE_TOPIC);
      }
    }
    return parts(known);
  }

  private void takeBack(Map<String, byte[]> known, Set<String> published) throws Exception {
    int before = known.size();
    known.keySet().retainAll(published);
    if (known.size() == before) {
      return;
    }
    log.warn(
        "{} of {} messages of the city stand no longer on {}: the versions that they were of"
            + " decide no more",
        before - known.size(),
        before,
        Topics.CITY_MODEL);
    List<String> gone = new ArrayList<>();
    for (Map.Entry<String, byte[]> entry : state.immutableEntries()) {
      if (!known.containsKey(entry.getKey())) {
        gone.add(entry.getKey());
      }
    }
    for (String key : gone) {
      state.remove(key);
    }
  }

  private static List<CityPart> parts(Map<String, byte[]> messages) {
    return messages.entrySet().stream()
        .map(message -> new CityPart(message.getKey(), message.getValue()))
        .toList();
  }

  private static boolean isOnTopic(Map.Entry<String, byte[]> kept) {
    return CityMessages.isChunk(kept.getKey()) && kept.getValue().length == 0;
  }
}
