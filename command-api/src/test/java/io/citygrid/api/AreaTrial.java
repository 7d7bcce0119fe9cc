package io.citygrid.api;

import io.citygrid.api.AreaUser.Place;
import io.citygrid.api.identity.Operation;
import io.citygrid.api.identity.Role;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * How an operation is tried: what is asked about a thing that belongs to somebody or lies in their
 * place, and what shows that the answer gives that thing.
 *
 * @param path and query; words in braces are filled in as {@link AreaUser#fill} says
 * @param body the same
 * @param contentType of the body
 * @param tells true when an answer gives the thing of this user
 * @param seers roles that see a thing because it lies in their place
 * @param pairs first where the thing lies, then where the stranger belongs
 */
record AreaTrial(
    String path,
    Function<AreaUser, byte[]> body,
    String contentType,
    BiPredicate<HttpResponse<String>, AreaUser> tells,
    Set<Role> seers,
    List<List<Place>> pairs) {

  /** A question without a body, about things in the River and in the Hill District. */
  static AreaTrial ask(String path) {
    return new AreaTrial(
        path,
        owner -> new byte[0],
        "application/json",
        (answer, owner) -> isLetIn(answer),
        Role.OF_AREAS_OR_DEPARTMENTS,
        List.of(List.of(Place.RIVER, Place.HILL), List.of(Place.HILL, Place.RIVER)));
  }

  /** The same with a body. */
  static AreaTrial send(String path, String body) {
    return ask(path)
        .with(owner -> owner.fill(body).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** True unless it is said that the thing is not there, or not for the asker. */
  static boolean isLetIn(HttpResponse<String> answer) {
    int status = answer.statusCode();
    return status != 401 && status != 403 && status != 404 && status < 500;
  }

  AreaTrial with(Function<AreaUser, byte[]> made) {
    return new AreaTrial(path, made, contentType, tells, seers, pairs);
  }

  AreaTrial as(String type) {
    return new AreaTrial(path, body, type, tells, seers, pairs);
  }

  /** The thing is given when the answer succeeds and holds this text. */
  AreaTrial telling(String text) {
    return telling(
        (answer, owner) ->
            answer.statusCode() / 100 == 2 && answer.body().contains(owner.fill(text)));
  }

  AreaTrial telling(BiPredicate<HttpResponse<String>, AreaUser> shows) {
    return new AreaTrial(path, body, contentType, shows, seers, pairs);
  }

  AreaTrial seenBy(Role first, Role... others) {
    return new AreaTrial(path, body, contentType, tells, EnumSet.of(first, others), pairs);
  }

  /** The thing lies in one place only; nobody of the other has to do with it. */
  AreaTrial between(Place thing, Place stranger) {
    return new AreaTrial(path, body, contentType, tells, seers, List.of(List.of(thing, stranger)));
  }

  /** Asks about the thing of the owner. */
  HttpResponse<String> ask(Operation operation, AreaUser asker, AreaUser owner) {
    return asker
        .client()
        .send(
            operation.method().name(),
            owner.fill(path),
            body.apply(owner),
            "Content-Type",
            contentType,
            "Idempotency-Key",
            owner.fill("key-{n}"));
  }
}
