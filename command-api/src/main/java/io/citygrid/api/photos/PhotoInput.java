package io.citygrid.api.photos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Reads a picture from its beginning to its end, never back; an early end makes it unusable. */
final class PhotoInput {
  /** More pixels than any phone takes; a small file can unfold to billions. */
  private static final long MOST_PIXELS = 120_000_000;

  private static final int BLOCK = 16 * 1024;

  private final InputStream in;

  /**
   * @param in buffered
   */
  PhotoInput(InputStream in) {
    this.in = in;
  }

  int u8() throws IOException, UnusablePhotoException {
    int next = in.read();
    if (next < 0) {
      throw cutOff();
    }
    return next;
  }

  int u16() throws IOException, UnusablePhotoException {
    return u8() << 8 | u8();
  }

  long u32() throws IOException, UnusablePhotoException {
    return (long) u16() << 16 | u16();
  }

  /** Least byte first. */
  long u32le() throws IOException, UnusablePhotoException {
    return u8() | u8() << 8 | u8() << 16 | (long) u8() << 24;
  }

  byte[] take(int count) throws IOException, UnusablePhotoException {
    byte[] taken = in.readNBytes(count);
    if (taken.length < count) {
      throw cutOff();
    }
    return taken;
  }

  /** Hands the next bytes on, in small blocks. */
  void copy(long count, OutputStream out) throws IOException, UnusablePhotoException {
    long left = count;
    while (left > 0) {
      byte[] block = take((int) Math.min(BLOCK, left));
      out.write(block);
      left -= block.length;
    }
  }

  void skip(long count) throws IOException, UnusablePhotoException {
    copy(count, OutputStream.nullOutputStream());
  }

  /** Refuses what no phone takes. */
  static void requireSize(long width, long height) throws UnusablePhotoException {
    if (width < 1 || height < 1) {
      throw new UnusablePhotoException("does not say how large the picture is");
    }
    if (width * height > MOST_PIXELS) {
      throw new UnusablePhotoException(
          "is %d × %d pixels, more than %d in all".formatted(width, height, MOST_PIXELS));
    }
  }

  private static UnusablePhotoException cutOff() {
    return new UnusablePhotoException("ends before the picture does");
  }
}
