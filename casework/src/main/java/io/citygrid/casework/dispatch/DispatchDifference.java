package io.citygrid.casework.dispatch;

import io.citygrid.casework.life.Assignment;
import io.citygrid.casework.life.RuleUsed;
import io.citygrid.city.Category;
import io.citygrid.city.event.CandidateReason;
import io.citygrid.city.event.CaseEvent;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is different about an open case, had it been dispatched by the fences and the responsibility
 * list of another version (区划调整后的归属变化). Nothing moves a case but a move; this says which are worth
 * one.
 *
 * <p>Hours of duty and loads are left out on both sides: of a case that the next in turn has, the
 * one that was named first is compared. What a person decided about the department is compared only
 * where the area is another one; the same place by the same list is still theirs to decide.
 *
 * @param changed what is different; never empty
 * @param anew where it would lie and who would have it; null when its category is gone
 */
public record DispatchDifference(Set<Changed> changed, @Nullable Assignment anew) {

  /** What can be different. */
  public enum Changed {
    /** 类别已不存在: the city has no such category any more. */
    CATEGORY_GONE,
    /** 网格变化: it would lie in another cell of its grid layer, or in none. */
    CELL,
    /** 区域变化: it would lie in another area, or in none. */
    AREA,
    /** 责任部门变化: another department would have it. */
    DEPARTMENT,
    /** 需人工派遣: a department has it, and a person would have to find one. */
    TO_DESK,
    /** 可自动派遣: it lies on the manual desk, and would go by itself. */
    FROM_DESK
  }

  public DispatchDifference {
    if (changed.isEmpty()) {
      throw new IllegalArgumentException("a difference is one of something");
    }
    changed = Set.copyOf(changed);
  }

  /**
   * How the version of this dispatcher would have it. Empty for a case that is not open, has no
   * position, or would be just where it is.
   */
  public static Optional<DispatchDifference> find(CaseEvent now, Dispatcher dispatcher) {
    if (!now.state().isOpen() || now.current().position() == null) {
      return Optional.empty();
    }
    Optional<Category> category = dispatcher.city().findCategory(now.current().category());
    if (category.isEmpty()) {
      return Optional.of(new DispatchDifference(EnumSet.of(Changed.CATEGORY_GONE), null));
    }
    Assignment anew = dispatcher.byList(category.get(), now.current().position());
    Set<Changed> changed = EnumSet.noneOf(Changed.class);
    if (!anew.cell().equals(now.cell())) {
      changed.add(Changed.CELL);
    }
    if (!anew.area().equals(now.area())) {
      changed.add(Changed.AREA);
    }
    ofDepartment(now, anew, changed.contains(Changed.AREA)).ifPresent(changed::add);
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(new DispatchDifference(changed, anew));
  }

  private static Optional<Changed> ofDepartment(
      CaseEvent now, Assignment anew, boolean isElsewhere) {
    if (now.department().isEmpty()) {
      boolean goes =
          now.deskReason() != null
              && !anew.department().isEmpty()
              && !isNamedButUnable(now, anew.department());
      return goes ? Optional.of(Changed.FROM_DESK) : Optional.empty();
    }
    boolean isByRule = !now.rule().isEmpty();
    if (!isByRule && !isElsewhere) {
      return Optional.empty();
    }
    if (anew.department().isEmpty()) {
      return Optional.of(Changed.TO_DESK);
    }
    return anew.department().equals(named(now))
        ? Optional.empty()
        : Optional.of(Changed.DEPARTMENT);
  }

  /** Whom the list named when it was dispatched, able to take it or not. */
  private static String named(CaseEvent now) {
    RuleUsed used = RuleUsed.parse(now.rule());
    String unable = used.offDuty().isEmpty() ? used.full() : used.offDuty();
    return unable.isEmpty() ? now.department() : unable;
  }

  /** On the desk for want of duty or room: the list named somebody, and names them still. */
  private static boolean isNamedButUnable(CaseEvent now, String department) {
    return now.candidates().stream()
        .filter(
            one -> one.reason() == CandidateReason.OFF_DUTY || one.reason() == CandidateReason.FULL)
        .anyMatch(one -> one.department().equals(department));
  }
}
