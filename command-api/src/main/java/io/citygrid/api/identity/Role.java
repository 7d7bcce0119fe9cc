package io.citygrid.api.identity;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a user or device may do. Roles of people are the posts of the field; one may hold several.
 */
public enum Role {
  /** 领导: watches the wall of the own areas, and changes nothing. */
  VIEWER,
  /** 受理员: takes reports of callers and answers their reporters. */
  OPERATOR,
  /** 值班长: runs the shift: files, rejects, closes and grants for the center. */
  DUTY_OFFICER,
  /** 派遣员: finds the department. */
  DISPATCHER,
  /** 处置员: handles the cases of one department. */
  HANDLER,
  /** 督查员: presses, settles disputes, closes by force. */
  SUPERVISOR,
  /** 网格员: reports, checks, and sees the cases of the own areas. */
  GRID_WORKER,
  /** 市民: reports, and sees the own reports only. */
  CITIZEN,
  /** A sensor or a group of them: sends readings, sees nothing. */
  DEVICE,
  /** 导入程序: transfers another system's cases together with their limits and times. */
  IMPORTER,
  /** 系统管理员: manages users and tokens of the own areas; of the whole city, also its content. */
  ADMINISTRATOR;

  /** Everybody who signs in with a password. */
  public static final Set<Role> PEOPLE = without(DEVICE);

  /** Those whom the city employs, and its programs. */
  public static final Set<Role> STAFF = without(DEVICE, CITIZEN);

  /** Those who sit in a command center, of the city or of a district. */
  public static final Set<Role> CENTER = of(OPERATOR, DUTY_OFFICER, DISPATCHER, SUPERVISOR);

  /** Those for whom cases and warnings wait. */
  public static final Set<Role> AT_WORK =
      of(OPERATOR, DUTY_OFFICER, DISPATCHER, SUPERVISOR, HANDLER, GRID_WORKER);

  /** Those who move cases. */
  public static final Set<Role> MOVERS =
      of(OPERATOR, DUTY_OFFICER, DISPATCHER, SUPERVISOR, HANDLER, GRID_WORKER, CITIZEN, IMPORTER);

  /** Those who move tasks of the office, of their areas or of their department. */
  public static final Set<Role> OFFICE_MOVERS = of(OPERATOR, DUTY_OFFICER, SUPERVISOR, HANDLER);

  /** Those who draw up tasks of the office and start plans. */
  public static final Set<Role> OFFICE_DRAWERS = of(DUTY_OFFICER, SUPERVISOR);

  /** Those who report: all people but who only watches. */
  public static final Set<Role> REPORTERS = without(DEVICE, VIEWER);

  /** Those who see what lies in their areas, and nothing when they have none. */
  public static final Set<Role> OF_AREAS =
      of(VIEWER, OPERATOR, DUTY_OFFICER, DISPATCHER, SUPERVISOR, GRID_WORKER, ADMINISTRATOR);

  /** Those whose work no area bounds: given only by administrators of the whole city. */
  public static final Set<Role> OF_NO_AREA = of(CITIZEN, IMPORTER);

  /** Those to whom what lies in an area or concerns a department is shown. */
  public static final Set<Role> OF_AREAS_OR_DEPARTMENTS =
      of(
          VIEWER,
          OPERATOR,
          DUTY_OFFICER,
          DISPATCHER,
          SUPERVISOR,
          GRID_WORKER,
          ADMINISTRATOR,
          HANDLER);

  /** Those to whom it is shown how much the departments have in hand. */
  public static final Set<Role> LOAD_READERS =
      of(VIEWER, OPERATOR, DUTY_OFFICER, DISPATCHER, SUPERVISOR, HANDLER, ADMINISTRATOR);

  /** Those to whom it is shown what is on record of a cell, with names masked or not. */
  public static final Set<Role> FACT_READERS =
      of(OPERATOR, DUTY_OFFICER, DISPATCHER, SUPERVISOR, GRID_WORKER, ADMINISTRATOR);

  /** Those who keep what is on record of a cell, and read the names in it. */
  public static final Set<Role> FACT_KEEPERS = of(GRID_WORKER, SUPERVISOR);

  /** Those who look after messages that could not be used. */
  public static final Set<Role> DEAD_LETTER_READERS = of(OPERATOR, DUTY_OFFICER, ADMINISTRATOR);

  /** Those to whom it is shown how far what sources tell can be believed. */
  public static final Set<Role> QUALITY_READERS =
      of(OPERATOR, DUTY_OFFICER, DISPATCHER, SUPERVISOR, ADMINISTRATOR);

  private static Set<Role> of(Role first, Role... others) {
    return Collections.unmodifiableSet(EnumSet.of(first, others));
  }

  private static Set<Role> without(Role first, Role... others) {
    return Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(first, others)));
  }
}
