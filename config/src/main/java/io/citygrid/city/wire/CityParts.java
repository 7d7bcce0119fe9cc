package io.citygrid.city.wire;

import java.util.List;

/**
 * A new version of the city, ready to be sent.
 *
 * @param manifest the new version
 * @param chunks the files that were not in the version before; to be sent first
 */
public record CityParts(Manifest manifest, List<CityMessage> chunks) {

  /** Everything to send, in order: the chunks, then the manifest. */
  public List<CityMessage> messages() {
    var messages = new java.util.ArrayList<>(chunks);
    messages.add(
        new CityMessage(
            CityMessages.manifestKey(manifest.version()), Codecs.MANIFEST.encode(manifest)));
    return messages;
  }
}
