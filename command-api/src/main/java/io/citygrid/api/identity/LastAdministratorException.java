package io.citygrid.api.identity;

/** Without an administrator of the whole city, its content could not be managed any more. */
final class LastAdministratorException extends Exception {
  private static final long serialVersionUID = 1L;

  LastAdministratorException(String id) {
    super(id + " is the last administrator of the whole city and must stay one");
  }
}
