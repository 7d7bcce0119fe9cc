package io.citygrid.city.event;

/** What a reporter says of the outcome when called back (满意度, GB/T 33358). */
public enum Satisfaction {
  /** 满意 */
  SATISFIED,
  /** 基本满意 */
  FAIRLY_SATISFIED,
  /** 不满意: with a ground it leads back to handling. */
  NOT_SATISFIED
}
