package io.citygrid.api.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** In how many minutes of each day grid workers were in their cells. */
interface PatrolMinutes {

  /** False as long as no phone of the city has told where it is. */
  boolean isTold();

  /**
   * Of one worker in one cell, by day; days on which the worker was not there are missing.
   *
   * @param from inclusive
   * @param to exclusive
   */
  Map<LocalDate, Integer> of(String worker, String cell, Instant from, Instant to, ZoneId zone);
}
