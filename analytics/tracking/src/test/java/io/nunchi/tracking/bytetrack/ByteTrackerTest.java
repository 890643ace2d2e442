package io.nunchi.tracking.bytetrack;

import static io.nunchi.tracking.bytetrack.Stage.id;
import static io.nunchi.tracking.bytetrack.Stage.person;
import static io.nunchi.tracking.bytetrack.Stage.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.Embedding;
import io.nunchi.tracking.EndedTrack;
import io.nunchi.tracking.Track;
import io.nunchi.tracking.TrackState;
import io.nunchi.tracking.TrackingFrame;
import io.nunchi.tracking.TrackingResult;
import io.nunchi.tracking.camera.CameraMotion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteTrackerTest {

  private static final double FRAME = 1.0 / 30;

  private final Stage stage = new Stage();

  @Test
  void aTrackIsConfirmedWhenItIsSeenAgain() {
    Track first = stage.after(0, person(100, 500)).tracks().get(0);
    Track second = stage.after(FRAME, person(102, 500)).tracks().get(0);

    assertThat(first.state()).isEqualTo(TrackState.UNCONFIRMED);
    assertThat(second.state()).isEqualTo(TrackState.CONFIRMED);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.ageNanos()).isEqualTo(Math.round(FRAME * 1e9));
  }

  @Test
  void aThingThatIsSeenOnceLeavesNoRecord() {
    stage.after(0, person(100, 500));
    TrackingResult next = stage.after(FRAME);

    assertThat(next.tracks()).isEmpty();
    assertThat(stage.finish()).isEmpty();
  }

  @Test
  void peopleWhoCrossKeepTheirIds() {
    long left = 0;
    long right = 0;
    for (int i = 0; i <= 100; i++) {
      TrackingResult result =
          stage.after(FRAME, person(300 + 4 * i, 500), person(700 - 4 * i, 520));
      if (i == 0) {
        left = id(result, 0);
        right = id(result, 1);
      }
      assertThat(id(result, 0)).as("frame " + i).isEqualTo(left);
      assertThat(id(result, 1)).as("frame " + i).isEqualTo(right);
    }
  }

  @Test
  void aHiddenPersonCoastsAndIsFoundAgain() {
    long before = walk(0, 30);
    for (int i = 30; i < 50; i++) {
      Track hidden = stage.after(FRAME).tracks().get(0);
      assertThat(hidden.state()).isEqualTo(TrackState.COASTING);
      assertThat(hidden.box().center().x() * Stage.SIDE)
          .isBetween(100.0 + 3 * i - 10, 100.0 + 3 * i + 10);
    }

    assertThat(walk(50, 60)).isEqualTo(before);
    assertThat(stage.ended()).isEmpty();
  }

  /** Shows a person who walks by 3 pixels a frame; the id of the last frame. */
  private long walk(int from, int to) {
    long id = 0;
    for (int i = from; i < to; i++) {
      id = id(stage.after(FRAME, person(100 + 3 * i, 500)), 0);
    }
    return id;
  }

  @Test
  void aPersonWhoIsPartlyHiddenIsFollowedByUncertainDetections() {
    long id = walk(0, 10);
    for (int i = 10; i < 20; i++) {
      TrackingResult result = stage.after(FRAME, thing("person", 0.2, 100 + 3 * i, 500));
      assertThat(id(result, 0)).isEqualTo(id);
    }
  }

  @Test
  void uncertainDetectionsBeginNoTrack() {
    for (int i = 0; i < 10; i++) {
      TrackingResult result = stage.after(FRAME, thing("person", 0.65, 500, 500));
      assertThat(result.detections().get(0).trackId()).isEmpty();
    }
  }

  @Test
  void aModelWithLowConfidencesIsFollowedLikeAnother() {
    // The threshold of this model is 0.4: a detection of 0.45 is as certain as one of 0.68.
    Stage modest =
        new Stage(new ByteTracker(ByteTrackOptions.builder().highConfidence(0.4f).build()));
    long id = id(modest.after(0, thing("person", 0.6, 500, 500)), 0);
    modest.after(FRAME, thing("person", 0.6, 500, 500));

    // A jump by half of the width leaves an overlap of a third.
    TrackingResult jump = modest.after(FRAME, thing("person", 0.45, 520, 500));

    assertThat(id(jump, 0)).isEqualTo(id);
  }

  @Test
  void aPersonWhoLeavesEndsAfterASecondAndIsToldOnce() {
    walk(0, 30);
    for (int i = 0; i < 30; i++) {
      stage.after(FRAME);
      assertThat(stage.ended()).as("missed for frame " + i).isEmpty();
    }
    stage.after(2 * FRAME);
    stage.after(FRAME);

    assertThat(stage.ended()).hasSize(1);
    EndedTrack ended = stage.finish().get(0);
    assertThat(stage.ended()).hasSize(1);
    assertThat(ended.label()).isEqualTo("person");
    assertThat(ended.bestConfidence()).isEqualTo(0.9f);
    assertThat(ended.firstSeenNanos()).isEqualTo(Math.round(FRAME * 1e9));
    assertThat(ended.lastSeenNanos()).isEqualTo(1_000_000_000);
    assertThat(ended.path().get(0).streamTimeNanos()).isEqualTo(ended.firstSeenNanos());
    assertThat(ended.path().get(ended.path().size() - 1).streamTimeNanos())
        .isEqualTo(ended.lastSeenNanos());
  }

  @Test
  void somebodyWhoEntersLaterIsSomebodyElse() {
    long first = walk(0, 30);
    for (int i = 0; i < 60; i++) {
      stage.after(FRAME);
    }

    assertThat(walk(0, 5)).isGreaterThan(first);
  }

  @Test
  void aWrongLabelInOneFrameChangesNoLabelAndNoId() {
    long id = walk(0, 10);
    TrackingResult wrong = stage.after(FRAME, thing("dog", 0.95, 130, 500));
    Track after = stage.after(FRAME, person(133, 500)).tracks().get(0);

    assertThat(id(wrong, 0)).isEqualTo(id);
    assertThat(wrong.tracks().get(0).label()).isEqualTo("person");
    assertThat(after.id()).isEqualTo(id);
    assertThat(stage.finish().get(0).votes()).containsOnlyKeys("person", "dog");
  }

  @Test
  void twoLabelsOnOneThingAreOneTrack() {
    for (int i = 0; i < 20; i++) {
      boolean carIsBetter = i % 2 == 0;
      TrackingResult result =
          stage.after(
              FRAME,
              thing("car", carIsBetter ? 0.9 : 0.75, 300 + i, 500),
              thing("truck", 0.8, 300 + i, 501));
      assertThat(result.tracks()).hasSize(1);
      assertThat(id(result, carIsBetter ? 0 : 1)).isEqualTo(1);
      assertThat(result.detections().get(carIsBetter ? 1 : 0).trackId()).isEmpty();
    }

    EndedTrack ended = stage.finish().get(0);
    assertThat(ended.label()).isEqualTo("car");
    assertThat(ended.votes()).containsOnlyKeys("car", "truck");
  }

  @Test
  void aPersonOnABicycleIsTwoThings() {
    for (int i = 0; i < 20; i++) {
      TrackingResult result =
          stage.after(
              FRAME,
              thing("person", 0.9, 300 + 5 * i, 500),
              thing("bicycle", 0.9, 300 + 5 * i, 530));
      assertThat(id(result, 0)).isEqualTo(1);
      assertThat(id(result, 1)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 7, 15, 30, 60})
  void aWalkerIsOnePersonAtAnyRate(int framesPerSecond) {
    Set<Long> ids = new HashSet<>();
    // A walker covers about four fifths of her height in a second.
    for (int i = 0; i < 8 * framesPerSecond; i++) {
      double x = 100 + 80.0 * i / framesPerSecond;
      ids.add(id(stage.after(1.0 / framesPerSecond, person(x, 500)), 0));
    }

    assertThat(ids).hasSize(1);
  }

  @Test
  void framesThatWereNotAnalysedEndNoTrack() {
    long id = id(stage.after(0, person(300, 500)), 0);
    stage.after(FRAME, person(300, 500));

    TrackingResult afterGap = stage.after(10, person(301, 500));

    assertThat(id(afterGap, 0)).isEqualTo(id);
    assertThat(stage.ended()).isEmpty();
  }

  @Test
  void afterAGapATrackIsLookedForInSeveralFrames() {
    stage.after(0, person(300, 500));
    stage.after(FRAME, person(300, 500));

    for (int i = 0; i < 14; i++) {
      TrackingResult afterGap = stage.after(10);
      assertThat(afterGap.tracks()).extracting(Track::state).containsExactly(TrackState.COASTING);
    }
    stage.after(10);

    assertThat(stage.after(10).tracks()).isEmpty();
    assertThat(stage.ended()).hasSize(1);
  }

  @Test
  void somebodyElsewhereAfterAGapIsSomebodyElse() {
    stage.after(0, person(300, 500));
    stage.after(FRAME, person(300, 500));

    assertThat(id(stage.after(10, person(700, 500)), 0)).isEqualTo(2);
  }

  @Test
  void aShakingCameraTakesItsTracksAlong() {
    ByteTracker tracker = new ByteTracker();
    Set<Long> ids = new HashSet<>();
    for (int i = 0; i < 30; i++) {
      int shake = i % 2 == 0 ? 60 : 0; // more than a person's width
      TrackingFrame frame =
          TrackingFrame.builder(Math.round(i * FRAME * 1e9), Stage.SIDE, Stage.SIDE)
              .detections(List.of(person(300 + i + shake, 500)))
              .cameraMotion(CameraMotion.shift(i == 0 ? 0 : shake - (60 - shake), 0))
              .build();
      ids.add(id(tracker.track(frame), 0));
    }

    assertThat(ids).hasSize(1);
  }

  @Test
  void peopleOfDifferentLookAreToldApartWhereTheyMeet() {
    // Both stand, and change places between two frames: only their look tells it.
    for (int i = 0; i < 5; i++) {
      stage.after(FRAME, dressed(300, 1, 0), dressed(310, 0, 1));
    }

    TrackingResult result = stage.after(FRAME, dressed(310, 1, 0), dressed(300, 0, 1));

    assertThat(id(result, 0)).isEqualTo(1);
    assertThat(id(result, 1)).isEqualTo(2);
  }

  private static Detection dressed(double x, float... look) {
    Detection person = person(x, 500);
    return Detection.builder(person.label(), person.confidence(), person.box())
        .embedding(new Embedding("test", look))
        .build();
  }

  @Test
  void fiveHundredDetectionsAreFiveHundredTracks() {
    for (int i = 0; i < 5; i++) {
      List<Detection> crowd = new ArrayList<>();
      for (int n = 0; n < 500; n++) {
        crowd.add(person(20 + 40 * (n % 25) + i, 50 + 45 * (n / 25)));
      }
      TrackingResult result = stage.after(FRAME, crowd.toArray(Detection[]::new));
      for (int n = 0; n < 500; n++) {
        assertThat(id(result, n)).isEqualTo(n + 1);
      }
    }
  }

  @Test
  void memoryIsBoundedWhateverAppears() {
    ByteTracker tracker = new ByteTracker(ByteTrackOptions.builder().mostTracks(10).build());
    Stage bounded = new Stage(tracker);
    Set<Long> ids = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      int place = i / 2; // each place is seen twice, so that every track is confirmed
      TrackingResult result =
          bounded.after(
              FRAME,
              person(50 + 100 * (place % 9), 100),
              person(50 + 100 * (place % 9), 400),
              person(50 + 100 * (place % 9), 800));
      assertThat(result.tracks()).hasSizeLessThanOrEqualTo(10);
      result.tracks().forEach(track -> ids.add(track.id()));
    }
    bounded.finish();

    assertThat(bounded.ended()).extracting(EndedTrack::id).doesNotHaveDuplicates();
    assertThat(ids).hasSizeGreaterThan(20);
  }

  @Test
  void refusesMoreTracksThanMemoryForPairsIsBoundedBy() {
    assertThat(ByteTrackOptions.builder().mostTracks(10_000).build().mostTracks())
        .isEqualTo(10_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ByteTrackOptions.builder().mostTracks(10_001))
        .withMessageContaining("found 10001");
  }

  @Test
  void idsAreNotUsedAgainAfterTheEnd() {
    long before = walk(0, 5);
    stage.finish();

    assertThat(walk(5, 10)).isGreaterThan(before);
  }

  @Test
  void foreignIdsDoNotMixWithTheTrackers() {
    Detection person = thing("person", 0.3, 500, 500);
    Detection tracked =
        Detection.builder(person.label(), person.confidence(), person.box()).trackId(77).build();

    assertThat(stage.after(FRAME, tracked).detections().get(0).trackId()).isEmpty();
  }

  @Test
  void refusesTimeThatRunsBackwards() {
    stage.after(10, person(500, 500));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> stage.after(-1, person(500, 500)))
        .withMessageContaining("9000000000 ns after 10000000000 ns");
  }
}
