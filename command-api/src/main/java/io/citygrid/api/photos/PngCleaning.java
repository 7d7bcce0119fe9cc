package io.citygrid.api.photos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * A PNG (ISO/IEC 15948) with the chunks that draw the picture and say how its colours are meant,
 * and no others; each must have the check sum that it states.
 */
final class PngCleaning {
  private static final int SIGNATURE_BYTES = 8;
  private static final int HEADER_BYTES = 13;
  private static final Set<String> KEPT =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD",
          "pHYs");

  private PngCleaning() {}

  static void clean(PhotoInput in, OutputStream out) throws IOException, UnusablePhotoException {
    out.write(in.take(SIGNATURE_BYTES));
    boolean isFirst = true;
    boolean isDrawn = false;
    String type = "";
    while (!type.equals("IEND")) {
      long length = in.u32();
      byte[] name = in.take(4);
      type = new String(name, StandardCharsets.ISO_8859_1);
      if (isFirst != type.equals("IHDR") || (isFirst && length != HEADER_BYTES)) {
        throw new UnusablePhotoException("is damaged: a PNG has its header first, and once");
      }
      if (!KEPT.contains(type)) {
        requireAncillary(type);
        in.skip(length + 4);
        continue;
      }
      out.write(ByteBuffer.allocate(4).putInt((int) length).array());
      CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32());
      checked.write(name);
      if (isFirst) {
        copyHeader(in, checked);
      } else {
        in.copy(length, checked);
      }
      copyCheckSum(in, out, checked.getChecksum().getValue());
      isFirst = false;
      isDrawn |= type.equals("IDAT");
    }
    if (!isDrawn) {
      throw new UnusablePhotoException("holds no picture");
    }
  }

  private static void copyHeader(PhotoInput in, OutputStream out)
      throws IOException, UnusablePhotoException {
    ByteBuffer header = ByteBuffer.wrap(in.take(HEADER_BYTES));
    PhotoInput.requireSize(header.getInt(0) & 0xFFFFFFFFL, header.getInt(4) & 0xFFFFFFFFL);
    out.write(header.array());
  }

  private static void copyCheckSum(PhotoInput in, OutputStream out, long right)
      throws IOException, UnusablePhotoException {
    long stated = in.u32();
    if (stated != right) {
      throw new UnusablePhotoException("is damaged: a check sum of the PNG does not hold");
    }
    out.write(ByteBuffer.allocate(4).putInt((int) stated).array());
  }

  /** A capital first letter says that the picture cannot be drawn without the chunk. */
  private static void requireAncillary(String type) throws UnusablePhotoException {
    if (!Character.isLowerCase(type.charAt(0))) {
      throw new UnusablePhotoException("is damaged: there is an unknown chunk in the PNG");
    }
  }
}
