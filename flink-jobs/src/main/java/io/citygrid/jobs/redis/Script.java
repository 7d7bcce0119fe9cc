package io.citygrid.jobs.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A Lua script of the class path, with the name under which Redis knows it once loaded.
 *
 * @param sha SHA-1 of the text, hexadecimal
 */
record Script(String text, String sha) {
  static final Script WRITE_VIEW = read("write-view.lua");
  static final Script WRITE_LATEST = read("write-latest.lua");
  static final Script GREET = read("greet.lua");
  static final Script BEGIN_TERM = read("begin-term.lua");

  private static Script read(String name) {
    try (InputStream in = Script.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      byte[] bytes = in.readAllBytes();
      byte[] sha = MessageDigest.getInstance("SHA-1").digest(bytes);
      return new Script(new String(bytes, StandardCharsets.UTF_8), HexFormat.of().formatHex(sha));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
