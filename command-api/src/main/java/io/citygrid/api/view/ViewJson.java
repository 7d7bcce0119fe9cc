package io.citygrid.api.view;

import io.citygrid.api.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** Answers made of JSON that the view already has as text. */
public final class ViewJson {
  private static final int MOST_ON_PAGE = 500;
  private static final int USUAL_ON_PAGE = 100;

  private ViewJson() {}

  static Buffer page(ViewReads.Page page) {
    Buffer body = Buffer.buffer("{\"items\":");
    append(body, page.items());
    page.total().ifPresent(total -> body.appendString(",\"total\":" + total));
    page.next().ifPresent(next -> body.appendString(",\"next\":\"" + next.text() + "\""));
    return body.appendString("}");
  }

  static Buffer append(Buffer body, List<ViewItem> items) {
    body.appendString("[");
    for (int i = 0; i < items.size(); i++) {
      body.appendString(i == 0 ? "" : ",").appendString(items.get(i).json());
    }
    return body.appendString("]");
  }

  /** How many things the asker wants at most. */
  public static int limit(RoutingContext context) {
    String text = context.request().getParam("limit");
    if (text == null) {
      return USUAL_ON_PAGE;
    }
    if (!text.matches("\\d{1,4}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MOST_ON_PAGE) {
      throw ProblemException.field("limit", "must be in [1, " + MOST_ON_PAGE + "]");
    }
    return Integer.parseInt(text);
  }

  /** Where the asker wants to go on. */
  public static Cursor before(RoutingContext context) {
    String text = context.request().getParam("before");
    return text == null ? Cursor.START : Cursor.parse(text);
  }

  /** One of an enum's names; empty when the parameter is not there. */
  public static <E extends Enum<E>> Optional<E> findOneOf(
      RoutingContext context, String name, Class<E> type) {
    String text = context.request().getParam(name);
    if (text == null) {
      return Optional.empty();
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return Optional.of(constant);
      }
    }
    throw ProblemException.field(
        name, "must be one of " + java.util.Arrays.toString(type.getEnumConstants()));
  }
}
