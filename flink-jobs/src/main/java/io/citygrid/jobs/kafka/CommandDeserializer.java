package io.citygrid.jobs.kafka;

import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.wire.Codec;
import io.citygrid.city.wire.Codecs;
import io.citygrid.jobs.Refusal;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/** Reads {@link CaseCommand}s. */
public final class CommandDeserializer extends MessageDeserializer<CaseCommand, CaseInput> {
  private static final long serialVersionUID = 1L;

  @Override
  protected Codec<CaseCommand> codec() {
    return Codecs.CASE_COMMAND;
  }

  @Override
  protected CaseInput received(
      @Nullable CaseCommand content, Message message, @Nullable Refusal refusal) {
    return new CaseInput(null, content, message, refusal);
  }

  @Override
  public TypeInformation<CaseInput> getProducedType() {
    return TypeInformation.of(CaseInput.class);
  }
}
