package io.citygrid.city.event;

import java.time.Instant;
import java.util.List;

/**
 * What became of an edit: exactly one for each that could be decided. Topic {@code
 * city.fact-outcomes.v1}, key {@code editId}, written exactly once; in the live view for a while,
 * for whoever waits for it.
 *
 * @param version the version that the edit made, or the one the fact has when it made none; 0 when
 *     there is no such fact
 * @param at the edit's {@code at}
 * @param field the field that speaks against it; empty when none does
 * @param why why nothing changed, in English; empty when it did
 * @param whyZh the same in Chinese
 * @param changes what happened since the version that its sender saw, as far as it is remembered,
 *     newest first; empty unless it came too late
 */
public record FactOutcome(
    String editId,
    String factId,
    FactResult result,
    long version,
    Instant at,
    String field,
    String why,
    String whyZh,
    List<PastFactChange> changes) {}
