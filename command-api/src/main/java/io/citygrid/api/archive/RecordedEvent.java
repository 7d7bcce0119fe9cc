package io.citygrid.api.archive;

import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.WireException;
import org.apache.lucene.util.BytesRef;

/**
 * An event beside its bytes in the record, which the archive keeps as they are.
 *
 * @param bytes what it was read from
 */
public record RecordedEvent(CaseEvent event, BytesRef bytes) {

  /**
   * Reads an event.
   *
   * @throws WireException when the bytes are none
   */
  public static RecordedEvent read(byte[] bytes) throws WireException {
    return new RecordedEvent(Codecs.CASE_EVENT.decode(bytes), new BytesRef(bytes));
  }
}
