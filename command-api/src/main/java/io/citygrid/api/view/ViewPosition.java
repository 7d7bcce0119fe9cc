package io.citygrid.api.view;

/**
 * A place in the change log.
 *
 * @param epoch a new one means that the view was lost and made again; empty before the first write
 * @param sequence of the latest change; 0 before the first
 */
public record ViewPosition(String epoch, long sequence) {}
