package io.citygrid.city;

/** Where a report comes from. */
public enum ReportSource {
  /** 网格员上报 */
  GRID_WORKER,
  /** 传感器 */
  SENSOR,
  /** 12345 热线 */
  HOTLINE,
  /** 市民 */
  CITIZEN,
  /** 领导批示 */
  LEADER,
  /** 其他部门移交 */
  TRANSFER
}
