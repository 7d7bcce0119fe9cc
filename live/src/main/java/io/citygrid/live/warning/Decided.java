package io.citygrid.live.warning;

import io.citygrid.city.event.WarningEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a desk is afterwards and what it has to tell.
 *
 * @param desk null when it is forgotten
 * @param events in their order
 */
public record Decided(@Nullable Desk desk, List<WarningEvent> events) {
  public Decided {
    events = List.copyOf(events);
  }
}
