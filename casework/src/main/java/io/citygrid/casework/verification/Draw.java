package io.citygrid.casework.verification;

import io.citygrid.city.VerificationRules;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What is left to chance, drawn from the task's id: SHA-256 over purpose, id and number of the
 * answer. Nobody can foresee it without the id, and a replay draws the same.
 */
final class Draw {
  private Draw() {}

  /** The reward of an answer: evenly from the least to the most, both included. */
  static long rewardCents(String taskId, int answer, VerificationRules.RewardRange range) {
    long width = range.mostCents() - range.leastCents() + 1L;
    return range.leastCents() + (long) (share("reward", taskId, answer) * width);
  }

  /** True for the share of tasks whose first answer is checked by a second citizen. */
  static boolean isCheckedTwice(String taskId, double secondShare) {
    return share("second", taskId, 0) < secondShare;
  }

  /** Evenly in [0, 1): the first 53 bits of the hash. */
  private static double share(String purpose, String taskId, int number) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((purpose + '\n' + taskId + '\n' + number).getBytes(StandardCharsets.UTF_8));
      return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1.0p-53;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
