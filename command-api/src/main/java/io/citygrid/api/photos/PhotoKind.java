package io.citygrid.api.photos;

import java.util.Optional;

/** The kinds of picture that are taken, told apart by how their content begins. */
enum PhotoKind {
  JPEG("image/jpeg", "jpg"),
  PNG("image/png", "png"),
  WEBP("image/webp", "webp");

  /** So many bytes at the beginning tell which kind it is. */
  static final int HEAD_BYTES = 12;

  private static final int[] JPEG_HEAD = {0xFF, 0xD8, 0xFF};
  private static final int[] PNG_HEAD = {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
  private static final int[] RIFF_HEAD = {'R', 'I', 'F', 'F'};
  private static final int[] WEBP_HEAD = {'W', 'E', 'B', 'P'};
  private static final int WEBP_AT = 8;

  private final String mediaType;
  private final String ending;

  PhotoKind(String mediaType, String ending) {
    this.mediaType = mediaType;
    this.ending = ending;
  }

  String mediaType() {
    return mediaType;
  }

  /** How the name of its file ends, without the dot. */
  String ending() {
    return ending;
  }

  /** Which kind content is that begins so; empty when it is none of these. */
  static Optional<PhotoKind> find(byte[] head) {
    if (hasAt(head, 0, JPEG_HEAD)) {
      return Optional.of(JPEG);
    }
    if (hasAt(head, 0, PNG_HEAD)) {
      return Optional.of(PNG);
    }
    return hasAt(head, 0, RIFF_HEAD) && hasAt(head, WEBP_AT, WEBP_HEAD)
        ? Optional.of(WEBP)
        : Optional.empty();
  }

  private static boolean hasAt(byte[] head, int at, int[] wanted) {
    if (head.length < at + wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if ((head[at + i] & 0xFF) != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
