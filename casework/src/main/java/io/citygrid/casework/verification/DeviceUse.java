package io.citygrid.casework.verification;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Who used a phone to take tasks, and when last. */
public record DeviceUse(List<Account> accounts) {
  public static final DeviceUse NEW = new DeviceUse(List.of());

  /** One of its users. */
  public record Account(String person, Instant usedAt) {}

  /** How many others used it since then. */
  long others(String person, Instant from) {
    return accounts.stream()
        .filter(account -> !account.person().equals(person) && !account.usedAt().isBefore(from))
        .count();
  }

  /** The same, used by this person now, who used it before then forgotten. */
  DeviceUse using(String person, Instant at, Instant from) {
    return new DeviceUse(
        Stream.concat(
                accounts.stream()
                    .filter(account -> !account.person().equals(person))
                    .filter(account -> !account.usedAt().isBefore(from)),
                Stream.of(new Account(person, at)))
            .toList());
  }
}
