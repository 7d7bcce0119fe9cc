package io.citygrid.jobs.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the city's messages; one without a key says nothing and is passed over. */
public final class CityPartDeserializer implements KafkaRecordDeserializationSchema<CityPart> {
  private static final long serialVersionUID = 1L;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<CityPart> out) {
    if (record.key() != null) {
      out.collect(new CityPart(new String(record.key(), StandardCharsets.UTF_8), record.value()));
    }
  }

  @Override
  public TypeInformation<CityPart> getProducedType() {
    return TypeInformation.of(CityPart.class);
  }
}
