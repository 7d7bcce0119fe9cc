package io.citygrid.api.evaluation;

import io.citygrid.api.contact.ContactGroup;
import io.citygrid.api.identity.Principal;
import io.citygrid.city.Area;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.City;
import io.citygrid.city.ReportSource;
import java.util.List;
import java.util.Set;

/**
 * What somebody may see of a subject's contacts.
 *
 * @param groups no contact is in two of them; none where contacts mean nothing for the subject, or
 *     where the reader sees none of them
 * @param whole false when of the groups only those contacts are seen that {@link
 *     Principal#seesContact} allows
 */
record ContactSight(List<ContactGroup> groups, boolean whole) {
  private static final ContactSight NONE = new ContactSight(List.of(), true);

  static ContactSight of(Question question, Subject subject, Principal principal) {
    City city = question.city();
    return switch (question.scope()) {
      case AREA -> ofArea(city, subject.id(), principal);
      case SOURCE ->
          subject.id().equals(ReportSource.HOTLINE.name()) ? ofCity(city, principal) : NONE;
      case PERSON -> ofPerson(subject.id(), principal);
      case CELL, DEPARTMENT, CATEGORY, POST, WORKER -> NONE;
    };
  }

  private static ContactSight ofCity(City city, Principal principal) {
    return principal.seesEverything()
        ? new ContactSight(List.of(ContactGroup.ALL), true)
        : ofAreas(outermost(city, principal.areasOfSeenCases()));
  }

  /** All of the city are its own, also those of which nobody knows where they came from. */
  private static ContactSight ofArea(City city, String code, Principal principal) {
    boolean isCity =
        city.findArea(code).map(Area::level).filter(AreaLevel.CITY::equals).isPresent();
    if (isCity) {
      return ofCity(city, principal);
    }
    Set<String> own = principal.areasOfSeenCases();
    if (principal.seesEverything() || city.areaPath(code).stream().anyMatch(own::contains)) {
      return ofAreas(List.of(code));
    }
    return ofAreas(
        outermost(city, own).stream()
            .filter(within -> city.areaPath(within).contains(code))
            .toList());
  }

  private static ContactSight ofPerson(String person, Principal principal) {
    boolean whole = principal.seesEverything() || principal.id().equals(person);
    return whole || !principal.areasOfSeenCases().isEmpty()
        ? new ContactSight(List.of(ContactGroup.answeredBy(person)), whole)
        : NONE;
  }

  private static ContactSight ofAreas(List<String> codes) {
    return new ContactSight(codes.stream().map(ContactGroup::area).toList(), true);
  }

  /** Those of some areas that lie in none of the others. */
  private static List<String> outermost(City city, Set<String> codes) {
    return codes.stream()
        .filter(
            code ->
                city.areaPath(code).stream()
                    .noneMatch(above -> !above.equals(code) && codes.contains(above)))
        .sorted()
        .toList();
  }
}
