package io.citygrid.jobs.gathering;

import java.util.List;

/**
 * What has been gathered and not been handed on. What is handed on must come to the same as if each
 * thing had been handed on by itself, in whatever order.
 *
 * @param <I> what comes
 * @param <O> what is handed on
 */
public interface Gathering<I, O> {

  /** Takes one more. */
  void add(I one);

  /** How many are to be handed on. */
  int size();

  /** True when something of it makes a difference to whoever gets it after this event time. */
  boolean isDueAt(long millis);

  /** Hands on all of it, and is empty. */
  List<O> drain();
}
