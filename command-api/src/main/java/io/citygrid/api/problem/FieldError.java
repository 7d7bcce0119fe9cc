package io.citygrid.api.problem;

/**
 * One field of a request that is wrong.
 *
 * @param field path of the field, such as {@code position.lon}; empty for the whole body
 * @param message one sentence that begins with the verb, such as {@code must be finite}
 */
public record FieldError(String field, String message) {}
