package io.citygrid.city.load;

import io.citygrid.geo.fence.FenceLayer;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The layer files that were read last, so that a new version of the city reads only what changed.
 * Bounded; the one used longest ago goes first. Thread-safe.
 */
final class FenceFileCache {
  /** More than the versions of a city that are kept, each with one new layer. */
  private static final int MAX_FILES = 64;

  private record FileKey(
      String path,
      ByteBuffer sha256,
      String crs,
      String idProperty,
      String areaProperty,
      boolean repairsRings) {}

  private record LayerKey(FileKey file, String layer, FileVersion since) {}

  private final Map<FileKey, FenceFile> files = new Recent<>();
  private final Map<LayerKey, FenceLayer> layers = new Recent<>();

  /** What the file draws. */
  synchronized FenceFile read(byte[] content, LayerDeclaration declaration) {
    return files.computeIfAbsent(
        key(content, declaration), key -> FenceFileReader.read(content, declaration));
  }

  /** The layer of a file; the same object for the same content since the same version. */
  synchronized FenceLayer layer(
      byte[] content, LayerDeclaration declaration, FenceFile file, FileVersion since) {
    return layers.computeIfAbsent(
        new LayerKey(key(content, declaration), declaration.id(), since),
        key ->
            new FenceLayer(
                declaration.id(),
                since.since(),
                since.validFrom(),
                file.drawn().stream().map(FenceFile.Drawn::fence).toList()));
  }

  private static FileKey key(byte[] content, LayerDeclaration declaration) {
    try {
      byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(content);
      return new FileKey(
          declaration.file(),
          ByteBuffer.wrap(sha256),
          declaration.crs(),
          declaration.idProperty(),
          declaration.areaProperty(),
          declaration.repairsRings());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Keeps what was used last. */
  private static final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > MAX_FILES;
    }
  }
}
