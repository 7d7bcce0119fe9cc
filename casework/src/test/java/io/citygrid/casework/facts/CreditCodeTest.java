package io.citygrid.casework.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {
  private static final Random RANDOM = new Random(32_100);

  /** As companies publish them in their own imprints and annual reports. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "91330100799655058B",
        "9144030071526726XG",
        "91110000802100433B",
        "914403001922038216",
        "91350100M000100Y43"
      })
  void acceptsPublishedCodes(String code) {
    assertThat(CreditCode.findFault(code)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | must have 18 characters but has 0",
        "91330100799655058 | must have 18 characters but has 17",
        "91330100799655058BB | must have 18 characters but has 19",
        "91330100799655058A | must end with the check character B but ends with A",
        "91330100799655058b | character 18 is 'b'",
        "9133010079965505OB | character 17 is 'O'",
        "９1330100799655058B | character 1 is '９'",
      })
  void saysWhatIsWrong(String code, String fault) {
    assertThat(CreditCode.findFault(code)).get().asString().contains(fault);
  }

  @Test
  void agreesWithTheStandardsFormulaInPlainArithmetic() {
    for (int i = 0; i < 5_000; i++) {
      String body = randomBody();
      char right = checkByFormula(body);
      for (char last : CreditCode.ALPHABET.toCharArray()) {
        assertThat(CreditCode.findFault(body + last).isEmpty()).isEqualTo(last == right);
      }
    }
  }

  @Test
  void noticesEveryWrongCharacterAndEveryTwoThatChangedPlaces() {
    for (int i = 0; i < 500; i++) {
      String body = randomBody();
      String code = body + checkByFormula(body);
      int place = RANDOM.nextInt(17);
      for (char other : CreditCode.ALPHABET.toCharArray()) {
        StringBuilder wrong = new StringBuilder(code);
        wrong.setCharAt(place, other);
        assertThat(CreditCode.findFault(wrong.toString()).isEmpty())
            .isEqualTo(other == code.charAt(place));
      }
      StringBuilder swapped = new StringBuilder(code);
      swapped.setCharAt(place, code.charAt(place + 1 == 17 ? 0 : place + 1));
      swapped.setCharAt(place + 1 == 17 ? 0 : place + 1, code.charAt(place));
      assertThat(CreditCode.findFault(swapped.toString()).isEmpty())
          .isEqualTo(swapped.toString().equals(code));
    }
  }

  /** C18 = 31 - (sum of Ci times 3 to the power of i - 1) mod 31, where 31 is written 0. */
  private static char checkByFormula(String body) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < body.length(); i++) {
      BigInteger value = BigInteger.valueOf(CreditCode.ALPHABET.indexOf(body.charAt(i)));
      sum = sum.add(value.multiply(BigInteger.valueOf(3).pow(i)));
    }
    int rest = 31 - sum.mod(BigInteger.valueOf(31)).intValue();
    return CreditCode.ALPHABET.charAt(rest == 31 ? 0 : rest);
  }

  private static String randomBody() {
    StringBuilder body = new StringBuilder();
    while (body.length() < CreditCode.LENGTH - 1) {
      body.append(CreditCode.ALPHABET.charAt(RANDOM.nextInt(CreditCode.ALPHABET.length())));
    }
    return body.toString();
  }
}
