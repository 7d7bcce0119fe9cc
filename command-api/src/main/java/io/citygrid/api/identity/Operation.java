package io.citygrid.api.identity;

import io.vertx.core.http.HttpMethod;
import java.util.Set;

/**
 * One thing that can be asked of the API, as it was declared.
 *
 * @param id unique; the operationId of the OpenAPI document
 * @param path with parameters in braces, as OpenAPI writes it
 * @param roles who may ask; empty exactly when anybody may, without a token
 */
public record Operation(String id, HttpMethod method, String path, Set<Role> roles) {
  public Operation {
    roles = Set.copyOf(roles);
  }

  public boolean isOpen() {
    return roles.isEmpty();
  }
}
