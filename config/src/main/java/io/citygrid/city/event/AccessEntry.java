package io.citygrid.city.event;

import java.time.Instant;
import java.util.List;

/**
 * Someone read personal data. Topic {@code city.access-log.v1}, key {@code reader}, kept for good;
 * written before the data is shown.
 *
 * @param entryId unique
 * @param reader id of who read
 * @param roles as what
 * @param operation what was asked of the API
 * @param factIds the facts that were shown
 * @param masked true when names were hidden from the reader
 */
public record AccessEntry(
    String entryId,
    String reader,
    List<String> roles,
    String operation,
    List<String> factIds,
    boolean masked,
    Instant at) {
  public AccessEntry {
    roles = List.copyOf(roles);
    factIds = List.copyOf(factIds);
  }
}
