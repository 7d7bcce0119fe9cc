package io.citygrid.casework.verification;

import io.citygrid.city.Names;
import io.citygrid.city.event.Payment;
import io.citygrid.city.event.TaskEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a citizen's command. */
public sealed interface TaskDecision {

  /**
   * It is done.
   *
   * @param standing the same of the sender from now on
   * @param payments what is owed by it
   * @param remark why an answer has no reward; null when it has one, or is none
   */
  record Followed(
      TaskEvent after, Standing standing, List<Payment> payments, @Nullable Names remark)
      implements TaskDecision {}

  /** It had been done before. */
  record Repeated() implements TaskDecision {}

  /**
   * It is not allowed.
   *
   * @param field the field of the command that speaks against it; empty when none does
   */
  record Refused(String field, Names why) implements TaskDecision {}
}
