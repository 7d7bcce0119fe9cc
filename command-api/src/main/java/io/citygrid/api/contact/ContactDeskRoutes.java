package io.citygrid.api.contact;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.ProblemException;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** The contact of which the desk makes a case, by its id. */
public final class ContactDeskRoutes {
  private final ContactArchive contacts;
  private final WorkerExecutor workers;

  public ContactDeskRoutes(ContactArchive contacts, WorkerExecutor workers) {
    this.contacts = contacts;
    this.workers = workers;
  }

  public void declareIn(Access access) {
    access.allow(
        Role.CENTER,
        AreaRule.OWN_AREAS_FILTERED,
        "listContacts",
        GET,
        "/v1/contacts",
        this::listContacts);
  }

  private void listContacts(RoutingContext context, Principal principal) {
    String id = context.request().getParam("id", "");
    if (id.isEmpty()) {
      throw ProblemException.field("id", "must be the id of a contact");
    }
    contacts
        .ask(workers, store -> store.find(id))
        .onSuccess(
            found -> {
              JsonArray items = new JsonArray();
              found
                  .filter(one -> principal.seesContact(one.areaPath(), one.answeredBy()))
                  .ifPresent(one -> items.add(ContactJson.of(one)));
              Answer.json(context, 200, new JsonObject().put("items", items));
            })
        .onFailure(context::fail);
  }
}
