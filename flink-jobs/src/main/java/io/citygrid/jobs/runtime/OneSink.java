package io.citygrid.jobs.runtime;

import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Sends a stream to one place.
 *
 * @param name what is shown of it
 * @param uid under which its state is kept
 */
public record OneSink<T>(String name, String uid, Sink<T> sink) implements Consumer<DataStream<T>> {
  @Override
  public void accept(DataStream<T> stream) {
    stream.sinkTo(sink).name(name).uid(uid);
  }
}
