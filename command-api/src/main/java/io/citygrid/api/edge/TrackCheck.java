package io.citygrid.api.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.MeasuringArea;
import io.citygrid.city.event.InvalidFieldException;
import io.citygrid.city.event.TrackedFrame;
import io.citygrid.city.event.TrackedPosition;
import io.citygrid.geo.plane.PlanePoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a frame of what a camera over a measuring area sent, or says all that is wrong with it. */
final class TrackCheck {
  private static final double CENTIMETERS_PER_METER = 100;

  /** So much farther away than the ground reaches, nobody is seen. */
  private static final double FAR = 10;

  private final SenderCheck sender;

  TrackCheck(City city, Principal sender, Instant now) {
    this.sender = new SenderCheck(city, sender, now);
  }

  /**
   * The frame.
   *
   * @throws ProblemException with all fields that are wrong; 403 for a camera of somebody else
   */
  TrackedFrame check(ObjectNode body) {
    JsonFields fields = JsonFields.of(body).knowing("measuringAreaId", "people", "observedAt");
    String id = sender.id(fields, "measuringAreaId");
    Optional<MeasuringArea> area = sender.city().findMeasuringArea(id);
    if (!id.isEmpty() && area.isEmpty()) {
      fields.refuse(
          "measuringAreaId", "must be a measuring area of the city; there is no '" + id + "'");
    }
    List<TrackedPosition> people = new ArrayList<>();
    for (JsonFields person : fields.requiredObjects("people", TrackedFrame.MOST_PEOPLE)) {
      TrackedPosition read = position(person.knowing("person", "x", "y"), area.orElse(null));
      if (read != null) {
        people.add(read);
      }
    }
    Instant observedAt = sender.observedAt(fields);
    fields.check();
    try {
      return new TrackedFrame(id, people, observedAt, sender.now(), sender.city().version().city());
    } catch (InvalidFieldException e) {
      throw ProblemException.field(e.field(), String.valueOf(e.getMessage()));
    }
  }

  /** Null when it is refused. */
  private static @Nullable TrackedPosition position(
      JsonFields fields, @Nullable MeasuringArea area) {
    Optional<Double> person = fields.requiredNumber("person");
    Optional<Double> x = fields.requiredNumber("x");
    Optional<Double> y = fields.requiredNumber("y");
    if (person.isEmpty() || x.isEmpty() || y.isEmpty()) {
      return null;
    }
    if (person.get() != Math.rint(person.get())) {
      fields.refuse("person", "must be a whole number but is " + person.get());
      return null;
    }
    if (area != null && isFar(area, x.get(), y.get())) {
      fields.refuse("x", farAway(area, x.get(), y.get()));
      return null;
    }
    try {
      return new TrackedPosition(person.get().longValue(), x.get(), y.get());
    } catch (InvalidFieldException e) {
      fields.refuse(e.field(), String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static boolean isFar(MeasuringArea area, double x, double y) {
    PlanePoint middle = area.walkable().middle();
    double reach =
        area.walkable().corners().stream().mapToDouble(middle::distanceTo).max().orElseThrow();
    return middle.distanceTo(new PlanePoint(x, y)) > FAR * reach;
  }

  private static String farAway(MeasuringArea area, double x, double y) {
    boolean isCentimeters =
        area.walkable()
            .contains(new PlanePoint(x / CENTIMETERS_PER_METER, y / CENTIMETERS_PER_METER));
    return "must be metres near the measuring area but is %s with y %s%s"
        .formatted(x, y, isCentimeters ? "; are these centimetres?" : "");
  }
}
