package io.citygrid.api.contact;

import io.citygrid.city.event.Contact;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Contacts as JSON. */
public final class ContactJson {
  private ContactJson() {}

  public static JsonObject of(Contact contact) {
    List<String> path = contact.areaPath();
    return new JsonObject()
        .put("id", contact.contactId())
        .put("channel", contact.channel().name())
        .put("arrivedAt", contact.arrivedAt().toString())
        .put("answeredAt", textOf(contact.answeredAt()))
        .put("endedAt", textOf(contact.endedAt()))
        .put("area", path.isEmpty() ? "" : path.get(path.size() - 1))
        .put("answeredBy", contact.answeredBy())
        .put("caseId", contact.caseId());
  }

  private static @Nullable String textOf(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
