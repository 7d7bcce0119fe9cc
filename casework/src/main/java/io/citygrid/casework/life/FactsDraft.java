package io.citygrid.casework.life;

import io.citygrid.city.AreaLevel;
import io.citygrid.city.event.AppealState;
import io.citygrid.city.event.CaseFacts;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.DispatchBasis;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.PendingRequest;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Satisfaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts of a case while a move changes them; components as in {@link CaseFacts}. */
final class FactsDraft {
  String category;
  @Nullable Position position;
  String standard;
  AreaLevel level;
  boolean handUpAsked;
  String opinionOf;
  List<String> assisting;
  String handler;
  List<String> returnedBy;
  int redispatches;
  int reworks;
  int extensions;
  int suspensions;
  int urges;
  int reopenings;
  List<CaseFlag> flags;
  @Nullable PendingRequest pending;
  String pendingBy;
  @Nullable Instant pendingUntil;
  @Nullable Instant suspendedUntil;
  @Nullable AppealState appeal;
  String appealReviewer;
  String mergedInto;
  List<String> attached;
  List<String> links;
  @Nullable Move endedBy;
  @Nullable Instant endedAt;
  @Nullable Satisfaction rating;
  List<CaseLimit> limits;
  int reminders;
  @Nullable DispatchBasis basis;

  FactsDraft(CaseFacts facts) {
    category = facts.category();
    position = facts.position();
    standard = facts.standard();
    level = facts.level();
    handUpAsked = facts.handUpAsked();
    opinionOf = facts.opinionOf();
    assisting = facts.assisting();
    handler = facts.handler();
    returnedBy = facts.returnedBy();
    redispatches = facts.redispatches();
    reworks = facts.reworks();
    extensions = facts.extensions();
    suspensions = facts.suspensions();
    urges = facts.urges();
    reopenings = facts.reopenings();
    flags = facts.flags();
    pending = facts.pending();
    pendingBy = facts.pendingBy();
    pendingUntil = facts.pendingUntil();
    suspendedUntil = facts.suspendedUntil();
    appeal = facts.appeal();
    appealReviewer = facts.appealReviewer();
    mergedInto = facts.mergedInto();
    attached = facts.attached();
    links = facts.links();
    endedBy = facts.endedBy();
    endedAt = facts.endedAt();
    rating = facts.rating();
    limits = facts.limits();
    reminders = facts.reminders();
    basis = facts.basis();
  }

  CaseFacts facts() {
    return new CaseFacts(
        category,
        position,
        standard,
        level,
        handUpAsked,
        opinionOf,
        assisting,
        handler,
        returnedBy,
        redispatches,
        reworks,
        extensions,
        suspensions,
        urges,
        reopenings,
        flags,
        pending,
        pendingBy,
        pendingUntil,
        suspendedUntil,
        appeal,
        appealReviewer,
        mergedInto,
        attached,
        links,
        endedBy,
        endedAt,
        rating,
        limits,
        reminders,
        basis);
  }

  /** What the department asked for is answered, or no longer matters. */
  void dropRequest() {
    pending = null;
    pendingBy = "";
    pendingUntil = null;
  }

  /** The list with one more at its end. */
  static <T> List<T> with(List<T> list, T more) {
    List<T> longer = new ArrayList<>(list);
    longer.add(more);
    return List.copyOf(longer);
  }

  /** The list without this one. */
  static <T> List<T> without(List<T> list, T gone) {
    return list.stream().filter(kept -> !kept.equals(gone)).toList();
  }
}
