package io.citygrid.geo.json;

/**
 * Something about one feature that its owner should know.
 *
 * @param feature counts from 1 in the file; 0 when it concerns the whole file
 * @param id the feature's id; empty when it has none
 * @param field {@code geometry}, or the name of a property; empty for the whole feature
 * @param message one sentence
 */
public record FeatureFinding(int feature, String id, String field, String message) {}
