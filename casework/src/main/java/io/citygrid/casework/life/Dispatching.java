package io.citygrid.casework.life;

import io.citygrid.city.Category;
import io.citygrid.city.event.Position;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a case's place and department by the responsibility list of one city version. */
@FunctionalInterface
public interface Dispatching {

  /**
   * Where a case of the category lies and who shall lead it.
   *
   * @param position null when nobody knows
   * @param at when it is dispatched: departments have hours of duty
   * @param full ids of departments that have as many cases in hand as they can take
   */
  Assignment dispatch(Category category, @Nullable Position position, Instant at, Set<String> full);

  /** The same while no department is full. */
  default Assignment dispatch(Category category, @Nullable Position position, Instant at) {
    return dispatch(category, position, at, Set.of());
  }
}
