package io.citygrid.city.event;

/** How far a task of the office has come. */
public enum OfficeState {
  /** 待签收: its department has not said yet that it takes it. */
  ASSIGNED,
  /** 已退回: the department has given it back; the center finds another. */
  DECLINED,
  /** 办理中 */
  IN_PROGRESS,
  /** 暂停: until a date. */
  SUSPENDED,
  /** 已报结: handed in, waits for the center to look at the result. */
  HANDED_IN,
  /** 已办结 */
  DONE,
  /** 已撤销 */
  CANCELLED;

  public boolean isOpen() {
    return this != DONE && this != CANCELLED;
  }
}
