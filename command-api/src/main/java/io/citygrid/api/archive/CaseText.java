package io.citygrid.api.archive;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * How descriptions are cut into what can be searched: Chinese into single characters and
 * overlapping pairs, English into stems; full-width and half-width forms are the same. Pairs find
 * every word without knowing any: a segmenter that cuts text and question differently misses.
 */
final class CaseText extends Analyzer {
  private final boolean singleCharacters;

  private CaseText(boolean singleCharacters) {
    this.singleCharacters = singleCharacters;
  }

  /** For what is kept: singles too, so that a question of one character finds it. */
  static Analyzer ofDescriptions() {
    return new CaseText(true);
  }

  /** For what is asked: pairs, and a single only where it stands alone. */
  static Analyzer ofQuestions() {
    return new CaseText(false);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer words = new StandardTokenizer();
    TokenStream tokens = new LowerCaseFilter(new CJKWidthFilter(words));
    tokens = new PorterStemFilter(new EnglishPossessiveFilter(tokens));
    int scripts =
        CJKBigramFilter.HAN
            | CJKBigramFilter.HIRAGANA
            | CJKBigramFilter.KATAKANA
            | CJKBigramFilter.HANGUL;
    return new TokenStreamComponents(words, new CJKBigramFilter(tokens, scripts, singleCharacters));
  }

  @Override
  protected TokenStream normalize(String field, TokenStream tokens) {
    return new LowerCaseFilter(new CJKWidthFilter(tokens));
  }
}
