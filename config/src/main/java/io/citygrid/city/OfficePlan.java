package io.citygrid.city;

import java.util.List;

/**
 * What the city has ready to be started as many tasks at once: an emergency plan (应急预案) or a
 * campaign (专项行动).
 *
 * @param id unique, without a slash
 */
public record OfficePlan(String id, Names names, Kind kind, List<PlannedTask> tasks) {
  /** What it is for. */
  public enum Kind {
    /** 应急预案 */
    EMERGENCY,
    /** 专项行动 */
    CAMPAIGN
  }

  public OfficePlan {
    tasks = List.copyOf(tasks);
  }

  /**
   * A task that the plan makes.
   *
   * @param id unique in the plan
   * @param scope what belongs to it
   * @param function of the department that owns it, as the departments name it
   * @param per one task for the whole area in which the plan is started, or one for each area of a
   *     level in it
   * @param limit how long it may take
   * @param budgetCents what it may cost, in hundredths of the city's currency; 0 for nothing
   * @param steps at least one
   */
  public record PlannedTask(
      String id,
      Names names,
      Names scope,
      String function,
      AreaLevel per,
      TimeLimit limit,
      long budgetCents,
      List<PlannedStep> steps) {
    public PlannedTask {
      steps = List.copyOf(steps);
    }
  }

  /**
   * A step of such a task.
   *
   * @param function of the department that does it; empty for the owner
   * @param weight its share of the whole, against the weights of the others
   */
  public record PlannedStep(Names names, String function, int weight) {}
}
