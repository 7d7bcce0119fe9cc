package io.citygrid.jobs.gathering;

import java.io.Serializable;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Gathers what its task decides, in the task's memory, and hands it on before event time comes to
 * where it makes a difference, before each checkpoint (so that there is nothing to be kept in one,
 * and what a failure takes is read again), at the end of the input, and when it has become much.
 *
 * @param <I> what comes
 * @param <O> what is handed on
 */
public final class GatherOperator<I, O> extends AbstractStreamOperator<O>
    implements OneInputStreamOperator<I, O>, BoundedOneInput {
  private static final long serialVersionUID = 1L;

  /** So many things are handed on at the latest: some ten megabytes when all are small sketches. */
  private static final int MOST = 50_000;

  private final Empty<I, O> empty;

  @SuppressWarnings("NullAway.Init") // made when the task opens
  private transient Gathering<I, O> gathered;

  /** Makes a gathering of nothing. */
  @FunctionalInterface
  public interface Empty<I, O> extends Serializable {
    Gathering<I, O> make();
  }

  public GatherOperator(Empty<I, O> empty) {
    this.empty = empty;
  }

  @Override
  public void open() throws Exception {
    super.open();
    gathered = empty.make();
  }

  @Override
  public void processElement(StreamRecord<I> element) {
    gathered.add(element.getValue());
    if (gathered.size() >= MOST) {
      handOn();
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (gathered.isDueAt(mark.getTimestamp())) {
      handOn();
    }
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    handOn();
  }

  @Override
  public void endInput() {
    handOn();
  }

  private void handOn() {
    for (O one : gathered.drain()) {
      output.collect(new StreamRecord<>(one));
    }
  }
}
