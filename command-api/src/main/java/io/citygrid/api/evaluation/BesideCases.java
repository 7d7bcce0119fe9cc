package io.citygrid.api.evaluation;

import io.citygrid.api.identity.Principal;
import io.citygrid.casework.evaluation.Measured;
import io.citygrid.casework.evaluation.Period;
import java.util.List;

/** Where numbers come from that are not of cases. */
interface BesideCases {

  /**
   * The numbers of a subject; none where they mean nothing for it, or where the reader may not see
   * all that they count.
   *
   * @param period the question's own, or an earlier one
   */
  List<Measured> measure(Question question, Subject subject, Period period, Principal principal);
}
