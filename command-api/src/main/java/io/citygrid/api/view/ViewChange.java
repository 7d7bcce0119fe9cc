package io.citygrid.api.view;

/**
 * One entry of the change log.
 *
 * @param sequence counts the changes of an epoch from 1
 * @param item what the thing became
 */
public record ViewChange(long sequence, ViewItem item) {}
