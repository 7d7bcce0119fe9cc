package io.citygrid.api.identity;

/** Without its last administrator the city could not be managed any more. */
final class LastAdministratorException extends Exception {
  private static final long serialVersionUID = 1L;

  LastAdministratorException(String id) {
    super(id + " is the last administrator and must stay one");
  }
}
