package io.citygrid.jobs.kafka;

import io.citygrid.city.event.FactEdit;
import io.citygrid.jobs.Refusal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An edit of a fact as it came from Kafka, or why it is none. Flat, streamed.
 *
 * @param edit null when the message was refused
 * @param refusal null when the message is an edit
 */
public record FactInput(@Nullable FactEdit edit, Message message, @Nullable Refusal refusal)
    implements Received<FactEdit> {
  @Override
  public @Nullable FactEdit content() {
    return edit;
  }

  /** The edit. Only for what could be read. */
  public FactEdit readEdit() {
    return Objects.requireNonNull(edit, "refused messages say nothing");
  }
}
