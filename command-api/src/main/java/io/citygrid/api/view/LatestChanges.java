package io.citygrid.api.view;

import java.util.Map;

/**
 * What changed among the latest values of a kind.
 *
 * @param mark up to where this reaches; values may be newer, and are then told again
 * @param whole true when these are all values there are, so that everything else is gone
 * @param values their JSON by id
 */
public record LatestChanges(LatestMark mark, boolean whole, Map<String, String> values) {
  public LatestChanges {
    values = Map.copyOf(values);
  }
}
