package io.citygrid.city.event;

/**
 * What can be done to a case. Who may do it in which state, what it needs and where it leads says
 * the life table of the module {@code casework}.
 */
public enum Move {
  /** 上报: the report that begins a case; the only move of a case that is not there yet. */
  REPORT,
  /** 派员核实: sends a grid worker to look before filing. */
  ASK_FIELD_CHECK,
  /** 核实属实: it is as reported. */
  CONFIRM_REPORT,
  /** 核实不属实: it is not as reported. */
  DENY_REPORT,
  /** 立案: it becomes a case under a standard row, and is dispatched. */
  FILE,
  /** 不予立案 */
  REJECT,
  /** 自处置: a grid worker did away with the own report on the spot. */
  HANDLE_ON_THE_SPOT,
  /** 派遣: to a department that a person chose. */
  DISPATCH,
  /** 改派: to another department than the one that has it. */
  REDISPATCH,
  /** 回退: a department gives it back. */
  RETURN,
  /** 更改类别: and dispatches again under the new one. */
  CHANGE_CATEGORY,
  /** 更正位置: and dispatches again from there. */
  CORRECT_POSITION,
  /** 增加协办部门 */
  ADD_ASSISTANT,
  /** 取消协办部门 */
  RELEASE_ASSISTANT,
  /** 征询意见: asks another department before dispatching. */
  ASK_OPINION,
  /** 回复意见 */
  GIVE_OPINION,
  /** 上交: a district asks the city to take it. */
  HAND_UP,
  /** 同意上交 */
  ACCEPT_HAND_UP,
  /** 不同意上交 */
  REFUSE_HAND_UP,
  /** 提级办理: the city takes it over. */
  TAKE_OVER,
  /** 下交: the city gives it back to the district. */
  HAND_DOWN,
  /** 签收 */
  ACCEPT,
  /** 开始处置 */
  START,
  /** 申请挂账 */
  ASK_SUSPENSION,
  /** 同意挂账 */
  GRANT_SUSPENSION,
  /** 不同意挂账 */
  REFUSE_SUSPENSION,
  /** 恢复处置: by itself at the date, or before it. */
  RESUME,
  /** 申请延期 */
  ASK_EXTENSION,
  /** 部门同意延期: the first approval. */
  ENDORSE_EXTENSION,
  /** 中心同意延期: the second approval. */
  GRANT_EXTENSION,
  /** 不同意延期 */
  REFUSE_EXTENSION,
  /** 撤回申请 */
  WITHDRAW_REQUEST,
  /** 完成措施: a measure with a limit of its own is done, and the next one begins. */
  FINISH_MEASURE,
  /** 反馈: the department hands in its result. */
  HAND_IN,
  /** 派员核查 */
  REQUEST_CHECK,
  /** 核查通过 */
  PASS_CHECK,
  /** 核查不通过: leads to rework. */
  FAIL_CHECK,
  /** 结案 */
  CLOSE,
  /** 强制结案 */
  FORCE_CLOSE,
  /** 重新立案: a closed case goes on. */
  REOPEN,
  /** 作废 */
  VOID,
  /** 并案: attached to another case on the same matter. */
  MERGE,
  /** 拆案: taken out of the case to which it was attached. */
  SPLIT,
  /** 并入: another case is attached to this one; follows from its {@link #MERGE}. */
  ATTACH,
  /** 拆出: another case leaves this one; follows from its {@link #SPLIT}. */
  DETACH,
  /** 随主案结案: ends with the case to which it is attached. */
  CLOSE_WITH_FIRST,
  /** 随主案重开: goes on with the case to which it is attached. */
  REOPEN_WITH_FIRST,
  /** 催办 */
  URGE,
  /** 督办 */
  SUPERVISE,
  /** 升级督办: the level above takes up what is overdue for too long, and supervises it. */
  TAKE_UP,
  /** 解除督办 */
  END_SUPERVISION,
  /** 标记 */
  FLAG,
  /** 取消标记 */
  UNFLAG,
  /** 关联: ties it to a business or a dwelling. */
  LINK,
  /** 取消关联 */
  UNLINK,
  /** 备注 */
  REMARK,
  /** 评价: what the reporter says of the outcome by themselves. */
  RATE,
  /** 回访: what the reporter says of the outcome when asked; the grounds of a no lead to rework. */
  CALL_BACK,
  /** 申诉: against the overdue mark. */
  APPEAL,
  /** 初审通过 */
  PASS_APPEAL,
  /** 复审通过 */
  GRANT_APPEAL,
  /** 申诉驳回 */
  REFUSE_APPEAL,
  /** 时限提醒: a clock changed its light, or is overdue by one more step. */
  ESCALATE,
  /** 重算时限: the calendar or the limits changed while it runs. */
  RECOMPUTE_LIMITS;

  /** True for what a clock tells of itself, which changes neither state nor owner of the case. */
  public boolean isOfTheClock() {
    return this == ESCALATE || this == RECOMPUTE_LIMITS;
  }
}
