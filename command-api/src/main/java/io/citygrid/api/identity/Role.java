package io.citygrid.api.identity;

/** What a user or device may do. */
public enum Role {
  /** 值班员: watches the wall. */
  OPERATOR,
  /** 派遣员: watches the wall and dispatches. */
  SUPERVISOR,
  /** 处置人员: handles the cases of one department. */
  HANDLER,
  /** 网格员: reports and sees the cases of the own areas. */
  GRID_WORKER,
  /** 市民: reports, and sees the own reports only. */
  CITIZEN,
  /** A sensor or a group of them: sends readings, sees nothing. */
  DEVICE,
  /** 导入程序: transfers another system's cases together with their limits and times. */
  IMPORTER,
  /** Manages users and the city's content. */
  ADMINISTRATOR
}
