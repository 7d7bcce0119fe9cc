package io.citygrid.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device has one name a day, which says nothing about it. */
class DevicePseudonymsTest {
  private static final String PHONE = "3C:5A:B4:01:02:03";
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  @TempDir Path directory;

  @Test
  void isTheSameAllDayAndAfterARestartAndAnotherTheNextDay() throws Exception {
    String name = DevicePseudonyms.open(directory).of(PHONE, MONDAY);

    DevicePseudonyms again = DevicePseudonyms.open(directory);
    assertThat(again.of(PHONE, MONDAY)).isEqualTo(name);
    assertThat(again.of(PHONE, MONDAY.plusDays(1))).isNotEqualTo(name);
    assertThat(again.of("3C:5A:B4:01:02:04", MONDAY)).isNotEqualTo(name);
  }

  /** Written out: HMAC of the id under a key that is the HMAC of the day under the secret. */
  @Test
  void isTheKeyedHashThatTheDecisionSays() throws Exception {
    String name = DevicePseudonyms.open(directory).of(PHONE, MONDAY);

    byte[] secret = Files.readAllBytes(directory.resolve(DevicePseudonyms.FILE));
    byte[] hash = hmac(hmac(secret, "2026-03-02"), PHONE);
    byte[] kept = java.util.Arrays.copyOf(hash, 16);
    assertThat(Base64.getUrlDecoder().decode(name)).isEqualTo(kept);
    assertThat(name).matches("[A-Za-z0-9_-]{22}").doesNotContain("3C", ":");
  }

  @Test
  void anotherSecretGivesOtherNames() throws Exception {
    String here = DevicePseudonyms.open(directory.resolve("a")).of(PHONE, MONDAY);
    String there = DevicePseudonyms.open(directory.resolve("b")).of(PHONE, MONDAY);

    assertThat(here).isNotEqualTo(there);
  }

  @Test
  void theSecretIsForItsOwnerOnlyAndNeverTold() throws Exception {
    DevicePseudonyms pseudonyms = DevicePseudonyms.open(directory);

    Path file = directory.resolve(DevicePseudonyms.FILE);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(pseudonyms).hasToString("DevicePseudonyms");
  }

  @Test
  void aDamagedSecretIsNotGuessed() throws Exception {
    Files.write(directory.resolve(DevicePseudonyms.FILE), new byte[31]);

    assertThatThrownBy(() -> DevicePseudonyms.open(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("must have 32 bytes");
  }

  private static byte[] hmac(byte[] key, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
