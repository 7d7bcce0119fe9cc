package io.citygrid.city.event;

/** What a department asked for and still waits for. */
public enum PendingRequest {
  /** 挂账申请: waits for the center. */
  SUSPENSION,
  /** 延期申请: waits for a second person of the department. */
  EXTENSION,
  /** 延期待中心审批: the department agreed; waits for the center. */
  EXTENSION_ENDORSED
}
