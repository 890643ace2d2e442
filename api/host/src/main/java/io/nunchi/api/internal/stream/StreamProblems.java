package io.nunchi.api.internal.stream;

import io.nunchi.api.HostException;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;

/** The problems with streams. */
final class StreamProblems {

  private StreamProblems() {}

  static Problem analyzerNotClosed(String streamId, Duration longest) {
    return Problem.of("NUN-4505", "the stream is closed, but not its analyzer")
        .expected("the end of the running frame within " + longest)
        .found("the analyzer has not returned, or waits for a worker")
        .where("stream " + streamId)
        .fix("nothing at once: it is closed as soon as it returns or is given up");
  }

  static Problem callbackBlocks(String callback, String streamId, Duration limit) {
    return Problem.of("NUN-4519", "a call of the VMS has not returned, and its stream stands still")
        .expected("a return within " + limit)
        .found("the " + callback + " still runs")
        .where("stream " + streamId)
        .fix("hand long work to another thread; the other streams go on meanwhile");
  }

  static Problem listenerLeft(String streamId) {
    return Problem.of("NUN-4522", "the stream is closed while a call of the VMS still runs in it")
        .expected("the return of the listener and of release callbacks before the stream is closed")
        .found("the listener or a release callback has not returned")
        .where("stream " + streamId)
        .fix("let it return; until then it costs a thread");
  }

  static HostException settingsCannotChange(String found, String streamId) {
    return new HostException(
        Problem.of("NUN-4542", "the settings of this stream cannot be changed now")
            .expected("an open stream, and a thread other than its listener's")
            .found(found)
            .where("stream " + streamId)
            .fix("change them from another thread, while the stream is open"));
  }

  static HostException settingsNotReached(String streamId, Duration longest) {
    return new HostException(
        Problem.of("NUN-4543", "the settings were not changed: the stream did not come to it")
            .expected("the end of the running frame within " + longest)
            .found("a stream that is still busy, or an interrupt")
            .where("stream " + streamId)
            .fix("look at the stream's health, and change them again"));
  }

  static HostException stateCannotBeSaved(String found, String streamId) {
    return new HostException(
        Problem.of("NUN-4581", "the state of this stream cannot be saved now")
            .expected("an open stream, and a thread other than its listener's")
            .found(found)
            .where("stream " + streamId)
            .fix("save it from another thread, before the stream is closed"));
  }

  static HostException stateNotReached(String streamId, Duration longest) {
    return new HostException(
        Problem.of("NUN-4582", "the state was not saved: the stream did not come to it")
            .expected("the end of the running frame within " + longest)
            .found("a stream that is still busy, or an interrupt")
            .where("stream " + streamId)
            .fix("look at the stream's health, and save it again"));
  }

  static Problem hostFailed(String streamId) {
    return Problem.of("NUN-4523", "the host failed on a frame; the stream goes on")
        .expected("a result or a drop of the analyzer")
        .found("an error of the host, which the log shows")
        .where("stream " + streamId)
        .fix("give the process more memory if it ran out of it; otherwise report the log");
  }
}
