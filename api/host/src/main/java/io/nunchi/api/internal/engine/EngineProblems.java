package io.nunchi.api.internal.engine;

import io.nunchi.api.HostException;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.Set;

/** The problems with changes of engines. */
final class EngineProblems {

  private EngineProblems() {}

  static Problem probeNotPassed(String found, String pluginId, String streamId) {
    return Problem.of("NUN-4513", "the new engine did not pass its probe; the old one goes on")
        .expected("a result within the contract and the deadline")
        .found(found)
        .where("engine of " + pluginId + ", stream " + streamId)
        .fix("correct the model or the settings, and swap again");
  }

  static HostException nothingToReturnTo(String pluginId) {
    return new HostException(
        Problem.of("NUN-4514", "there is no engine to return to")
            .expected("a swap before, whose policy keeps the previous engine")
            .found("none")
            .where("engine of " + pluginId)
            .fix("swap to the engine that is wanted"));
  }

  static Problem noSuchStream(String streamId, Set<String> ids) {
    return Problem.of("NUN-4572", "settings are given to a stream that the engine does not have")
        .expected("ids of the engine's open streams" + (ids.size() <= 20 ? ": " + ids : ""))
        .found(streamId)
        .where("stream " + streamId)
        .fix("correct the id, or leave the stream out");
  }

  static HostException isThereAlready(String streamId) {
    return new HostException(
        Problem.of("NUN-4573", "a stream cannot move to the engine that it is on")
            .expected("another engine, for a move with settings")
            .found("the stream's own engine")
            .where("stream " + streamId)
            .fix("use changeSettings, or swap the engine with camera settings"));
  }

  static HostException noSuchCamera(Set<String> wanted, Set<String> ids, String pluginId) {
    return new HostException(
        Problem.of("NUN-4574", "the cameras for a canary are not there")
            .expected("ids of the engine's open streams" + (ids.size() <= 20 ? ": " + ids : ""))
            .found(wanted.isEmpty() ? "an engine without a stream" : wanted.toString())
            .where("canary of " + pluginId)
            .fix("open the streams first, and correct the ids"));
  }

  static HostException canaryRuns(String pluginId) {
    return new HostException(
        Problem.of("NUN-4575", "a canary of this engine runs, which would meet the change")
            .expected("an engine without a canary, for a swap, rollback, promotion or canary")
            .found("cameras of the engine on a candidate")
            .where("engine of " + pluginId)
            .fix("wait for the canary's result, or cancel it first"));
  }

  static Problem returnsClosed(HostException refusal, String streamId) {
    return Problem.of("NUN-4576", "a camera returned from a canary without an open analyzer")
        .expected("an analyzer of the engine that ran before")
        .found(Problem.describe(refusal.problems()))
        .where("stream " + streamId)
        .fix("nothing at once: its next frame opens one, as after a failure");
  }

  static HostException noThreadForCanary(String pluginId, Error failure) {
    return new HostException(
        Problem.of("NUN-4562", "a call was not made: its thread could not be started")
            .expected("room for one more thread in the process")
            .found(failure.toString())
            .where("canary of " + pluginId)
            .fix("raise the process's limits of threads and memory, or run fewer cameras in it"));
  }

  static Problem notMoved(long missing, int all, Duration limit, long generation) {
    return Problem.of("NUN-4515", "not every stream has moved to the new engine yet")
        .expected("every stream within " + limit)
        .found(missing + " of " + all + " are still in their last frame")
        .where("generation " + generation)
        .fix("nothing: each moves when its analyzer returns or is given up");
  }

  static HostException anotherChange(String pluginId) {
    return new HostException(
        Problem.of("NUN-4516", "another change of this engine is running")
            .expected("one swap, rollback, move of a camera or change of settings at a time")
            .found("two")
            .where("engine of " + pluginId)
            .fix("wait until the other one has returned"));
  }

  static HostException calledInOwnTurn(String pluginId) {
    return new HostException(
        Problem.of("NUN-4521", "an engine cannot be changed by a listener of its own streams")
            .expected("a thread that none of the engine's streams waits for")
            .found("a call during the result, drop or problem of a stream, which would wait for it")
            .where("engine of " + pluginId)
            .fix("change the engine on another thread"));
  }

  static Problem oldAnalyzerNotClosed(String found, long generation) {
    return Problem.of("NUN-4540", "an analyzer of the old engine could not be closed")
        .expected("a thread to close it on")
        .found(found)
        .where("generation " + generation)
        .fix("give the process more threads; its engine is closed all the same");
  }

  static Problem workersNotEnded(String workers, String pluginId) {
    return Problem.of("NUN-4517", "workers did not end when their engine was closed")
        .expected("the end of every turn in time")
        .found(workers + " in an analyzer or a listener")
        .where("engine of " + pluginId)
        .fix("they were interrupted and left; fix the listener, or tell the plugin's vendor");
  }
}
