package io.citygrid.city.mapping;

/**
 * A field of a file of measured values that cannot be used.
 *
 * @param line of the file where the row ends, from 1
 * @param column its head
 * @param problem what is wrong with it, in words that go on after the column
 */
public record UnusableValue(long line, String column, String problem) {
  /** Where and what, in one sentence. */
  public String sentence() {
    return "line %d, %s: %s".formatted(line, column, problem);
  }
}
