package io.citygrid.city.wire;

/**
 * How a city's content travels on {@link Topics#CITY_MODEL}: its files, gzip-compressed and cut
 * into chunks that fit any broker, then a manifest that names them.
 *
 * <p>Keys: {@code file/<sha256>/<chunk>} for chunks (a file that did not change is not sent again)
 * and {@code manifest/<version>} for manifests (JSON of a {@link Manifest}). The publisher sends
 * all chunks before the manifest; a reader acts on a manifest once all its files are there.
 * Versions are consecutive from 1; the publisher removes old ones by tombstones and keeps at least
 * the newest {@link #KEPT_VERSIONS}.
 */
public final class CityMessages {
  /** At most this many bytes of compressed file in a chunk. */
  public static final int CHUNK_BYTES = 700_000;

  /** How many versions stay readable, for reports that were received under them. */
  public static final int KEPT_VERSIONS = 32;

  /** A file of a city may be at most this large, uncompressed. */
  public static final int MAX_FILE_BYTES = 64 * 1024 * 1024;

  private static final String CHUNK = "file/";

  private CityMessages() {}

  public static String chunkKey(String sha256, int chunk) {
    return CHUNK + sha256 + "/" + chunk;
  }

  /** True when what stands under the key is a chunk of a file: the key says all of its content. */
  public static boolean isChunk(String key) {
    return key.startsWith(CHUNK);
  }

  public static String manifestKey(long version) {
    return "manifest/" + version;
  }
}
