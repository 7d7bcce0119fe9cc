package io.citygrid.jobs.kafka;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The form of a partition in a checkpoint: event time reached, time written, the version of Kafka's
 * own form, and that form. Reads what Kafka's own serializer wrote, too.
 */
final class ReachedSplitSerializer implements SimpleVersionedSerializer<KafkaPartitionSplit> {
  /** Far from the small numbers that Kafka's own form counts with. */
  private static final int VERSION = 1_001;

  private static final int HEAD_BYTES = 2 * Long.BYTES + Integer.BYTES;

  /** Stands for event time where no message has stated any. */
  private static final Reached NOTHING = new Reached(Long.MIN_VALUE, Long.MIN_VALUE);

  private final SimpleVersionedSerializer<KafkaPartitionSplit> kafka;

  ReachedSplitSerializer(SimpleVersionedSerializer<KafkaPartitionSplit> kafka) {
    this.kafka = kafka;
  }

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(KafkaPartitionSplit split) throws IOException {
    Reached reached = split instanceof ReachedSplit known ? known.reached() : NOTHING;
    byte[] own = kafka.serialize(split);
    return ByteBuffer.allocate(HEAD_BYTES + own.length)
        .putLong(reached.eventMillis())
        .putLong(reached.writtenMillis())
        .putInt(kafka.getVersion())
        .put(own)
        .array();
  }

  @Override
  public KafkaPartitionSplit deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      return kafka.deserialize(version, serialized);
    }
    ByteBuffer buffer = ByteBuffer.wrap(serialized);
    Reached reached = new Reached(buffer.getLong(), buffer.getLong());
    int ownVersion = buffer.getInt();
    byte[] own = new byte[buffer.remaining()];
    buffer.get(own);
    KafkaPartitionSplit split = kafka.deserialize(ownVersion, own);
    return reached.equals(NOTHING) ? split : new ReachedSplit(split, reached);
  }
}
