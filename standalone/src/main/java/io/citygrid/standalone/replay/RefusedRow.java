package io.citygrid.standalone.replay;

/**
 * A row that made no case.
 *
 * @param line where it starts in the file
 * @param id its own number; empty when it has none
 * @param reason a dead letter's reason, or {@link ReplayReport#UNUSABLE_ROW}, or {@link
 *     ReplayReport#REFUSED_AT_EDGE}
 * @param detail one sentence
 */
public record RefusedRow(int line, String id, String reason, String detail) {}
