package io.citygrid.live.finding;

import io.citygrid.city.event.Finding;

/**
 * A finding that has not ended. Flat, kept in state.
 *
 * @param told as it was told last
 * @param foundMillis when it was found last, whether that was told or not
 */
public record OpenFinding(Finding told, long foundMillis) {}
