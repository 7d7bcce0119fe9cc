package io.citygrid.city.event;

/** 诉求渠道: how somebody turns to the 12345 desk. */
public enum ContactChannel {
  /** 来电: a telephone call, answered when a person takes it up. */
  CALL,
  /** 文字诉求: a text chat, answered with a person's first reply. */
  TEXT,
  /** 信箱来信: a letter to the mailbox, answered when a person's reply was sent. */
  MAILBOX
}
