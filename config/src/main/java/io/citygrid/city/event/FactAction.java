package io.citygrid.city.event;

/** What a grid worker does to a fact. */
public enum FactAction {
  /** 登记: puts it on record. */
  RECORD,
  /** 变更: says what is different now. */
  AMEND,
  /** 核实: was there and found it as it stands. */
  VERIFY,
  /** 注销: it is no longer there. */
  END
}
