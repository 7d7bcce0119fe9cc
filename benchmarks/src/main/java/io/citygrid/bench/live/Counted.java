package io.citygrid.bench.live;

import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads as another does, and counts what all tasks of this process have read. */
final class Counted<T> implements KafkaRecordDeserializationSchema<T> {
  /** So many in this run. */
  static final LongAdder READ = new LongAdder();

  private static final long serialVersionUID = 1L;

  private final KafkaRecordDeserializationSchema<T> reads;

  Counted(KafkaRecordDeserializationSchema<T> reads) {
    this.reads = reads;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) throws Exception {
    reads.open(context);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<T> out)
      throws IOException {
    reads.deserialize(record, out);
    READ.increment();
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return reads.getProducedType();
  }
}
