package io.citygrid.city.event;

/** What a case is marked as. */
public enum CaseFlag {
  /** 紧急 */
  URGENT,
  /** 督办: the center presses until it is lifted. */
  SUPERVISED,
  /** 同类: one of many of its kind; a rule marks so what may be the same matter as another case. */
  SIMILAR,
  /** 典型: worth showing as an example. */
  TYPICAL
}
