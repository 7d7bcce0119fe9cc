package io.citygrid.api.bulletin;

import static io.vertx.core.http.HttpMethod.POST;

import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.edge.EdgeMeters;
import io.citygrid.api.http.Answer;
import io.citygrid.api.http.RequestBody;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.kafka.EdgeWriter;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.event.Bulletin;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes bulletins of others as CAP 1.2: from programs whose token names the sender, and from those
 * who run the shift of the whole city.
 */
public final class BulletinRoutes {
  /** A token may hand in bulletins of {@code sender} when its devices name this and the sender. */
  public static final String DEVICE_PREFIX = "bulletin:";

  private static final Set<Role> SENDERS =
      Set.of(Role.DEVICE, Role.DUTY_OFFICER, Role.ADMINISTRATOR);
  private static final Set<Role> PEOPLE = Set.of(Role.DUTY_OFFICER, Role.ADMINISTRATOR);
  private static final int MOST_BYTES = 256 * 1024;
  private static final String KIND = "bulletin";
  private static final Pattern XML =
      Pattern.compile(
          "\\s*(text/xml|application/([a-z0-9.-]+\\+)?xml)\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

  private final CurrentCity current;
  private final EdgeWriter writer;
  private final EdgeMeters meters;
  private final Clock clock;
  private @Nullable City of;
  private @Nullable BulletinAreas areas;

  public BulletinRoutes(CurrentCity current, EdgeWriter writer, EdgeMeters meters, Clock clock) {
    this.current = current;
    this.writer = writer;
    this.meters = meters;
    this.clock = clock;
  }

  public void declareIn(Access access) {
    access.allow(SENDERS, AreaRule.OWN_DEVICES, "sendBulletin", POST, "/v1/bulletins", this::send);
  }

  private void send(RoutingContext context, Principal principal) {
    String type = context.request().getHeader("Content-Type");
    if (type != null && !XML.matcher(type).matches()) {
      throw new ProblemException(
          Problem.unsupportedMedia("Content-Type must be application/cap+xml, not " + type));
    }
    City city = current.require();
    RequestBody.readFile(context, MOST_BYTES)
        .compose(
            body ->
                // Polygons are held against all areas of the city: not on the event loop.
                context.vertx().executeBlocking(() -> read(city, principal, body), false))
        .compose(
            bulletin ->
                writer
                    .write(Topics.BULLETINS, bulletin.sender(), Codecs.BULLETIN.encode(bulletin))
                    .map(bulletin))
        .onSuccess(
            bulletin -> {
              meters.taken(KIND, 1);
              Answer.json(context, 202, acknowledgement(bulletin));
            })
        .onFailure(
            failed -> {
              if (failed instanceof ProblemException refused) {
                meters.refused(KIND, refused.problem());
              }
              context.fail(failed);
            });
  }

  private Bulletin read(City city, Principal principal, byte[] body) {
    Bulletin bulletin =
        new CapReader(
                city, areasOf(city), clock.instant().truncatedTo(ChronoUnit.MILLIS), principal.id())
            .read(body);
    boolean isOfWholeCity = principal.isAny(PEOPLE) && principal.seesEverything();
    if (!isOfWholeCity && !principal.sendsFor(DEVICE_PREFIX + bulletin.sender())) {
      throw new ProblemException(
          Problem.forbidden(
              "Bulletins of '%s' come with a token whose devices name '%s%s', or from people of the"
                      .formatted(bulletin.sender(), DEVICE_PREFIX, bulletin.sender())
                  + " whole city"));
    }
    return bulletin;
  }

  private synchronized BulletinAreas areasOf(City city) {
    BulletinAreas known = areas;
    if (known == null || city != of) {
      known = new BulletinAreas(city);
      areas = known;
      of = city;
    }
    return known;
  }

  private static JsonObject acknowledgement(Bulletin bulletin) {
    return new JsonObject()
        .put("bulletinId", bulletin.bulletinId())
        .put("receivedAt", bulletin.receivedAt().toString())
        .put("areas", new JsonArray(bulletin.place().areas()));
  }
}
