package io.citygrid.api;

import io.citygrid.api.identity.Operation;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A command API that answers.
 *
 * @param port where it listens
 * @param managementPort where health, readiness and metrics are
 * @param firstAdministratorPassword of the user {@code admin}; only at the very first start, and
 *     only here: show it to a person once
 * @param operations all that can be asked of it, with the roles each is for
 * @param close stops it; see {@link #close}
 */
public record RunningApi(
    int port,
    int managementPort,
    Optional<String> firstAdministratorPassword,
    List<Operation> operations,
    Supplier<Future<Void>> close) {

  /** Stops it: no new requests, open ones are answered, feeds are closed. */
  public Future<Void> stop() {
    return close.get();
  }

  /** Never with the password: logs live long. */
  @Override
  public String toString() {
    return "RunningApi[port=" + port + ", managementPort=" + managementPort + "]";
  }
}
