package io.citygrid.api.photos;

import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The body of one request on its way into a file: as fast as the disk takes it, never more in
 * memory than is being written, refused as soon as it is too large. All on the request's event
 * loop.
 */
final class PhotoUpload {
  private final HttpServerRequest request;
  private final long limitBytes;
  private final Promise<Void> received = Promise.promise();
  private final Queue<Buffer> early = new ArrayDeque<>();
  private boolean isEnded;
  private long bytes;

  private PhotoUpload(HttpServerRequest request, long limitBytes) {
    this.request = request;
    this.limitBytes = limitBytes;
  }

  /**
   * Receives the body.
   *
   * @return done when the file is whole and closed; fails with a {@link ProblemException}, and then
   *     there may be a part of it
   */
  static Future<Void> receive(Vertx vertx, HttpServerRequest request, Path file, long limitBytes) {
    PhotoUpload upload = new PhotoUpload(request, limitBytes);
    upload.waitForFile();
    return vertx
        .fileSystem()
        .open(file.toString(), new OpenOptions().setCreateNew(true).setRead(false))
        .recover(failed -> Future.failedFuture(PhotoUpload.noRoom(failed)))
        .compose(upload::into)
        .onFailure(failed -> upload.drop());
  }

  /** The file is not open yet: what comes with the head of the request is held, then no more. */
  private void waitForFile() {
    request.handler(
        chunk -> {
          request.pause();
          early.add(chunk);
        });
    request.endHandler(end -> isEnded = true);
    request.exceptionHandler(
        cut -> received.tryFail(new ProblemException(Problem.malformed("was cut off"))));
  }

  private Future<Void> into(AsyncFile file) {
    file.exceptionHandler(failed -> received.tryFail(noRoom(failed)));
    early.forEach(chunk -> write(file, chunk));
    early.clear();
    if (isEnded) {
      received.tryComplete();
    } else {
      request.handler(chunk -> write(file, chunk));
      request.endHandler(end -> received.tryComplete());
      request.resume();
    }
    // Closing waits for what is still being written, and fails when that failed.
    return received
        .future()
        .eventually(() -> file.close().recover(failed -> Future.failedFuture(noRoom(failed))));
  }

  private void write(AsyncFile file, Buffer chunk) {
    bytes += chunk.length();
    if (bytes > limitBytes) {
      received.tryFail(new ProblemException(Problem.tooLarge(limitBytes)));
      return;
    }
    file.write(chunk).onFailure(failed -> received.tryFail(noRoom(failed)));
    if (file.writeQueueFull()) {
      request.pause();
      file.drainHandler(drained -> request.resume());
    }
  }

  /** Lets the rest run out unread, so that the sender hears the answer. */
  private void drop() {
    if (!request.isEnded()) {
      request.handler(chunk -> {});
      request.resume();
    }
  }

  static ProblemException noRoom(Throwable failed) {
    return new ProblemException(
        Problem.noRoom("The photo could not be written, and was not kept: " + failed.getMessage()));
  }
}
