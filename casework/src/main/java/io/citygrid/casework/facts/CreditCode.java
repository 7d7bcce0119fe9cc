package io.citygrid.casework.facts;

import java.util.Optional;

/**
 * The unified social credit code (统一社会信用代码) of GB 32100: 18 characters, of which the last checks
 * the others.
 */
public final class CreditCode {
  /** Digits and capital letters without I, O, S, V and Z; a character's place is its value. */
  static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  static final int LENGTH = 18;

  /** The standard's weights: powers of 3 modulo 31. */
  private static final int[] WEIGHTS = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };

  private static final int MODULUS = 31;

  private CreditCode() {}

  /**
   * What is wrong with a code, as a sentence that begins with the verb; empty for a valid one.
   * Small letters are wrong: a code is compared and searched for as it stands.
   */
  public static Optional<String> findFault(String code) {
    if (code.length() != LENGTH) {
      return Optional.of("must have 18 characters but has " + code.length());
    }
    int sum = 0;
    for (int i = 0; i < LENGTH; i++) {
      int value = ALPHABET.indexOf(code.charAt(i));
      if (value < 0) {
        return Optional.of(
            "must hold digits and capital letters without I, O, S, V and Z only, but character "
                + (i + 1)
                + " is '"
                + code.charAt(i)
                + "'");
      }
      sum += i < WEIGHTS.length ? WEIGHTS[i] * value : 0;
    }
    char check = ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
    return code.charAt(LENGTH - 1) == check
        ? Optional.empty()
        : Optional.of(
            "must end with the check character "
                + check
                + " but ends with "
                + code.charAt(LENGTH - 1));
  }
}
