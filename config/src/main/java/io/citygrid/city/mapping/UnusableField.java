package io.citygrid.city.mapping;

/** A field that makes its row none. */
final class UnusableField extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient UnusableValue value;

  UnusableField(UnusableValue value) {
    super(value.sentence());
    this.value = value;
  }

  UnusableValue value() {
    return value;
  }
}
