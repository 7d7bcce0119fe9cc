package io.citygrid.city.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Case ids: a function of who reports and under which idempotency key, so that a repeated request
 * can never make a second case, whichever API instance takes it.
 */
public final class CaseIds {
  /** Crockford's base 32: no I, L, O, U, so that an id can be read out on the telephone. */
  private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

  private static final int LENGTH = 16;

  private CaseIds() {}

  /** True for a text that could be a case id; whether there is such a case it does not say. */
  public static boolean isCaseId(String text) {
    return text.length() == LENGTH
        && text.chars().allMatch(c -> Arrays.binarySearch(ALPHABET, (char) c) >= 0);
  }

  /**
   * The case id of a report: 16 characters, the first 80 bits of SHA-256 over reporter, a zero byte
   * and key, both UTF-8.
   */
  public static String of(String reporter, String idempotencyKey) {
    MessageDigest sha256;
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    sha256.update(reporter.getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) 0);
    byte[] hash = sha256.digest(idempotencyKey.getBytes(StandardCharsets.UTF_8));
    StringBuilder id = new StringBuilder(LENGTH);
    int bits = 0;
    int held = 0;
    for (int next = 0; id.length() < LENGTH; ) {
      if (held < 5) {
        bits = (bits << 8) | (hash[next++] & 0xFF);
        held += 8;
      }
      held -= 5;
      id.append(ALPHABET[(bits >> held) & 31]);
      bits &= (1 << held) - 1;
    }
    return id.toString();
  }
}
