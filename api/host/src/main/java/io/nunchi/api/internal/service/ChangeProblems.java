package io.nunchi.api.internal.service;

import io.nunchi.api.ChangeProgress;
import io.nunchi.loading.internal.log.ThrowableSnapshot;
import io.nunchi.spi.failure.Problem;

/** The problems with changes that go on by themselves. */
final class ChangeProblems {

  private ChangeProblems() {}

  static Problem cancelled() {
    return Problem.of("NUN-4570", "the change was cancelled; nothing has changed")
        .expected("its end, as long as nobody cancels it")
        .found("a call of cancel() before a stream had moved")
        .where("pending change")
        .fix("begin it again if it is wanted after all");
  }

  static Problem consumerFailed(ThrowableSnapshot failure, ChangeProgress progress) {
    return Problem.of("NUN-4571", "a consumer of a change's progress threw an exception")
        .expected("a return from the consumer")
        .found(failure.toString())
        .where("progress " + progress)
        .fix("correct the consumer; the change goes on as if it had returned");
  }

  static Problem noThread(Error failure) {
    return Problem.of("NUN-4562", "a call was not made: its thread could not be started")
        .expected("room for one more thread in the process")
        .found(failure.toString())
        .where("pending change")
        .fix("raise the limits of threads and memory of the process, or run fewer cameras in it");
  }
}
