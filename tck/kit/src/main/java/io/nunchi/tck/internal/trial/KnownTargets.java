package io.nunchi.tck.internal.trial;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamInfo;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.picture.DrawnTargets;
import io.nunchi.tck.internal.picture.Sightings;
import io.nunchi.tck.internal.picture.Target;
import io.nunchi.tck.internal.picture.Walk;
import io.nunchi.tck.internal.picture.WatchedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which targets a subject may know: the one that was named, or else the rectangle, and people and
 * cars that code has drawn. The first that it finds is what the rules are tried with. Immutable;
 * any thread.
 */
final class KnownTargets {

  private final Optional<Target> named;

  KnownTargets(Optional<Target> named) {
    this.named = named;
  }

  /**
   * The first target that the subject finds where it is; else the first at which it finds anything;
   * else the rectangle.
   */
  Target learn(AnalyzerEngine engine, StreamInfo stream, Walk walk) throws AnalyzerException {
    if (named.isPresent()) {
      return named.get();
    }
    Target rectangle = Target.rectangle();
    Sightings ofRectangle = show(engine, stream, walk.showing(rectangle));
    if (ofRectangle.areRight()) {
      return rectangle;
    }
    Optional<Target> noticed = ofRectangle.isAnything() ? Optional.of(rectangle) : Optional.empty();
    for (Target target : DrawnTargets.all()) {
      Sightings sightings = show(engine, stream, walk.showing(target));
      if (sightings.areRight()) {
        return target;
      }
      if (noticed.isEmpty() && sightings.isAnything()) {
        noticed = Optional.of(target);
      }
    }
    return noticed.orElse(rectangle);
  }

  /** What else the subject may know, when it does not see this one everywhere. */
  List<Target> instead(Target target) {
    if (named.isPresent()) {
      return List.of();
    }
    List<Target> others = new ArrayList<>(DrawnTargets.all());
    others.remove(target);
    return others;
  }

  private static Sightings show(AnalyzerEngine engine, StreamInfo stream, Walk walk)
      throws AnalyzerException {
    List<FrameResult> results = new ArrayList<>();
    try (FrameAnalyzer analyzer = engine.openAnalyzer(stream)) {
      for (WatchedFrame frame : walk.frames()) {
        @Nullable FrameResult result = analyzer.analyze(frame);
        frame.endBorrow();
        results.add(result == null ? FrameResult.nothing() : result);
      }
    }
    return new Sightings(walk, results);
  }
}
