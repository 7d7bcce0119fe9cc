package io.citygrid.api.edge;

import static io.vertx.core.http.HttpMethod.POST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.kafka.EdgeWriter;
import io.citygrid.city.event.Contact;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes contacts with the 12345 desk: of the tokens of telephony, chat and mailbox systems, and of
 * operators.
 */
public final class ContactRoutes {
  private static final Set<Role> SENDERS = Set.of(Role.DEVICE, Role.OPERATOR, Role.ADMINISTRATOR);
  private static final int MOST_IN_BATCH = 5_000;

  private final CurrentCity city;
  private final Clock clock;
  private final Intake<Contact> intake;

  public ContactRoutes(CurrentCity city, EdgeWriter writer, EdgeMeters meters, Clock clock) {
    this.city = city;
    this.clock = clock;
    this.intake =
        new Intake<>(
            "contact",
            Topics.CONTACTS,
            Codecs.CONTACT,
            Contact::contactId,
            contact -> new JsonObject().put("receivedAt", contact.receivedAt().toString()),
            writer,
            meters);
  }

  public void declareIn(Access access) {
    access.allow(
        SENDERS, AreaRule.OWN_DEVICES, "sendContact", POST, "/v1/contacts", this::sendContact);
    access.allow(
        SENDERS,
        AreaRule.OWN_DEVICES,
        "sendContacts",
        POST,
        "/v1/contacts/batch",
        this::sendContacts);
  }

  private void sendContact(RoutingContext context, Principal principal) {
    intake.takeOne(context, check(principal));
  }

  private void sendContacts(RoutingContext context, Principal principal) {
    intake.takeBatch(context, MOST_IN_BATCH, check(principal));
  }

  private Function<ObjectNode, Contact> check(Principal principal) {
    return new ContactCheck(
            city.require(), principal, clock.instant().truncatedTo(ChronoUnit.MILLIS))
        ::check;
  }
}
