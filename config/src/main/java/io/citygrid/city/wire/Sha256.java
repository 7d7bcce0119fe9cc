package io.citygrid.city.wire;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in small hexadecimal digits. */
final class Sha256 {
  private Sha256() {}

  /** A sum that is known already. */
  static String hex(ByteBuffer sum) {
    byte[] bytes = new byte[sum.remaining()];
    sum.duplicate().get(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  static String hex(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
