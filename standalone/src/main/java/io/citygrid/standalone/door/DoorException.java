package io.citygrid.standalone.door;

/** The city does not let a program do what it wants, in one sentence for a person. */
public final class DoorException extends Exception {
  private static final long serialVersionUID = 1L;

  public DoorException(String sentence) {
    super(sentence);
  }

  public DoorException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
