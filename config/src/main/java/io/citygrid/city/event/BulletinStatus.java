package io.citygrid.city.event;

/** CAP 1.2 {@code status}: only what is ACTUAL warns anybody. */
public enum BulletinStatus {
  ACTUAL,
  EXERCISE,
  SYSTEM,
  TEST,
  DRAFT
}
