package io.citygrid.casework.facts;

import io.citygrid.city.Names;
import io.citygrid.city.event.FactChange;
import io.citygrid.city.event.PastFactChange;
import java.util.List;

/** What becomes of an edit. */
public sealed interface FactDecision {

  /** The fact as it is from now on. */
  record Applied(FactChange after) implements FactDecision {}

  /** The edit had been applied before. */
  record Repeated(long version) implements FactDecision {}

  /**
   * The fact has changed since the sender looked.
   *
   * @param version the version it has now
   * @param since what happened since, newest first, as far as it is remembered
   */
  record Stale(long version, List<PastFactChange> since) implements FactDecision {}

  /**
   * The edit is not possible.
   *
   * @param version the version the fact has
   * @param field the field that speaks against it
   */
  record Refused(long version, String field, Names why) implements FactDecision {}

  /** There is no such fact. */
  record NoSuchFact() implements FactDecision {}
}
