package io.citygrid.api.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.event.Contact;
import io.citygrid.city.event.ContactChannel;
import io.citygrid.city.event.InvalidFieldException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Makes a contact of what a telephony or chat system sent, or an operator; or says all that is
 * wrong with it. There is no field for who called, nor for what was said.
 */
final class ContactCheck {
  private static final String ANSWERED_BY = "answeredBy";

  private final SenderCheck sender;

  ContactCheck(City city, Principal sender, Instant now) {
    this.sender = new SenderCheck(city, sender, now);
  }

  /**
   * The contact as far as this message tells it.
   *
   * @throws ProblemException with all fields that are wrong; 403 for a contact of a system that the
   *     token does not speak for
   */
  Contact check(ObjectNode body) {
    JsonFields fields =
        JsonFields.of(body)
            .knowing(
                "contactId",
                "channel",
                "arrivedAt",
                "answeredAt",
                "endedAt",
                "area",
                ANSWERED_BY,
                "caseId");
    String contactId = id(fields);
    Optional<ContactChannel> channel = fields.oneOf("channel", ContactChannel.class);
    if (fields.isMissing("channel")) {
      fields.refuse("channel", "is missing; it must be CALL, TEXT or MAILBOX");
    }
    Optional<Instant> arrivedAt = time(fields, "arrivedAt", fields.requiredInstant("arrivedAt"));
    Optional<Instant> answeredAt = time(fields, "answeredAt", fields.instant("answeredAt"));
    Optional<Instant> endedAt = time(fields, "endedAt", fields.instant("endedAt"));
    List<String> areaPath = areaPath(fields);
    String answeredBy = answeredBy(fields);
    String caseId = fields.text("caseId").orElse("");
    fields.check();
    try {
      return new Contact(
          contactId,
          channel.orElseThrow(),
          arrivedAt.orElseThrow(),
          answeredAt.orElse(null),
          endedAt.orElse(null),
          areaPath,
          answeredBy,
          caseId,
          sender.now(),
          sender.city().version().city());
    } catch (InvalidFieldException e) {
      throw ProblemException.field(e.field(), String.valueOf(e.getMessage()));
    }
  }

  /**
   * Operators of the whole city may tell of every contact: their desk names the case that it led
   * to. A contact may come from anywhere, so those of a district tell of none.
   */
  private String id(JsonFields fields) {
    Principal person = sender.sender();
    return person.roles().contains(Role.OPERATOR) && person.seesEverything()
        ? fields.requiredText("contactId")
        : sender.id(fields, "contactId");
  }

  private Optional<Instant> time(JsonFields fields, String name, Optional<Instant> sent) {
    Optional<Instant> time = sent.map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
    time.ifPresent(
        instant ->
            EventTime.check(fields, name, instant, sender.city().earliestReport(), sender.now()));
    return time;
  }

  private List<String> areaPath(JsonFields fields) {
    Optional<String> area = fields.text("area");
    if (area.isPresent() && sender.city().findArea(area.get()).isEmpty()) {
      fields.refuse("area", "must be the code of an area of the city");
      return List.of();
    }
    return area.map(sender.city()::areaPath).orElse(List.of());
  }

  /** A person says so of nobody else, or answers could be credited to whoever one likes. */
  private String answeredBy(JsonFields fields) {
    String answeredBy = fields.text(ANSWERED_BY).orElse("");
    boolean isSystem =
        sender.sender().roles().contains(Role.DEVICE)
            || sender.sender().roles().contains(Role.ADMINISTRATOR);
    if (!answeredBy.isEmpty() && !isSystem && !answeredBy.equals(sender.sender().id())) {
      fields.refuse(ANSWERED_BY, "must be your own account; others answer for themselves");
    }
    return answeredBy;
  }
}
