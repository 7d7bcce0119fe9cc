package io.citygrid.api.identity;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The device tokens, in memory and in one file. A token reads {@code cgd.<id>.<secret>}. Reads are
 * immediate; writes block until they are on the disk.
 */
public final class DeviceTokenStore {
  static final String PREFIX = "cgd.";

  private static final TypeReference<List<DeviceToken>> TOKENS = new TypeReference<>() {};
  private static final SecureRandom RANDOM = new SecureRandom();

  private final IdentityFile file;
  private final Clock clock;
  private final ConcurrentHashMap<String, DeviceToken> tokens = new ConcurrentHashMap<>();

  /**
   * A token with its text.
   *
   * @param text what the device sends; can be learnt only here
   */
  public record Issued(DeviceToken token, String text) {}

  private DeviceTokenStore(IdentityFile file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  public static DeviceTokenStore open(Path directory, Clock clock) throws IOException {
    IdentityFile.prepare(directory);
    var store =
        new DeviceTokenStore(new IdentityFile(directory.resolve("device-tokens.json")), clock);
    store.file.readList(TOKENS).forEach(token -> store.tokens.put(token.id(), token));
    return store;
  }

  public synchronized Issued issue(String name, Set<String> devices) {
    String id = HexFormat.of().formatHex(randomBytes(6));
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(32));
    var token = new DeviceToken(id, name, sha256(secret), devices, clock.instant());
    tokens.put(id, token);
    save(() -> tokens.remove(id));
    return new Issued(token, PREFIX + id + "." + secret);
  }

  /** All tokens, oldest first. */
  public List<DeviceToken> listTokens() {
    return tokens.values().stream()
        .sorted(Comparator.comparing(DeviceToken::createdAt).thenComparing(DeviceToken::id))
        .toList();
  }

  /** Takes a token back; false when there is none of this id. */
  public boolean revoke(String id) {
    return revoke(id, token -> {});
  }

  /**
   * The same under a condition.
   *
   * @param check is told the token, and may refuse by throwing
   */
  synchronized boolean revoke(String id, Consumer<DeviceToken> check) {
    DeviceToken token = tokens.get(id);
    if (token == null) {
      return false;
    }
    check.accept(token);
    tokens.remove(id);
    save(() -> tokens.put(id, token));
    return true;
  }

  /** The token of this text; empty when it is not, or no longer, valid. */
  Optional<DeviceToken> findByText(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    byte[] hash = sha256(parts[2]).getBytes(StandardCharsets.US_ASCII);
    return Optional.ofNullable(tokens.get(parts[1]))
        .filter(
            token ->
                MessageDigest.isEqual(
                    hash, token.secretSha256().getBytes(StandardCharsets.US_ASCII)));
  }

  private void save(Runnable undo) {
    try {
      file.writeJson(listTokens());
    } catch (IOException e) {
      undo.run();
      throw new UncheckedIOException("the device tokens cannot be saved", e);
    }
  }

  private static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static String sha256(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
