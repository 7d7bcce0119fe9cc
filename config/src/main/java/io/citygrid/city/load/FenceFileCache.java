package io.citygrid.city.load;

import io.citygrid.geo.fence.FenceLayer;
import io.citygrid.geo.json.FeatureFinding;
import io.citygrid.geo.json.FeatureRules;
import io.citygrid.geo.json.FenceFeature;
import io.citygrid.geo.json.FenceFeatureReader;
import io.citygrid.geo.json.FenceFeatures;
import io.citygrid.geo.json.InvalidRings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The layer files that were read last, so that a new version of the city reads only what changed.
 * What a file gives depends on its bytes and its declaration only. Bounded; the one used longest
 * ago goes first. Thread-safe.
 */
final class FenceFileCache {
  /** More than the versions of a city that are kept, each with one new layer. */
  private static final int MAX_FILES = 64;

  /** What the content of a file depends on. */
  record FileKey(
      ByteBuffer sha256, boolean packed, String crs, String idProperty, boolean repairsRings) {}

  private record LayerKey(FileKey file, String layer, FileVersion since) {}

  private final Map<FileKey, FenceFeatures> files = new Recent<>();
  private final Map<LayerKey, FenceLayer> layers = new Recent<>();

  /** What each path held last: most of a changed file is as it was. */
  private final Map<String, FenceFeatures> latest = new Recent<>();

  /** What the file draws. */
  synchronized FenceFeatures read(FileKey key, byte[] content, LayerDeclaration declaration) {
    FenceFeatures known = files.get(key);
    if (known == null) {
      FenceFeatures before = latest.getOrDefault(declaration.file(), FenceFeatures.none());
      known = features(content, key.packed(), declaration, before);
      files.put(key, known);
    }
    latest.put(declaration.file(), known);
    return known;
  }

  /** The layer of a file; the same object for the same content since the same version. */
  synchronized FenceLayer layer(
      FileKey file, String layer, FenceFeatures features, FileVersion since) {
    return layers.computeIfAbsent(
        new LayerKey(file, layer, since),
        key ->
            new FenceLayer(
                layer,
                since.since(),
                since.validFrom(),
                features.features().stream().map(FenceFeature::fence).toList()));
  }

  private static FenceFeatures features(
      byte[] content, boolean packed, LayerDeclaration declaration, FenceFeatures before) {
    var rules =
        new FeatureRules(
            declaration.system(),
            declaration.idProperty(),
            declaration.repairsRings() ? InvalidRings.REPAIR : InvalidRings.REFUSE);
    try (InputStream bytes = new ByteArrayInputStream(content);
        InputStream in = packed ? new GZIPInputStream(bytes) : bytes) {
      return FenceFeatureReader.read(in, rules, before);
    } catch (IOException e) {
      var finding = new FeatureFinding(0, "", "", "cannot be unpacked: " + e.getMessage());
      return new FenceFeatures(List.of(), List.of(finding), List.of());
    }
  }

  /** The key of a file with this sum. */
  static FileKey key(ByteBuffer sha256, LayerDeclaration declaration) {
    return new FileKey(
        sha256,
        declaration.file().endsWith(".gz"),
        declaration.system().name(),
        declaration.idProperty(),
        declaration.repairsRings());
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
