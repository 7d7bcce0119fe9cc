package io.citygrid.jobs.kafka;

import io.citygrid.city.event.Report;
import io.citygrid.city.wire.Codec;
import io.citygrid.city.wire.Codecs;
import io.citygrid.jobs.Refusal;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/** Reads {@link Report}s. */
public final class ReportDeserializer extends MessageDeserializer<Report, CaseInput> {
  private static final long serialVersionUID = 1L;

  @Override
  protected Codec<Report> codec() {
    return Codecs.REPORT;
  }

  @Override
  protected CaseInput received(
      @Nullable Report content, Message message, @Nullable Refusal refusal) {
    return new CaseInput(content, null, message, refusal);
  }

  @Override
  public TypeInformation<CaseInput> getProducedType() {
    return TypeInformation.of(CaseInput.class);
  }
}
