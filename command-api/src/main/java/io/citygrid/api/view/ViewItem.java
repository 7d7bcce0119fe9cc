package io.citygrid.api.view;

import io.citygrid.city.view.ViewKind;

/**
 * One thing of the live view.
 *
 * @param atMillis event time in epoch milliseconds
 * @param json its whole value
 */
public record ViewItem(ViewKind kind, String id, long version, long atMillis, String json) {}
