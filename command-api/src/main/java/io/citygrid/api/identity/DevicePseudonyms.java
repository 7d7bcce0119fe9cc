package io.citygrid.api.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces what a person's device is called by a keyed hash, HMAC-SHA256, of which 128 bits are
 * kept. Each day has a key of its own, made from a secret that stays here: pings of one day belong
 * together, those of two days cannot be tied to each other without the secret, and neither can be
 * turned back by trying all device ids. Whoever deletes the secret cuts the last tie. Thread-safe.
 */
public final class DevicePseudonyms {
  static final String FILE = "presence.key";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int KEPT_BYTES = 16;

  /** Makes the key of a day; never logged, never told. */
  private final SecretKeySpec secret;

  private DevicePseudonyms(byte[] secret) {
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  /** With the secret in this directory, which is made, for its owner only, at the first start. */
  public static DevicePseudonyms open(Path directory) throws IOException {
    IdentityFile.prepare(directory);
    IdentityFile file = new IdentityFile(directory.resolve(FILE));
    if (!file.exists()) {
      byte[] made = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(made);
      file.write(made);
    }
    byte[] secret = file.read();
    if (secret.length != KEY_BYTES) {
      throw new IOException(
          FILE + " in " + directory + " must have 32 bytes; delete it and a new one is made");
    }
    return new DevicePseudonyms(secret);
  }

  /** What the device is called on that day: 22 characters that are safe everywhere. */
  public String of(String deviceId, LocalDate day) {
    SecretKeySpec ofDay = new SecretKeySpec(hash(secret, day.toString()), ALGORITHM);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(hash(ofDay, deviceId), KEPT_BYTES));
  }

  private static byte[] hash(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "DevicePseudonyms";
  }
}
