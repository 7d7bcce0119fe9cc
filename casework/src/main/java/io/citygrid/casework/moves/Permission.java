package io.citygrid.casework.moves;

import io.citygrid.city.Names;
import io.citygrid.city.event.ActorRole;

/**
 * As what, and how near to a thing, someone may make a move.
 *
 * @param <Q> what nearness is judged by
 */
public interface Permission<Q> {
  ActorRole role();

  /** How near, in words. */
  Names nearness();

  /** True when whoever asks stands near enough. */
  boolean covers(Q situation);
}
