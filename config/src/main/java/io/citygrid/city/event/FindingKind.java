package io.citygrid.city.event;

/** What kind of thing stands out. */
public enum FindingKind {
  /** 频发主体: more cases of a business than is usual for it. */
  FREQUENT_BUSINESS,
  /** 频发问题: more cases of a category in a cell than is usual there. */
  FREQUENT_IN_CELL,
  /** 类别上升: more cases of a category in an area than is usual there. */
  CATEGORY_RISE,
  /** 聚集: cases of a category close together in space and time. */
  CLUSTER,
  /** 处置滞后: a department has a greater share of late cases than is usual for it. */
  DEPARTMENT_BEHIND,
  /** 误报设备: alerts of a device that clear by themselves or that nobody could confirm. */
  FALSE_ALARMS
}
