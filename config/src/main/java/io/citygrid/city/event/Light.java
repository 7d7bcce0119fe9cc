package io.citygrid.city.event;

/** How a running limit stands. */
public enum Light {
  /** 绿灯 */
  GREEN,
  /** 黄灯: less than the city's share of the limit is left. */
  YELLOW,
  /** 红灯: overdue. */
  RED
}
