package io.citygrid.api.archive;

import io.citygrid.city.event.CaseEvent;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * A case with all moves that the record has of it.
 *
 * @param events at least one, by version, each version once
 */
public record ArchivedCase(List<CaseEvent> events) {

  public ArchivedCase {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a case has at least one event");
    }
    events = List.copyOf(events);
  }

  /**
   * The case that these events make, in whatever order they come. A version that comes twice counts
   * once: the first stays.
   */
  public static ArchivedCase of(Collection<CaseEvent> events) {
    TreeMap<Long, CaseEvent> byVersion = new TreeMap<>();
    events.forEach(event -> byVersion.putIfAbsent(event.version(), event));
    return new ArchivedCase(List.copyOf(byVersion.values()));
  }

  public String id() {
    return latest().caseId();
  }

  public CaseEvent opening() {
    return events.get(0);
  }

  public CaseEvent latest() {
    return events.get(events.size() - 1);
  }
}
