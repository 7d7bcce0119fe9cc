package io.citygrid.city.event;

/** As what someone moves a case. */
public enum ActorRole {
  /** 市民 */
  CITIZEN,
  /** 网格员 */
  GRID_WORKER,
  /** 受理员: takes reports and answers their reporters. */
  OPERATOR,
  /** 值班长: files, rejects, closes and grants for the center. */
  DUTY_OFFICER,
  /** 派遣员: finds the department. */
  DISPATCHER,
  /** 处置员: acts for one department. */
  HANDLER,
  /** 督查员: presses, settles disputes, closes by force. */
  SUPERVISOR,
  /** 转入: a program that carries over cases of its own with what became of them elsewhere. */
  IMPORTER,
  /** 规则: the city's rules and clocks, which act by themselves. */
  RULE
}
