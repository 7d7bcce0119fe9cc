package io.citygrid.api.identity;

import io.vertx.core.http.HttpMethod;
import java.util.Set;

/**
 * One thing that can be asked of the API, as it was declared.
 *
 * @param id unique; the operationId of the OpenAPI document
 * @param path with parameters in braces, as OpenAPI writes it
 * @param roles who may ask; empty exactly when anybody may, without a token
 * @param area what the areas of who asks have to do with the answer; {@link AreaRule#NONE} exactly
 *     when there are no roles
 */
public record Operation(String id, HttpMethod method, String path, Set<Role> roles, AreaRule area) {
  public Operation {
    roles = Set.copyOf(roles);
    if (roles.isEmpty() != (area == AreaRule.NONE)) {
      throw new IllegalArgumentException(
          "operation %s must name roles and an area rule, or neither".formatted(id));
    }
  }

  public boolean isOpen() {
    return roles.isEmpty();
  }
}
