package io.citygrid.city.event;

/** What a citizen does with a verification task. */
public enum TaskAction {
  /** 领取 */
  TAKE,
  /** 放弃 */
  GIVE_BACK,
  /** 提交 */
  ANSWER
}
