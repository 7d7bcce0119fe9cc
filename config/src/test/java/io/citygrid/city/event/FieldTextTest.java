package io.citygrid.city.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

/** Which texts need not be asked whether they are in NFC. */
class FieldTextTest {
  @Test
  void aUsualCharacterIsInNfcWhateverStandsBesideIt() {
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      if (FieldText.isUsual(c)) {
        String text = String.valueOf(c);
        assertThat(Normalizer.normalize(text, Normalizer.Form.NFC)).isEqualTo(text);
        // A mark would join the letter before it or change places with another mark.
        assertThat(Character.getType(c))
            .as("U+%04X", (int) c)
            .isNotIn(
                (int) Character.NON_SPACING_MARK,
                (int) Character.ENCLOSING_MARK,
                (int) Character.COMBINING_SPACING_MARK);
      }
    }
  }

  @Test
  void twoUsualCharactersNeverBecomeOne() {
    char[] ends = {'a', 'Z', 'é', '\u00A8', '\u02FF', '、', '〈', '\u3029', '一', '\u9FFF', '！', '～'};
    for (char first : ends) {
      for (char second = 0; second < Character.MAX_VALUE; second++) {
        if (FieldText.isUsual(second)) {
          String text = "" + first + second;
          assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).as(text).isTrue();
        }
      }
    }
  }

  @Test
  void whatIsNotUsualIsStillMadeTheSame() {
    assertThat(FieldText.prose("text", "Cafe\u0301 网格", 20)).isEqualTo("Café 网格");
    assertThat(FieldText.prose("text", "\u212B", 20)).isEqualTo("Å");
    assertThat(FieldText.prose("text", "か\u3099", 20)).isEqualTo("が");
  }
}
