package io.citygrid.city.view;

import io.citygrid.city.event.SourceFault;

/**
 * Why some of what a source told was not used.
 *
 * @param part of which of its parts; empty where it has none
 */
public record QualityReason(String part, SourceFault fault, long count) {}
