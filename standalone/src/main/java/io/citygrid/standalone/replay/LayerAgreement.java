package io.citygrid.standalone.replay;

import java.util.List;

/**
 * How the places that the city found in one layer agree with the labels of the data.
 *
 * @param labelled rows that carry a label for the layer and have a location
 * @param agreed those for which the city found the labelled fence
 * @param labelledBeyond10m of the labelled, those more than 10 m from any edge of the layer
 * @param agreedBeyond10m of these, those that agree
 * @param labelledBeyond25m as before, more than 25 m
 * @param agreedBeyond25m of these, those that agree
 * @param differing ids of the rows that do not agree, in file order
 */
public record LayerAgreement(
    int labelled,
    int agreed,
    int labelledBeyond10m,
    int agreedBeyond10m,
    int labelledBeyond25m,
    int agreedBeyond25m,
    List<String> differing) {

  /** Share that agrees in percent; empty text when there is nothing to compare. */
  static String percent(int agreed, int labelled) {
    return labelled == 0 ? "-" : "%.3f %%".formatted(100.0 * agreed / labelled);
  }
}
