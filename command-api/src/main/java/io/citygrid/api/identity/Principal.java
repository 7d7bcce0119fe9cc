package io.citygrid.api.identity;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Who is asking.
 *
 * @param id user id, or for a device the id of its token
 * @param areas codes of the areas it may see; {@link #EVERYWHERE} for the whole city
 * @param department id of the department a handler belongs to; empty when none
 * @param devices devices it may send readings for: exact ids, or a prefix followed by {@code *}
 */
public record Principal(
    String id, Set<Role> roles, Set<String> areas, String department, Set<String> devices) {
  /** Stands among areas for the whole city, places outside all areas included. */
  public static final String EVERYWHERE = "*";

  public Principal {
    roles = Set.copyOf(roles);
    areas = Set.copyOf(areas);
    devices = Set.copyOf(devices);
  }

  public boolean isAny(Set<Role> wanted) {
    return roles.stream().anyMatch(wanted::contains);
  }

  /** True when nothing of the city is hidden from it. */
  public boolean seesEverything() {
    return areas.contains(EVERYWHERE) && isAny(Role.OF_AREAS);
  }

  /**
   * May it see this case? Those who work an area see what lies in it, a handler what the own
   * department leads, assists in or was asked about, and everybody what they reported themselves.
   *
   * @param areaPath codes from the city down to where the case lies; empty when it lies nowhere
   * @param involved ids of the departments that have to do with it
   */
  public boolean seesCase(List<String> areaPath, Collection<String> involved, String reporter) {
    return id.equals(reporter)
        || (isAny(Role.OF_AREAS) && covers(areaPath))
        || (roles.contains(Role.HANDLER) && !department.isEmpty() && involved.contains(department));
  }

  /** Areas whose cases it may see by working there; {@link #EVERYWHERE} for all; often empty. */
  public Set<String> areasOfSeenCases() {
    return isAny(Role.OF_AREAS) ? areas : Set.of();
  }

  /** Department whose cases it may see by handling them; empty when none. */
  public String departmentOfSeenCases() {
    return roles.contains(Role.HANDLER) ? department : "";
  }

  /** May it see an alert, or the readings of a device, in this place? */
  public boolean seesPlace(List<String> areaPath) {
    return isAny(Role.OF_AREAS_OR_DEPARTMENTS) && covers(areaPath);
  }

  /**
   * May it see a warning? Those see it whose areas it concerns, and the departments it is for.
   *
   * @param concerned codes of the areas whose people it concerns
   * @param concernsAll true when it is for the whole city
   */
  public boolean seesWarning(
      List<String> concerned, boolean concernsAll, Collection<String> departments) {
    return isAny(Role.OF_AREAS_OR_DEPARTMENTS)
        && (concernsAll || covers(concerned) || departments.contains(department));
  }

  /**
   * May it see a contact with the 12345 desk? Those who work an area see what came from there, and
   * everybody what they answered themselves.
   *
   * @param areaPath codes from the city down to where it came from; empty when that is not known
   */
  public boolean seesContact(List<String> areaPath, String answeredBy) {
    return id.equals(answeredBy) || (isAny(Role.OF_AREAS) && covers(areaPath));
  }

  /** May it see what is on record of a dwelling, household or business in this place? */
  public boolean seesFact(List<String> areaPath) {
    return isAny(Role.FACT_READERS) && covers(areaPath);
  }

  /** True when it may send readings of this device. */
  public boolean sendsFor(String deviceId) {
    return devices.stream()
        .anyMatch(
            pattern ->
                pattern.endsWith("*")
                    ? deviceId.startsWith(pattern.substring(0, pattern.length() - 1))
                    : deviceId.equals(pattern));
  }

  /**
   * True when it may tell of this device: with a token that names it, or as an administrator of the
   * whole city.
   */
  public boolean tellsOf(String deviceId) {
    return sendsFor(deviceId) || (roles.contains(Role.ADMINISTRATOR) && seesEverything());
  }

  private boolean covers(List<String> areaPath) {
    return areas.contains(EVERYWHERE) || areaPath.stream().anyMatch(areas::contains);
  }
}
