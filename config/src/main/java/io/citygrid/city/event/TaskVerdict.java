package io.citygrid.city.event;

/** What a citizen says of a handled case. */
public enum TaskVerdict {
  /** 已处置 */
  YES,
  /** 未处置 */
  NO,
  /** 无法判断 */
  CANNOT_TELL
}
