package io.citygrid.casework.life;

import io.citygrid.city.Category;
import io.citygrid.city.event.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Finds a case's place and department by the responsibility list of one city version. */
@FunctionalInterface
public interface Dispatching {

  /**
   * Where a case of the category lies and who shall lead it.
   *
   * @param position null when nobody knows
   * @param at when it is dispatched: departments have hours of duty
   */
  Assignment dispatch(Category category, @Nullable Position position, Instant at);
}
