package io.citygrid.city.event;

/** How far the clock of a stage has come; each step is reported once, when it is reached. */
public enum LimitStatus {
  /** 绿灯 */
  GREEN(Light.GREEN),
  /** 黄灯: goes to the handler and the department. */
  YELLOW(Light.YELLOW),
  /** 红灯: the limit is over; goes to the supervisor. */
  OVERDUE(Light.RED),
  /** 督办通知: overdue by the days after which a written reminder is due; recorded, not sent. */
  REMINDED(Light.RED),
  /** 升级: overdue by the days after which the level above is to take it up; recorded, not told. */
  ESCALATED(Light.RED);

  private final Light light;

  LimitStatus(Light light) {
    this.light = light;
  }

  public Light light() {
    return light;
  }
}
