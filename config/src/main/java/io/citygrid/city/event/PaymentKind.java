package io.citygrid.city.event;

/** Which way money goes. */
public enum PaymentKind {
  /** 发放: to the citizen. */
  REWARD,
  /** 追回: a reward is taken back. */
  REVERSAL
}
