package io.citygrid.api.view;

/** The store of the live view does not answer. */
public final class ViewAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ViewAwayException(Throwable cause) {
    super("the live view does not answer: " + cause.getMessage(), cause);
  }
}
