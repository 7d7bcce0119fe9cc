package io.citygrid.api.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorCsvTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          镜湖区            | 镜湖区
          =1+2             | '=1+2
          @SUM(A1)         | '@SUM(A1)
          -2+3             | '-2+3
          +1               | '+1
          North, East      | "North, East"
          the "old" town   | "the ""old"" town"
          =HYPERLINK("x")  | "'=HYPERLINK(""x"")"
          """)
  void aCellIsHarmlessAndQuoted(String text, String cell) {
    assertThat(IndicatorCsv.cell(text)).isEqualTo(cell);
  }
}
