package io.citygrid.city.event;

import java.time.Instant;
import java.util.List;

/**
 * A change that was made to a fact: who changed what, when.
 *
 * @param version the version of the fact that it made
 * @param actor id of who made it
 * @param reason as in {@link FactEdit}
 * @param editId the edit that made it
 * @param changed the fields that became different; empty for what only verified or ended it
 */
public record PastFactChange(
    long version,
    FactAction action,
    String actor,
    Instant at,
    String reason,
    String editId,
    List<FieldChange> changed) {}
