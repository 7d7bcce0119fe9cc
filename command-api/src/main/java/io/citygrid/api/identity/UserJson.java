package io.citygrid.api.identity;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;

/** Users as the API tells them: never with anything of the password. */
public final class UserJson {
  private UserJson() {}

  static JsonObject of(UserAccount user) {
    return of(user.principal());
  }

  /** Who is signed in. */
  public static JsonObject of(Principal principal) {
    JsonObject json =
        new JsonObject()
            .put("id", principal.id())
            .put("roles", sorted(principal.roles().stream().map(Role::name).toList()))
            .put("areas", sorted(principal.areas()));
    if (!principal.department().isEmpty()) {
      json.put("department", principal.department());
    }
    return json;
  }

  static JsonObject of(DeviceToken token) {
    return new JsonObject()
        .put("id", token.id())
        .put("name", token.name())
        .put("devices", sorted(token.devices()))
        .put("createdAt", token.createdAt().toString());
  }

  private static JsonArray sorted(Collection<String> texts) {
    return new JsonArray(new ArrayList<>(texts.stream().sorted().toList()));
  }
}
