package io.citygrid.api.archive;

import io.citygrid.api.kafka.Followed;
import io.citygrid.api.kafka.TakenStore;
import io.citygrid.api.kafka.TopicFollower;
import io.citygrid.api.kafka.UnreadableMessages;
import io.citygrid.city.wire.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Reads {@link Topics#CASE_EVENTS} into the index, in a thread of its own. When the disk fails it
 * stops, and the archive is not ready any more.
 */
final class ArchiveReader implements AutoCloseable {
  private static final int FAR_BEHIND = 4 * TopicFollower.MOST_AT_ONCE;

  private final TopicFollower follower;

  ArchiveReader(String kafkaBootstrap, ArchiveIndex index, ArchiveMeters meters) {
    follower =
        new TopicFollower(
            kafkaBootstrap,
            Topics.CASE_EVENTS,
            "archive-reader",
            new Record(index, meters, new UnreadableMessages(meters::passedOverUnreadable)));
  }

  void start() {
    follower.start();
  }

  /** True while it reads and once all that was in the record at the start has been taken. */
  boolean isCaughtUp() {
    return follower.isCaughtUp();
  }

  /** Stops reading; what was taken is on disk afterwards, unless the disk fails. */
  @Override
  public void close() {
    follower.close();
  }

  /** The record, as it goes into the index. */
  private record Record(ArchiveIndex index, ArchiveMeters meters, UnreadableMessages unreadable)
      implements Followed {
    @Override
    public TakenStore store() {
      return index;
    }

    /** Far from the end what is read is only put away; cases are made when the end is near. */
    @Override
    public void take(ConsumerRecords<byte[], byte[]> messages, Map<Integer, Long> next, long behind)
        throws IOException {
      List<RecordedEvent> events = new ArrayList<>(messages.count());
      StreamSupport.stream(messages.spliterator(), false).toList().parallelStream()
          .map(message -> unreadable.passOver(message, RecordedEvent::read))
          .forEachOrdered(decoded -> decoded.ifPresent(events::add));
      if (behind > FAR_BEHIND) {
        index.append(events, next);
      } else {
        index.take(events, next);
      }
      meters.took(events.size());
    }

    @Override
    public void isBehind(long messages) {
      meters.isBehind(messages);
    }
  }
}
