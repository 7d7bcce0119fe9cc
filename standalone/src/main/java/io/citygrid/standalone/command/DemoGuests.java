package io.citygrid.standalone.command;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.city.Area;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.City;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Users as which a visitor can look at the demo through the eyes of each post: those of the city, a
 * shift of the first district, a handler of its first department, and a citizen.
 */
final class DemoGuests {
  private static final String PREFIX = "demo-";

  private DemoGuests() {}

  /** One for each post. */
  static List<Principal> of(City city) {
    List<Principal> guests = new ArrayList<>();
    for (Role role :
        List.of(Role.VIEWER, Role.OPERATOR, Role.DUTY_OFFICER, Role.DISPATCHER, Role.SUPERVISOR)) {
      guests.add(guest(name(role), Set.of(role), Principal.EVERYWHERE, ""));
    }
    String district = firstDistrict(city);
    guests.add(guest("district-center", Role.CENTER, district, ""));
    guests.add(guest(name(Role.GRID_WORKER), Set.of(Role.GRID_WORKER), district, ""));
    city.departments().stream()
        .filter(department -> department.area().equals(district))
        .findFirst()
        .map(
            department ->
                guest(name(Role.HANDLER), Set.of(Role.HANDLER), district, department.id()))
        .ifPresent(guests::add);
    guests.add(
        new Principal(PREFIX + name(Role.CITIZEN), Set.of(Role.CITIZEN), Set.of(), "", Set.of()));
    return guests;
  }

  /** The whole city where nothing is divided. */
  private static String firstDistrict(City city) {
    return city.areas().stream()
        .filter(area -> area.level() == AreaLevel.DISTRICT)
        .map(Area::code)
        .findFirst()
        .orElseGet(() -> city.areas().get(0).code());
  }

  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Principal guest(String name, Set<Role> roles, String area, String department) {
    return new Principal(PREFIX + name, roles, Set.of(area), department, Set.of());
  }
}
