package io.nunchi.tracking.bytetrack;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.Embedding;
import io.nunchi.tracking.EndedTrack;
import io.nunchi.tracking.PathPoint;
import io.nunchi.tracking.Track;
import io.nunchi.tracking.TrackingFrame;
import io.nunchi.tracking.TrackingResult;
import io.nunchi.tracking.camera.CameraMotion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Promises that hold for any frames, nonsense among them. */
class ByteTrackerPropertiesTest {

  private static final String[] LABELS = {"person", "car", "dog"};

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void everyNumberIsFiniteAndEveryIdIsOnesOwn(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int frames) {
    ByteTracker tracker = new ByteTracker();
    Set<Long> ended = new HashSet<>();
    for (TrackingFrame frame : frames(seed, frames)) {
      TrackingResult result = tracker.track(frame);
      assertThat(result.detections()).hasSameSizeAs(frame.detections());
      Set<Long> inFrame = new HashSet<>();
      for (Detection detection : result.detections()) {
        detection.trackId().ifPresent(id -> assertThat(inFrame.add(id)).isTrue());
      }
      for (Track track : result.tracks()) {
        assertFinite(track.box());
        assertThat(ended).doesNotContain(track.id());
      }
      result.ended().forEach(track -> check(track, ended));
    }
    tracker.finish().forEach(track -> check(track, ended));
  }

  private static void check(EndedTrack track, Set<Long> ended) {
    assertThat(ended.add(track.id())).as("told once").isTrue();
    assertThat(track.path()).hasSizeBetween(1, TrackPath.MOST_POINTS);
    assertThat(track.path()).extracting(PathPoint::streamTimeNanos).isSorted();
    assertThat(track.firstSeenNanos()).isLessThanOrEqualTo(track.lastSeenNanos());
    assertThat(track.votes().values()).allSatisfy(votes -> assertThat(votes).isFinite());
  }

  private static void assertFinite(BoundingBox box) {
    assertThat(box.left()).isFinite();
    assertThat(box.top()).isFinite();
    assertThat(box.width()).isFinite().isNotNegative();
    assertThat(box.height()).isFinite().isNotNegative();
  }

  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  void sameFramesGiveTheSameTracks(@ForAll long seed) {
    assertThat(story(seed)).isEqualTo(story(seed));
  }

  private static String story(long seed) {
    ByteTracker tracker = new ByteTracker();
    StringBuilder story = new StringBuilder();
    for (TrackingFrame frame : frames(seed, 30)) {
      TrackingResult result = tracker.track(frame);
      story.append(result.detections()).append(result.tracks()).append(result.ended());
    }
    return story.toString();
  }

  /** Things that jitter at a few places, between nonsense. */
  private static List<TrackingFrame> frames(long seed, int count) {
    Random random = new Random(seed);
    List<TrackingFrame> frames = new ArrayList<>();
    long time = 0;
    for (int i = 0; i < count; i++) {
      time +=
          switch (random.nextInt(12)) {
            case 0 -> 0;
            case 1 -> 10_000_000_000L;
            case 2 -> 400L * 24 * 3600 * 1_000_000_000;
            default -> 33_333_333;
          };
      List<Detection> detections = new ArrayList<>();
      for (int n = random.nextInt(12); n > 0; n--) {
        detections.add(detection(random));
      }
      TrackingFrame.Builder frame =
          TrackingFrame.builder(time, 1 + random.nextInt(2000), 1000).detections(detections);
      if (random.nextInt(4) == 0) {
        double zoom = Math.exp(random.nextGaussian() * (random.nextInt(5) == 0 ? 20 : 0.01));
        zoom = Math.max(1e-9, Math.min(1e9, zoom));
        frame.cameraMotion(
            CameraMotion.of(zoom, 0, 1e5 * random.nextGaussian(), 0, zoom, random.nextGaussian()));
      }
      frames.add(frame.build());
    }
    return frames;
  }

  private static Detection detection(Random random) {
    float place = random.nextInt(5) / 5f;
    BoundingBox box =
        new BoundingBox(
            odd(random, place + random.nextFloat() / 50),
            odd(random, place),
            odd(random, 0.05f),
            odd(random, 0.2f));
    Detection.Builder builder =
        Detection.builder(LABELS[random.nextInt(3)], odd(random, random.nextFloat()), box);
    if (random.nextBoolean()) {
      builder.embedding(
          new Embedding(
              "model" + random.nextInt(2),
              new float[] {odd(random, random.nextFloat()), odd(random, 0)}));
    }
    return builder.build();
  }

  /** The number, or seldom one that no analyzer may give. */
  private static float odd(Random random, float number) {
    return switch (random.nextInt(60)) {
      case 0 -> Float.NaN;
      case 1 -> Float.POSITIVE_INFINITY;
      case 2 -> Float.MAX_VALUE;
      case 3 -> -number;
      case 4 -> Float.MIN_VALUE;
      case 5 -> 0;
      default -> number;
    };
  }
}
