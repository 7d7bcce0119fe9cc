package io.citygrid.jobs.runtime;

import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Sends a stream to the record on Kafka and to the live view.
 *
 * @param uid what the two sinks' names begin with
 */
public record TwoSinks<T>(String uid, Sink<T> record, Sink<T> view)
    implements Consumer<DataStream<T>> {
  @Override
  public void accept(DataStream<T> stream) {
    stream.sinkTo(view).name(uid + " view").uid(uid + "-view");
    stream.sinkTo(record).name(uid + " record").uid(uid + "-record");
  }
}
