package io.citygrid.standalone;

/** Something the user can put right, in one clear sentence; never shown with a stack trace. */
public final class Complaint extends Exception {
  private static final long serialVersionUID = 1L;

  public Complaint(String sentence) {
    super(sentence);
  }

  public Complaint(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
