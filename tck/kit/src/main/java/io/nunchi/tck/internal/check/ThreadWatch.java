package io.nunchi.tck.internal.check;

import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.watch.CallingThread;
import java.util.List;
import java.util.concurrent.Callable;

/** Compares the calling thread before and after each call of a plugin. */
final class ThreadWatch {

  private final CheckSession session;

  ThreadWatch(CheckSession session) {
    this.session = session;
  }

  /** A call without a result. */
  interface Call {
    void run() throws Exception;
  }

  void run(String method, Call call) throws Exception {
    call(
        method,
        () -> {
          call.run();
          return method;
        });
  }

  <T> T call(String method, Callable<T> call) throws Exception {
    session.doing("called %s, and compared the calling thread with what it was".formatted(method));
    CallingThread before = CallingThread.now();
    T result = call.call();
    List<String> changes = CallingThread.now().changesSince(before);
    if (!changes.isEmpty()) {
      throw session.failure(
          "the thread as it was",
          String.join("\n", changes),
          "Thread.currentThread().set..., and interrupt(): the thread belongs to the VMS");
    }
    return result;
  }
}
