package io.citygrid.geo.json;

/** A geometry that cannot become a fence, with the reason. */
final class UnusableGeometryException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableGeometryException(String reason) {
    super(reason, null, false, false);
  }
}
