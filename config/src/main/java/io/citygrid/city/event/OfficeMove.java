package io.citygrid.city.event;

/** What can be done to a task of the office. */
public enum OfficeMove {
  /** 立项: it begins. */
  DRAW_UP,
  /** 签收 */
  ACCEPT,
  /** 退回: the department gives it back. */
  DECLINE,
  /** 改派: another department has it. */
  REASSIGN,
  /** 完成步骤 */
  FINISH_STEP,
  /** 步骤重做 */
  REOPEN_STEP,
  /** 移交步骤: another department does a step. */
  HAND_OVER_STEP,
  /** 退还步骤: the other department gives it back to the owner. */
  GIVE_BACK_STEP,
  /** 列支: money was spent on it. */
  SPEND,
  /** 申请延期 */
  ASK_EXTENSION,
  /** 同意延期 */
  GRANT_EXTENSION,
  /** 不同意延期 */
  REFUSE_EXTENSION,
  /** 暂停 */
  SUSPEND,
  /** 恢复 */
  RESUME,
  /** 报结 */
  HAND_IN,
  /** 退回补办: the result is not what was asked. */
  SEND_BACK,
  /** 办结 */
  CLOSE,
  /** 撤销 */
  CANCEL,
  /** 催办 */
  URGE,
  /** 备注 */
  REMARK,
  /** A clock tells how far it has come. */
  ESCALATE,
  /** Calendar or limits changed while its clock runs. */
  RECOMPUTE_LIMITS;

  /** True for moves that clocks make, to tell how far they have come. */
  public boolean isOfTheClock() {
    return this == ESCALATE || this == RECOMPUTE_LIMITS;
  }
}
