package io.citygrid.jobs.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * A Kafka source that knows what stood on its partitions when it began to read them, so that {@link
 * EventTime#behind} can wait for it. For topics that nobody writes in transactions: there the last
 * offset is that of a message. Its checkpoints also say how far event time had come, so that after
 * a restart it goes on from there; those of the Kafka source alone can be read, too.
 *
 * @param <T> what is read
 */
public final class BacklogSource<T>
    implements Source<T, KafkaPartitionSplit, KafkaSourceEnumState>, ResultTypeQueryable<T> {
  private static final long serialVersionUID = 1L;

  private final KafkaSource<T> kafka;
  private final Properties admin;
  private final Backlog backlog = new Backlog();

  /**
   * @param kafka what reads
   * @param admin how to ask the same Kafka where a partition ends
   */
  BacklogSource(KafkaSource<T> kafka, Properties admin) {
    this.kafka = kafka;
    this.admin = admin;
  }

  /** What is left of it; of this very object, and of what is written along with it. */
  Backlog backlog() {
    return backlog;
  }

  @Override
  public Boundedness getBoundedness() {
    return kafka.getBoundedness();
  }

  @Override
  public SourceReader<T, KafkaPartitionSplit> createReader(SourceReaderContext context)
      throws Exception {
    return new Reader(kafka.createReader(context));
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context) throws Exception {
    return kafka.createEnumerator(context);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState checkpoint)
      throws Exception {
    return kafka.restoreEnumerator(context, checkpoint);
  }

  @Override
  public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
    return new ReachedSplitSerializer(kafka.getSplitSerializer());
  }

  @Override
  public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
    return kafka.getEnumeratorCheckpointSerializer();
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return kafka.getProducedType();
  }

  /** Kafka's reader, with a question before it begins a partition. */
  private final class Reader implements SourceReader<T, KafkaPartitionSplit> {
    private final SourceReader<T, KafkaPartitionSplit> reader;

    Reader(SourceReader<T, KafkaPartitionSplit> reader) {
      this.reader = reader;
    }

    /** Asks before the first message is fetched; a Kafka that does not answer fails the task. */
    @Override
    public void addSplits(List<KafkaPartitionSplit> splits) {
      learn(splits);
      reader.addSplits(splits);
    }

    private void learn(List<KafkaPartitionSplit> splits) {
      List<TopicPartition> partitions =
          splits.stream().map(KafkaPartitionSplit::getTopicPartition).toList();
      try (Admin asked = Admin.create(admin)) {
        Map<TopicPartition, Long> first = list(asked, partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> end = list(asked, partitions, OffsetSpec.latest());
        for (KafkaPartitionSplit split : splits) {
          TopicPartition partition = split.getTopicPartition();
          // What the topic has let go of cannot be read; a marker for the beginning is negative.
          long start = Math.max(split.getStartingOffset(), first.getOrDefault(partition, 0L));
          backlog.begin(partition.partition(), start, end.getOrDefault(partition, 0L));
          if (split instanceof ReachedSplit known) {
            backlog.resume(partition.partition(), known.reached(), System.currentTimeMillis());
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new FlinkRuntimeException("interrupted while asking for the end of " + partitions, e);
      } catch (ExecutionException e) {
        throw new FlinkRuntimeException("Kafka does not tell the end of " + partitions, e);
      }
    }

    private static Map<TopicPartition, Long> list(
        Admin asked, List<TopicPartition> partitions, OffsetSpec spec)
        throws InterruptedException, ExecutionException {
      return asked
          .listOffsets(
              partitions.stream().collect(Collectors.toMap(Function.identity(), one -> spec)),
              new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
          .all()
          .get()
          .entrySet()
          .stream()
          .collect(Collectors.toMap(Map.Entry::getKey, BacklogSource::offset));
    }

    @Override
    public void start() {
      reader.start();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) throws Exception {
      return reader.pollNext(output);
    }

    @Override
    public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
      return reader.snapshotState(checkpointId).stream().map(this::reached).toList();
    }

    private KafkaPartitionSplit reached(KafkaPartitionSplit split) {
      return backlog
          .findReached(split.getPartition())
          .<KafkaPartitionSplit>map(reached -> new ReachedSplit(split, reached))
          .orElse(split);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return reader.isAvailable();
    }

    @Override
    public void notifyNoMoreSplits() {
      reader.notifyNoMoreSplits();
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
      reader.handleSourceEvents(event);
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
      reader.pauseOrResumeSplits(toPause, toResume);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
      reader.notifyCheckpointComplete(checkpointId);
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
      reader.notifyCheckpointAborted(checkpointId);
    }

    @Override
    public void close() throws Exception {
      reader.close();
    }
  }

  private static long offset(Map.Entry<TopicPartition, ListOffsetsResultInfo> told) {
    return told.getValue().offset();
  }
}
