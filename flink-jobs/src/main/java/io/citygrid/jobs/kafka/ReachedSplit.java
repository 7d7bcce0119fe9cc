package io.citygrid.jobs.kafka;

import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/**
 * A partition in a checkpoint, with the event time that its messages had come to. Without it, event
 * time would stand still after a restart until something comes, and no deadline would pass.
 */
final class ReachedSplit extends KafkaPartitionSplit {
  private final Reached reached;

  ReachedSplit(KafkaPartitionSplit split, Reached reached) {
    super(
        split.getTopicPartition(),
        split.getStartingOffset(),
        split.getStoppingOffset().orElse(NO_STOPPING_OFFSET));
    this.reached = reached;
  }

  Reached reached() {
    return reached;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other)
        && other instanceof ReachedSplit that
        && reached.equals(that.reached);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + reached.hashCode();
  }
}
