package io.citygrid.api.identity;

import java.time.Instant;
import java.util.Set;

/**
 * The right of a device, or of a gateway for a group of devices, to send readings.
 *
 * @param name what it is for, for people
 * @param secretSha256 the secret itself is told once and never kept; being random with 256 bits it
 *     needs no slow hash
 * @param devices exact ids, or a prefix followed by {@code *}
 */
public record DeviceToken(
    String id, String name, String secretSha256, Set<String> devices, Instant createdAt) {
  public DeviceToken {
    devices = Set.copyOf(devices);
  }

  Principal principal() {
    return new Principal(id, Set.of(Role.DEVICE), Set.of(), "", devices);
  }
}
