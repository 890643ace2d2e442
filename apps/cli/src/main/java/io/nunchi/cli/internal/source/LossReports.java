package io.nunchi.cli.internal.source;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Reports that a camera is away, once for each reason of one loss: a camera that is away for the
 * night fills no log. For one thread, except {@link #problems()}.
 */
final class LossReports {

  private static final int KEPT_PROBLEMS = 20;

  private final String url;
  private final ConnectionListener listener;
  private final List<Problem> problems = new CopyOnWriteArrayList<>();
  private final Set<String> reported = new HashSet<>();
  private long lostNanos;

  LossReports(String url, ConnectionListener listener) {
    this.url = url;
    this.listener = listener;
  }

  /** The camera is away. */
  void away(String why) {
    if (reported.isEmpty()) {
      lostNanos = System.nanoTime();
    }
    if (!reported.add(why)) {
      return;
    }
    Problem problem = problem(why);
    if (problems.size() == KEPT_PROBLEMS) {
      problems.remove(0);
    }
    problems.add(problem);
    listener.lost(problem);
  }

  /** A picture came. */
  void isBack() {
    if (!reported.isEmpty()) {
      reported.clear();
      listener.isBack(Duration.ofNanos(System.nanoTime() - lostNanos));
    }
  }

  /** The problem of a camera that is away. */
  Problem problem(String why) {
    return Problem.of(CliErrors.CAMERA_UNREACHABLE, "the camera cannot be reached")
        .expected("a camera that sends video")
        .found(Locations.withoutPassword(why))
        .where(Locations.withoutPassword(url))
        .fix("check address, user and password, and that the camera is switched on");
  }

  /** The last reports. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }
}
