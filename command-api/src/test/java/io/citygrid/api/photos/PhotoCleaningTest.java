package io.citygrid.api.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing but the picture is left, and all of the picture. */
class PhotoCleaningTest {
  @TempDir Path directory;

  @Test
  void aJpegKeepsItsPictureAndHowItIsTurnedAndTellsNothingElse() throws Exception {
    byte[] sent = Pictures.jpeg(1);
    byte[] kept = clean(sent);

    assertThat(text(sent)).contains(Pictures.SECRET);
    assertThat(text(kept)).doesNotContain(Pictures.SECRET, "Photoshop", "adobe.com", "MPF");
    assertSamePicture(kept, sent);
    assertThat(ExifTurn.of(Arrays.copyOfRange(kept, 6, 6 + 32))).isEqualTo(6);
    assertThat(clean(kept)).isEqualTo(kept);
  }

  @Test
  void anUprightJpegHasNoExifAtAll() throws Exception {
    byte[] kept = clean(Pictures.jpegWith(0xE1, Pictures.exif(1), 2));
    assertThat(kept).isEqualTo(Pictures.drawn("jpg", 2));
  }

  @Test
  void anyApplicationSegmentThatIsNotKnownToBePictureIsLeftOut() throws Exception {
    byte[] plain = Pictures.drawn("jpg", 3);
    for (int marker = 0xE0; marker <= 0xFE; marker++) {
      byte[] kept = clean(Pictures.jpegWith(marker, Pictures.text(Pictures.SECRET), 3));
      assertThat(kept).as(Integer.toHexString(marker)).isEqualTo(plain);
    }
    byte[] profile = Pictures.text("ICC_PROFILE\0\1\1colours");
    assertThat(clean(Pictures.jpegWith(0xE2, profile, 3)))
        .isEqualTo(Pictures.jpegWith(0xE2, profile, 3));
  }

  @Test
  void aPngKeepsWhatDrawsItOnly() throws Exception {
    byte[] kept = clean(Pictures.png(4));
    assertThat(kept).isEqualTo(Pictures.drawn("png", 4));
  }

  @Test
  void aWebpKeepsWhatDrawsItAndSaysItsNewLength() throws Exception {
    byte[] kept = clean(Pictures.webp());
    assertThat(text(kept)).doesNotContain(Pictures.SECRET, "EXIF", "XMP");
    assertThat(ByteBuffer.wrap(kept).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(4))
        .isEqualTo(kept.length - 8);
    assertThat(kept[20] & 0x0C).as("flags of Exif and XMP").isZero();
    byte[] plain = Pictures.plainWebp();
    assertThat(Arrays.copyOfRange(kept, 30, kept.length))
        .isEqualTo(Arrays.copyOfRange(plain, 12, plain.length));
    assertThat(clean(plain)).isEqualTo(plain);
  }

  @Test
  void whatIsNoPictureIsRefusedWhateverItsName() {
    assertRefused(Pictures.text("<svg onload='x'/>"), "no JPEG, PNG or WebP");
    assertRefused(new byte[0], "no JPEG, PNG or WebP");
    assertRefused(Pictures.text("GIF89a and more of it"), "no JPEG, PNG or WebP");
    assertRefused(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9}, "no picture");
  }

  @Test
  void aPictureThatUnfoldsToBillionsOfPixelsIsRefused() throws Exception {
    byte[] png = Pictures.drawn("png", 5);
    ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
    assertRefused(png, "pixels");
    byte[] jpeg = Pictures.drawn("jpg", 5);
    int frame = text(jpeg).indexOf("\u00ff\u00c0");
    ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 65_000).putShort(frame + 7, (short) 65_000);
    assertRefused(jpeg, "pixels");
  }

  @Test
  void aPngWhoseCheckSumDoesNotHoldIsRefused() {
    byte[] png = Pictures.drawn("png", 6);
    png[png.length / 2] ^= 1;
    assertRefused(png, "check sum");
  }

  @Test
  void everyPictureThatIsCutOffIsRefused() {
    Random random = new Random(7);
    byte[][] whole = {Pictures.drawn("jpg", 7), Pictures.drawn("png", 7), Pictures.plainWebp()};
    for (byte[] picture : whole) {
      for (int i = 0; i < 60; i++) {
        byte[] cut = Arrays.copyOf(picture, random.nextInt(picture.length - 1));
        assertThatThrownBy(() -> clean(cut)).isInstanceOf(UnusablePhotoException.class);
      }
    }
  }

  /** Whatever a damaged or hostile file holds, it is taken or refused, and nothing else happens. */
  @Test
  void randomDamageIsTakenOrRefusedAndNeverAnError() throws Exception {
    Random random = new Random(8);
    byte[][] whole = {Pictures.jpeg(8), Pictures.png(8), Pictures.webp()};
    int refused = 0;
    for (int i = 0; i < 1_500; i++) {
      byte[] damaged = whole[i % whole.length].clone();
      for (int hit = 0; hit <= i % 5; hit++) {
        damaged[random.nextInt(Math.min(damaged.length, 700))] = (byte) random.nextInt(256);
      }
      try {
        clean(damaged);
      } catch (UnusablePhotoException e) {
        refused++;
        assertThat(e.getMessage()).isNotBlank();
      }
    }
    assertThat(refused).isPositive();
  }

  private byte[] clean(byte[] sent) throws IOException, UnusablePhotoException {
    Path from = directory.resolve("sent");
    Path to = directory.resolve("kept");
    Files.write(from, sent);
    PhotoCleaning.clean(from, to);
    return Files.readAllBytes(to);
  }

  private void assertRefused(byte[] sent, String why) {
    assertThatThrownBy(() -> clean(sent))
        .isInstanceOf(UnusablePhotoException.class)
        .hasMessageContaining(why);
  }

  private static void assertSamePicture(byte[] one, byte[] other) {
    BufferedImage a = Pictures.seen(one);
    BufferedImage b = Pictures.seen(other);
    int[] pixels = a.getRGB(0, 0, a.getWidth(), a.getHeight(), null, 0, a.getWidth());
    assertThat(pixels)
        .isEqualTo(b.getRGB(0, 0, b.getWidth(), b.getHeight(), null, 0, b.getWidth()));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
