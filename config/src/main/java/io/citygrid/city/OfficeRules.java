package io.citygrid.city;

import java.util.List;
import java.util.Optional;

/**
 * How the city's task office works: what costs a task how many of its 100 points, and what is ready
 * to be started. Lights, extensions and reminders are as in {@link CaseworkRules}.
 */
public record OfficeRules(ScoreLoss losses, List<OfficePlan> plans) {
  public OfficeRules {
    plans = List.copyOf(plans);
  }

  /**
   * Points, 0 to 100 each.
   *
   * @param late its limit is over before it was handed in
   * @param reminded it stayed so until the written reminder, besides
   * @param escalated it stayed so until the level above took it up, besides
   * @param sentBack each time its result was sent back
   * @param extension each extension
   * @param urge each urging
   * @param overBudget it cost more than its budget
   */
  public record ScoreLoss(
      int late,
      int reminded,
      int escalated,
      int sentBack,
      int extension,
      int urge,
      int overBudget) {}

  public Optional<OfficePlan> findPlan(String id) {
    return plans.stream().filter(plan -> plan.id().equals(id)).findFirst();
  }
}
