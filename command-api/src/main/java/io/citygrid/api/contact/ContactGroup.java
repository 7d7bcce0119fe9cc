package io.citygrid.api.contact;

import io.citygrid.city.event.Contact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Contacts that are counted and listed together, and how they are ordered in the store: by group,
 * then by arrival, then by id.
 */
public record ContactGroup(String name) {
  /** All of the city, also those of which nobody knows where they came from. */
  public static final ContactGroup ALL = new ContactGroup("*");

  /** Stands in no code and no id. */
  private static final char SEPARATOR = '\n';

  /** In the place of a separator it stands behind all keys that begin alike. */
  private static final char BEHIND = SEPARATOR + 1;

  private static final int MILLIS_DIGITS = 15;
  private static final long NANOS_BELOW_MILLIS = 999_999;

  /** Those that came from an area, or from one within it. */
  public static ContactGroup area(String code) {
    return new ContactGroup("a" + code);
  }

  /** Those that somebody answered. */
  public static ContactGroup answeredBy(String person) {
    return new ContactGroup("p" + person);
  }

  /** All to which a contact belongs. */
  static List<ContactGroup> of(Contact contact) {
    List<ContactGroup> groups = new ArrayList<>();
    groups.add(ALL);
    contact.areaPath().forEach(code -> groups.add(area(code)));
    if (!contact.answeredBy().isEmpty()) {
      groups.add(answeredBy(contact.answeredBy()));
    }
    return groups;
  }

  String key(Instant arrivedAt, String contactId) {
    return name + SEPARATOR + millis(arrivedAt) + SEPARATOR + contactId;
  }

  /** Before all that arrived then or later. */
  String firstFrom(Instant time) {
    return name + SEPARATOR + millis(time);
  }

  /** Behind all that arrived earlier, before all that arrived then; contacts have milliseconds. */
  String lastBefore(Instant time) {
    Instant last = time.plusNanos(NANOS_BELOW_MILLIS).minusMillis(1);
    return name + SEPARATOR + millis(last) + BEHIND;
  }

  static Instant arrivedAt(String key) {
    int at = key.indexOf(SEPARATOR) + 1;
    return Instant.ofEpochMilli(Long.parseLong(key.substring(at, at + MILLIS_DIGITS)));
  }

  static String contactId(String key) {
    return key.substring(key.indexOf(SEPARATOR) + 1 + MILLIS_DIGITS + 1);
  }

  /** The city begins after 1970, so no sign has to be ordered. */
  private static String millis(Instant time) {
    return "%015d".formatted(Math.max(0, time.toEpochMilli()));
  }
}
