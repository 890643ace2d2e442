package io.nunchi.tck.internal.targets;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.testing.Sightings;
import io.nunchi.testing.StreamPlayer;
import io.nunchi.testing.Target;
import io.nunchi.testing.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The targets that a subject may find: the named one, or else the rectangle and the drawn people
 * and cars. The checks use the first that it finds. Immutable; any thread.
 */
public final class KnownTargets {

  private final Optional<Target> named;

  public KnownTargets(Optional<Target> named) {
    this.named = named;
  }

  /**
   * Returns the first target that the subject finds at its place; else the first in whose frames it
   * finds anything; else the rectangle.
   */
  public Target learn(AnalyzerEngine engine, StreamContext stream, Walk walk)
      throws ProblemException {
    if (named.isPresent()) {
      return named.get();
    }
    if (!engine.descriptor().capabilities().contains(Capability.DETECTIONS)) {
      return noticed(engine, stream, walk);
    }
    Target rectangle = Target.rectangle();
    Sightings ofRectangle = show(engine, stream, walk.showing(rectangle));
    if (ofRectangle.targetIsFound()) {
      return rectangle;
    }
    Optional<Target> noticed =
        ofRectangle.hasDetections() ? Optional.of(rectangle) : Optional.empty();
    for (Target target : DrawnTargets.all()) {
      Sightings sightings = show(engine, stream, walk.showing(target));
      if (sightings.targetIsFound()) {
        return target;
      }
      if (noticed.isEmpty() && sightings.hasDetections()) {
        noticed = Optional.of(target);
      }
    }
    return noticed.orElse(rectangle);
  }

  /** Returns the first target of which the results say anything; else the rectangle. */
  private static Target noticed(AnalyzerEngine engine, StreamContext stream, Walk walk)
      throws ProblemException {
    List<Target> targets = new ArrayList<>(List.of(Target.rectangle()));
    targets.addAll(DrawnTargets.all());
    for (Target target : targets) {
      for (FrameResult result : show(engine, stream, walk.showing(target)).results()) {
        if (!result.attributes().isEmpty() || !result.ruleEvents().isEmpty()) {
          return target;
        }
      }
    }
    return targets.get(0);
  }

  /** Returns the other targets that the subject may find. */
  public List<Target> instead(Target target) {
    if (named.isPresent()) {
      return List.of();
    }
    List<Target> others = new ArrayList<>(DrawnTargets.all());
    others.remove(target);
    return others;
  }

  private static Sightings show(AnalyzerEngine engine, StreamContext stream, Walk walk)
      throws ProblemException {
    try (FrameAnalyzer analyzer = engine.openAnalyzer(stream)) {
      return StreamPlayer.play(analyzer, walk);
    }
  }
}
