package io.citygrid.city.event;

/** How far a verification task has come. */
public enum TaskState {
  /** 待领取: offered to citizens nearby. */
  OPEN,
  /** 核查中: one citizen has it, for a while. */
  HELD,
  /** 核查通过: it is done, as citizens or the grid worker say. */
  PASSED,
  /** 核查不通过: it is not done, as citizens or the grid worker say. */
  FAILED,
  /** 转网格员: nobody came, nobody could tell, or two disagreed; the grid worker decides. */
  WITH_GRID_WORKER,
  /** 已撤回: the case went another way. */
  WITHDRAWN;

  /** True when citizens still have something to do with it. */
  public boolean isOffered() {
    return this == OPEN || this == HELD;
  }
}
