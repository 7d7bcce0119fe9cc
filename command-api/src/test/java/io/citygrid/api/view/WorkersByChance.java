package io.citygrid.api.view;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * Workers on the test's own thread: what they are asked waits until the test lets it happen, and so
 * does the answer, in an order that chance decides and the seed repeats.
 */
public final class WorkersByChance implements WorkerExecutor {
  private final Random random;
  private final List<Runnable> waiting = new ArrayList<>();

  public WorkersByChance(Random random) {
    this.random = random;
  }

  @Override
  public <T> Future<T> executeBlocking(Callable<T> question, boolean ordered) {
    Promise<T> answer = Promise.promise();
    waiting.add(() -> answerLater(question, answer));
    return answer.future();
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }

  /** One question is answered, or one answer arrives; false when nothing waits. */
  public boolean step() {
    if (waiting.isEmpty()) {
      return false;
    }
    waiting.remove(random.nextInt(waiting.size())).run();
    return true;
  }

  private <T> void answerLater(Callable<T> question, Promise<T> answer) {
    try {
      T found = question.call();
      waiting.add(() -> answer.complete(found));
    } catch (Exception e) {
      waiting.add(() -> answer.fail(e));
    }
  }
}
