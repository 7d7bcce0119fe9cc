package io.citygrid.api.photos;

/** What came is no photo, or not a whole one; the message says what it would have to be. */
final class UnusablePhotoException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusablePhotoException(String message) {
    super(message);
  }
}
