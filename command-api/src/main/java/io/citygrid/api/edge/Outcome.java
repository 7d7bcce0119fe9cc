package io.citygrid.api.edge;

import io.citygrid.api.problem.Problem;

/**
 * What becomes of one thing of a batch.
 *
 * @param <T> report or reading
 */
sealed interface Outcome<T> {
  /** Sound; to be written to Kafka. */
  record Taken<T>(T thing) implements Outcome<T> {}

  /** Refused, alone: the rest of the batch goes on. */
  record Refused<T>(Problem problem) implements Outcome<T> {}
}
