package io.citygrid.api.push;

import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Role;
import io.citygrid.city.view.ViewKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be subscribed to, and by whom. What of it one sees is decided thing by thing. */
public enum FeedKind {
  CASE(ViewKind.CASE, Role.PEOPLE, AreaRule.OWN_AREAS_FILTERED),
  ALERT(ViewKind.ALERT, Role.STAFF, AreaRule.OWN_AREAS_FILTERED),
  WARNING(ViewKind.WARNING, Role.STAFF, AreaRule.OWN_AREAS_FILTERED),
  FINDING(ViewKind.FINDING, Role.STAFF, AreaRule.OWN_AREAS_FILTERED),
  OFFICE_TASK(ViewKind.OFFICE_TASK, Role.STAFF, AreaRule.OWN_AREAS_FILTERED),
  READING(ViewKind.READING, Role.STAFF, AreaRule.OWN_AREAS_FILTERED),
  DEAD_LETTER(ViewKind.DEAD_LETTER, Role.DEAD_LETTER_READERS, AreaRule.WHOLE_CITY_REQUIRED),
  /** What somebody is told of the own reports. */
  NOTIFICATION(ViewKind.NOTIFICATION, Role.PEOPLE, AreaRule.OWN_PERSON),
  SEGMENT(ViewKind.SEGMENT, Role.STAFF, AreaRule.OWN_AREAS_FILTERED),
  CROWD(ViewKind.CROWD, Role.STAFF, AreaRule.OWN_AREAS_FILTERED),
  /** How congested the city and its districts are: metrics, which the view does not hold. */
  AREA_TRAFFIC("area-traffic", Role.STAFF, AreaRule.OWN_AREAS_FILTERED),
  /**
   * That something of a kind has changed which viewers ask for: flow, travel times, heat, cells.
   */
  WRITES("writes", Role.STAFF, AreaRule.CITY_WIDE);

  private final String key;
  private final Optional<ViewKind> view;
  private final Set<Role> roles;
  private final AreaRule area;

  FeedKind(ViewKind view, Set<Role> roles, AreaRule area) {
    this(view.key(), Optional.of(view), roles, area);
  }

  FeedKind(String key, Set<Role> roles, AreaRule area) {
    this(key, Optional.empty(), roles, area);
  }

  FeedKind(String key, Optional<ViewKind> view, Set<Role> roles, AreaRule area) {
    this.key = key;
    this.view = view;
    this.roles = Set.copyOf(roles);
    this.area = area;
  }

  /** The word for it in the protocol. */
  public String key() {
    return key;
  }

  /** The kind of things of the live view that come; empty when they are not of the view. */
  public Optional<ViewKind> view() {
    return view;
  }

  /** Who may subscribe. */
  public Set<Role> roles() {
    return roles;
  }

  /** What the areas of a subscriber have to do with what comes. */
  public AreaRule area() {
    return area;
  }

  /** The words for all kinds, as a hello names them. */
  static List<String> keys() {
    return Arrays.stream(values()).map(FeedKind::key).toList();
  }

  static Optional<FeedKind> find(String key) {
    for (FeedKind kind : values()) {
      if (kind.key.equals(key)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
