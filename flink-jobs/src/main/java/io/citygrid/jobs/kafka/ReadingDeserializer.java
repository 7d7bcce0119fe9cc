package io.citygrid.jobs.kafka;

import io.citygrid.city.event.Reading;
import io.citygrid.city.wire.Codec;
import io.citygrid.city.wire.Codecs;
import io.citygrid.jobs.Refusal;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/** Reads {@link Reading}s. */
public final class ReadingDeserializer extends MessageDeserializer<Reading, ReceivedReading> {
  private static final long serialVersionUID = 1L;

  @Override
  protected Codec<Reading> codec() {
    return Codecs.READING;
  }

  @Override
  protected ReceivedReading received(
      @Nullable Reading content, Message message, @Nullable Refusal refusal) {
    return new ReceivedReading(content, message, refusal);
  }

  @Override
  public TypeInformation<ReceivedReading> getProducedType() {
    return TypeInformation.of(ReceivedReading.class);
  }
}
