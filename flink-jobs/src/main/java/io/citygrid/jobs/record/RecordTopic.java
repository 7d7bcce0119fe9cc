package io.citygrid.jobs.record;

import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codec;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.WireException;
import io.citygrid.jobs.DeadLetterProjection;
import io.citygrid.jobs.cases.CaseProjection;
import io.citygrid.jobs.cases.NotificationProjection;
import io.citygrid.jobs.facts.FactProjection;
import io.citygrid.jobs.insight.FindingProjection;
import io.citygrid.jobs.insight.WarningProjection;
import io.citygrid.jobs.office.OfficeProjection;
import io.citygrid.jobs.redis.Projection;
import io.citygrid.jobs.sensors.AlertProjection;
import io.citygrid.jobs.verification.TaskProjection;
import java.util.List;

/**
 * A topic of the record with how its messages look in the live view: the same projections that the
 * jobs use.
 */
record RecordTopic<T>(String topic, Codec<T> codec, Projection<T> projection) {

  /**
   * All that the live view is made of; latest readings are not kept and come anew by themselves.
   */
  static List<RecordTopic<?>> all() {
    return List.of(
        new RecordTopic<>(Topics.CASE_EVENTS, Codecs.CASE_EVENT, CaseProjection::project),
        new RecordTopic<>(Topics.TASK_EVENTS, Codecs.TASK_EVENT, TaskProjection::project),
        new RecordTopic<>(Topics.PAYMENTS, Codecs.PAYMENT, TaskProjection::projectPayment),
        new RecordTopic<>(
            Topics.NOTIFICATIONS, Codecs.NOTIFICATION, NotificationProjection::project),
        new RecordTopic<>(Topics.FACT_CHANGES, Codecs.FACT_CHANGE, FactProjection::project),
        new RecordTopic<>(Topics.OFFICE_EVENTS, Codecs.OFFICE_EVENT, OfficeProjection::project),
        new RecordTopic<>(Topics.ALERTS, Codecs.ALERT_EVENT, AlertProjection::project),
        new RecordTopic<>(Topics.WARNINGS, Codecs.WARNING_EVENT, WarningProjection::project),
        new RecordTopic<>(Topics.FINDINGS, Codecs.FINDING, FindingProjection::project),
        new RecordTopic<>(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER, DeadLetterProjection::project));
  }

  ViewWrite project(byte[] message) throws WireException {
    return projection.project(codec.decode(message));
  }
}
