package io.citygrid.city.event;

/** How far the clock of a stage has come; each step is reported once, when it is reached. */
public enum LimitStatus {
  /** 绿灯 */
  GREEN(Light.GREEN),
  /** 黄灯: the handler and the department are told. */
  YELLOW(Light.YELLOW),
  /** 红灯: the limit is over; on the supervisor's list. */
  OVERDUE(Light.RED),
  /** 督办通知: overdue by the days after which the department gets a written reminder. */
  REMINDED(Light.RED),
  /** 升级: overdue by the days after which it is on the list of the level above. */
  ESCALATED(Light.RED);

  private final Light light;

  LimitStatus(Light light) {
    this.light = light;
  }

  public Light light() {
    return light;
  }
}
