package io.citygrid.casework.patrol;

import java.time.LocalDate;
import java.util.List;

/** What becomes of a position. */
public sealed interface PatrolStep {

  /**
   * It tells of a minute that was not known.
   *
   * @param after all that is known from now on
   * @param grown the days that have one minute more
   */
  record Counted(PatrolledDays after, List<PatrolledDay> grown) implements PatrolStep {}

  /** It changes nothing. */
  record Passed(Why why) implements PatrolStep {}

  /** It is of a day that is too long ago. */
  record TooLate(LocalDate day) implements PatrolStep {}

  /** Why a position changes nothing. */
  enum Why {
    /** The minute was known. */
    KNOWN,
    /** The phone did not know well enough where it was. */
    INACCURATE,
    /** In none of the worker's own cells. */
    ELSEWHERE
  }
}
