package io.citygrid.live.crowd;

import io.citygrid.city.CrowdRules;

/**
 * Whether a counter can be believed. Counts come in the order of event time, each once. A line that
 * nobody crosses may stay empty all night, so that zero is never stuck. Flat, stored in state.
 *
 * @param in of the last count
 * @param out of the last count
 * @param sinceMillis start of the first of those that are the same as the last, epoch milliseconds
 * @param untilMillis end of the last; the smallest before the first
 */
public record CounterWatch(long in, long out, long sinceMillis, long untilMillis) {
  /** Nothing was told yet. */
  public static final CounterWatch NEW = new CounterWatch(0, 0, 0, Long.MIN_VALUE);

  private static final long MILLIS_PER_MINUTE = 60_000;

  /** With the next count; one of an earlier time changes nothing. */
  public CounterWatch with(PeopleCount count) {
    if (count.fromMillis() < untilMillis) {
      return this;
    }
    boolean isSame = untilMillis != Long.MIN_VALUE && count.in() == in && count.out() == out;
    return new CounterWatch(
        count.in(), count.out(), isSame ? sinceMillis : count.fromMillis(), count.untilMillis());
  }

  /**
   * What is wrong with a count that this watch has seen.
   *
   * @param widthMeters of the counter's line
   * @param receivedAtMillis when the edge took it
   */
  public CounterFault check(
      PeopleCount count, double widthMeters, long receivedAtMillis, CrowdRules.Counters rules) {
    if (count.in() < 0 || count.out() < 0) {
      return CounterFault.BACKWARDS;
    }
    if (count.untilMillis() > receivedAtMillis) {
      return CounterFault.FUTURE;
    }
    if (count.flowPerMinuteMeter(widthMeters) > rules.highestFlowPerMinuteMeter()) {
      return CounterFault.JUMP;
    }
    return isStuck(rules) ? CounterFault.STUCK : CounterFault.NONE;
  }

  private boolean isStuck(CrowdRules.Counters rules) {
    boolean isEmpty = in == 0 && out == 0;
    boolean isTold = untilMillis != Long.MIN_VALUE;
    return isTold
        && !isEmpty
        && untilMillis - sinceMillis > rules.stuckMinutes() * MILLIS_PER_MINUTE;
  }
}
