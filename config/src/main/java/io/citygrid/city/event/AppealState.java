package io.citygrid.city.event;

/** How far a department's appeal (申诉) against an overdue mark has come. */
public enum AppealState {
  /** 待初审 */
  ASKED,
  /** 初审通过, 待复审 */
  FIRST_PASSED,
  /** 申诉成立: statistics leave the mark out; the case still shows that it was late, and why. */
  GRANTED,
  /** 申诉不成立: for good. */
  REFUSED
}
