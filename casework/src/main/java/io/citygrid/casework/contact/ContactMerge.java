package io.citygrid.casework.contact;

import io.citygrid.city.event.Contact;
import io.citygrid.city.event.InvalidFieldException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what is told of a contact. Each message may only add to what the others tell: an
 * answer, an end, where it came from more exactly, the case. So messages that agree may come in any
 * order and as often as they like. One that tells something otherwise is set aside as a whole: what
 * was told first holds.
 */
public final class ContactMerge {
  private ContactMerge() {}

  /** What became of a message. */
  public sealed interface Result {}

  /** It agrees; the contact is as told here, which may be as before. */
  public record Agreed(Contact contact) implements Result {}

  /**
   * It tells something otherwise.
   *
   * @param field the first that it does so of
   * @param detail one sentence that begins with the verb
   */
  public record Contradicted(String field, String detail) implements Result {}

  /**
   * Adds a message.
   *
   * @param known by all messages before
   * @param told of the same contact
   */
  public static Result add(Contact known, Contact told) {
    if (!known.contactId().equals(told.contactId())) {
      throw new IllegalArgumentException("%s is not %s".formatted(told, known));
    }
    for (Map.Entry<String, Object> said : said(told).entrySet()) {
      Object before = said(known).get(said.getKey());
      if (before != null && !before.equals(said.getValue())) {
        return new Contradicted(
            said.getKey(),
            "must stay %s, as it was told before, but is %s".formatted(before, said.getValue()));
      }
    }
    if (!isWithin(known.areaPath(), told.areaPath())
        && !isWithin(told.areaPath(), known.areaPath())) {
      return new Contradicted(
          "area",
          "must stay %s, as it was told before, but is %s"
              .formatted(last(known.areaPath()), last(told.areaPath())));
    }
    try {
      return new Agreed(whole(known, told));
    } catch (InvalidFieldException e) {
      // Each is right for itself, both together are not: answered after the end that the other has.
      return new Contradicted(e.field(), String.valueOf(e.getMessage()));
    }
  }

  /** What a message says, by field; nothing of what it leaves open. */
  private static Map<String, Object> said(Contact contact) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("channel", contact.channel());
    said.put("arrivedAt", contact.arrivedAt());
    Instant answeredAt = contact.answeredAt();
    if (answeredAt != null) {
      said.put("answeredAt", answeredAt);
    }
    Instant endedAt = contact.endedAt();
    if (endedAt != null) {
      said.put("endedAt", endedAt);
    }
    if (!contact.answeredBy().isEmpty()) {
      said.put("answeredBy", contact.answeredBy());
    }
    if (!contact.caseId().isEmpty()) {
      said.put("caseId", contact.caseId());
    }
    return said;
  }

  private static Contact whole(Contact known, Contact told) {
    boolean isFiner = told.areaPath().size() > known.areaPath().size();
    return new Contact(
        known.contactId(),
        known.channel(),
        known.arrivedAt(),
        either(known.answeredAt(), told.answeredAt()),
        either(known.endedAt(), told.endedAt()),
        isFiner ? told.areaPath() : known.areaPath(),
        known.answeredBy().isEmpty() ? told.answeredBy() : known.answeredBy(),
        known.caseId().isEmpty() ? told.caseId() : known.caseId(),
        known.receivedAt().isBefore(told.receivedAt()) ? known.receivedAt() : told.receivedAt(),
        Math.min(known.cityVersion(), told.cityVersion()));
  }

  private static @Nullable Instant either(@Nullable Instant one, @Nullable Instant other) {
    return one == null ? other : one;
  }

  /**
   * True when the area at the end of a path lies in, or is, the one at the end of the other. The
   * same area may have another path in another version of the city.
   */
  private static boolean isWithin(List<String> inner, List<String> outer) {
    return outer.isEmpty() || inner.contains(last(outer));
  }

  private static String last(List<String> path) {
    return path.get(path.size() - 1);
  }
}
