package io.citygrid.city.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A warning that somebody outside sent about the city, such as the weather service. Topic {@code
 * city.bulletins.v1}, key {@code sender}: what one sender says has one order.
 *
 * @param bulletinId {@code sender,identifier,sent}, as CAP 1.2 refers to it
 * @param references ids of the bulletins that this one takes the place of
 * @param info null only when it cancels without saying more
 * @param place the areas of the city that it is for; without any when it concerns none of them
 * @param receivedAt when the edge took it, by the edge's clock
 * @param cityVersion the city version that the edge knew, under which its areas were found
 * @param source id of whoever handed it in
 */
public record Bulletin(
    String bulletinId,
    String sender,
    Instant sent,
    BulletinStatus status,
    BulletinType type,
    List<String> references,
    @Nullable BulletinInfo info,
    WarningPlace place,
    Instant receivedAt,
    long cityVersion,
    String source) {
  /** An id holds a sender, an identifier and a time. */
  public static final int MAX_ID_LENGTH = 500;

  public Bulletin {
    bulletinId = FieldText.id("bulletinId", bulletinId, MAX_ID_LENGTH);
    sender = FieldText.id("sender", sender, Report.MAX_ID_LENGTH);
    references = List.copyOf(references);
    if (info == null && type != BulletinType.CANCEL) {
      throw new InvalidFieldException(
          DeadLetterReason.MISSING_FIELD, "info", "must be there unless the bulletin cancels");
    }
  }
}
