package io.citygrid.city.wire;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/**
 * The files of cities that are unpacked in this process, by the sum of their content. A city in one
 * process has more than twenty tasks that put its versions together; each file is unpacked, and its
 * sum worked out, once for all of them, and is there once. Kept as long as somebody keeps it.
 */
final class UnpackedFiles {
  private static final Map<String, WeakReference<byte[]>> UNPACKED = new HashMap<>();

  /** Unpacks a file, or says why it cannot be. */
  interface Unpacking {
    byte[] unpack() throws WireException;
  }

  private UnpackedFiles() {}

  /**
   * The content with this sum; one thread unpacks it, and those that ask meanwhile wait for it.
   *
   * @param unpacking gives content that has this sum, or fails, to each that asks
   */
  static synchronized byte[] get(String sha256, Unpacking unpacking) throws WireException {
    UNPACKED.values().removeIf(kept -> kept.refersTo(null));
    WeakReference<byte[]> known = UNPACKED.get(sha256);
    byte[] content = known == null ? null : known.get();
    if (content == null) {
      content = unpacking.unpack();
      UNPACKED.put(sha256, new WeakReference<>(content));
    }
    return content;
  }
}
