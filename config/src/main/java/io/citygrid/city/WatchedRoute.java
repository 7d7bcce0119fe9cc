package io.citygrid.city;

import java.util.ArrayList;
import java.util.List;

/**
 * From where to where the city watches how long one drives.
 *
 * @param id unique in the city, without a slash
 * @param via places that are passed on the way, in this order; usually none
 */
public record WatchedRoute(String id, NamedPlace from, NamedPlace to, List<NamedPlace> via) {
  public WatchedRoute {
    via = List.copyOf(via);
  }

  /** All its places in order: at least two, neighbours at different junctions. */
  public List<NamedPlace> stops() {
    List<NamedPlace> stops = new ArrayList<>(via.size() + 2);
    stops.add(from);
    stops.addAll(via);
    stops.add(to);
    return stops;
  }
}
