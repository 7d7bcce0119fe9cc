package io.citygrid.city.view;

/**
 * For what a case waits for a person. A case may wait for several things at once. Who may do it,
 * and when it is done, says the life table of the module {@code casework}.
 */
public enum WorkKind {
  /** 待立案 */
  FILING(false),
  /** 待核实: a look on the spot before filing. */
  FIELD_CHECK(false),
  /** 待派遣: on the manual desk. */
  DISPATCH(false),
  /** 待重新派遣: a department gave it back. */
  RETURNED(false),
  /** 待裁定: given back once too often. */
  SETTLEMENT(false),
  /** 待回复意见 */
  OPINION(true),
  /** 待市级受理: the district asked the city to take it. */
  HAND_UP(false),
  /** 待签收 */
  ACCEPTANCE(true),
  /** 待处置 */
  HANDLING(true),
  /** 挂账待批 */
  SUSPENSION(false),
  /** 延期待部门同意: by a second person of the department. */
  ENDORSEMENT(true),
  /** 延期待批 */
  EXTENSION(false),
  /** 疑似同案: a rule took it for the same matter as another one and asks a person. */
  MERGING(false),
  /** 待派核查 */
  CHECK_REQUEST(false),
  /** 待核查 */
  CHECK(false),
  /** 待结案 */
  CLOSING(false),
  /** 待回访: the reporter is to be asked what they say of the outcome. */
  CALL_BACK(false),
  /** 申诉待审 */
  APPEAL(false),
  /** 超期: a running limit is over. */
  OVERDUE(false),
  /** 升级待督办: overdue for so long that the level above has to take it up. */
  ESCALATED(false);

  private final boolean ofDepartment;

  WorkKind(boolean ofDepartment) {
    this.ofDepartment = ofDepartment;
  }

  /** True when a department is waited for, false when the people of the area are. */
  public boolean isOfDepartment() {
    return ofDepartment;
  }
}
