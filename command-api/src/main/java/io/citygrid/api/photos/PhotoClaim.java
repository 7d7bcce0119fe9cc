package io.citygrid.api.photos;

import java.time.Instant;
import java.util.List;

/**
 * A command names photos as of a case, and is not decided yet. Until it is they count as of the
 * case.
 *
 * @param photos ids of photos that are not of the case yet
 * @param since when it was made
 */
record PhotoClaim(String commandId, String caseId, List<String> photos, Instant since) {
  PhotoClaim {
    photos = List.copyOf(photos);
  }
}
