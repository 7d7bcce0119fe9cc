package io.citygrid.city;

/** GB/T 30428.2: a public facility, or a condition caused by people or nature. */
public enum CategoryKind {
  /** 部件 */
  COMPONENT,
  /** 事件 */
  EVENT
}
