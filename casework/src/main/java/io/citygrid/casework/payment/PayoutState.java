package io.citygrid.casework.payment;

/** How far a payment has come. */
public enum PayoutState {
  /** 待发放: nobody has been asked to pay it, as far as is known. */
  OWED,
  /** 已到账: it is paid; a reversal, that it is taken back. */
  PAID,
  /** 重试中: who pays did not answer; it is asked again, later each time. */
  RETRY,
  /** 发放失败: who pays refused it for good. */
  FAILED,
  /** 无需追回: a reversal of what was never paid. */
  CANCELLED;

  /** True when nothing more will happen to it. */
  public boolean isSettled() {
    return this == PAID || this == FAILED || this == CANCELLED;
  }
}
