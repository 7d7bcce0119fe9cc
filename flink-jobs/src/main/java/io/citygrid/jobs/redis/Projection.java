package io.citygrid.jobs.redis;

import io.citygrid.city.view.ViewWrite;
import java.io.Serializable;

/**
 * What a decision looks like in the live view. Pure.
 *
 * @param <T> the decision
 */
@FunctionalInterface
public interface Projection<T> extends Serializable {
  /** The change of the live view. */
  ViewWrite project(T decision);
}
