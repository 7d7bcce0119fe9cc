package io.citygrid.api.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.security.SecureRandom;

/**
 * Argon2id with the parameters OWASP recommends (19 MiB, 2 passes, 1 lane). Takes tens of
 * milliseconds by design: never on an event loop.
 */
final class PasswordHash {
  /** A password must have at least this many characters. */
  static final int MIN_LENGTH = 10;

  /** And at most this many, so that hashing cannot be made a burden. */
  static final int MAX_LENGTH = 200;

  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
  private static final int SALT_BYTES = 16;

  /** No 0, O, 1, l, I: the first password is read from a screen and typed. */
  private static final String LEGIBLE = "23456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";

  private static final int RANDOM_LENGTH = 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Checked when the user is unknown, so that the answer takes as long. */
  private static final String NOBODY = of(random());

  private PasswordHash() {}

  static String of(String password) {
    return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult();
  }

  static boolean matches(String password, String hash) {
    return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
  }

  /** Takes as long as a real check and fails. */
  static boolean matchesNobody(String password) {
    matches(password, NOBODY);
    return false;
  }

  /** A password of 115 random bits. */
  static String random() {
    StringBuilder password = new StringBuilder(RANDOM_LENGTH);
    for (int i = 0; i < RANDOM_LENGTH; i++) {
      password.append(LEGIBLE.charAt(RANDOM.nextInt(LEGIBLE.length())));
    }
    return password.toString();
  }
}
