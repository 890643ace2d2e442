package io.nunchi.scenes.internal.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.nunchi.scenes.internal.actor.Route;
import io.nunchi.scenes.internal.actor.Walker;
import io.nunchi.scenes.internal.space.Dice;
import io.nunchi.scenes.internal.space.Vec;
import io.nunchi.scenes.truth.SceneEvent;
import io.nunchi.scenes.truth.SceneEvent.Kind;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The camera of the car park looks at the ground around (0, 16); a walker is track 1. */
class StoryTest {

  private static final int FRAMES_PER_SECOND = 10;
  private static final OptionalLong WALKER = OptionalLong.of(1);
  private static final SceneScript.Figure AWAY =
      new SceneScript.Figure("line", List.of(Vec.ground(0, 14), Vec.ground(0, 18)));
  private static final SceneScript.Figure SQUARE =
      new SceneScript.Figure(
          "square",
          List.of(Vec.ground(-1, 14), Vec.ground(1, 14), Vec.ground(1, 18), Vec.ground(-1, 18)));

  private static List<SceneEvent> told(Route route, int seconds, SceneScript.Rules rules) {
    SceneScript parking = OtherPlaces.parking(1, seconds);
    SceneScript script =
        new SceneScript(
            parking.view(),
            parking.light(),
            parking.surroundings(),
            List.of(),
            List.of(new Walker(new Dice(7), route)),
            parking.weather(),
            rules,
            List.of());
    return new Story(script, 1280, 720, FRAMES_PER_SECOND, seconds * FRAMES_PER_SECOND).tell();
  }

  private static SceneScript.Rules line() {
    return new SceneScript.Rules(List.of(AWAY), List.of());
  }

  private static SceneScript.Rules square() {
    return new SceneScript.Rules(List.of(), List.of(SQUARE));
  }

  @Test
  void whoCrossesALineFromItsLeftIsToldWithDirectionAndFrame() {
    Route right = Route.of(0, 1, Vec.ground(-3.05, 16), Vec.ground(3, 16));

    assertThat(told(right, 6, line()))
        .containsExactly(new SceneEvent(Kind.LINE_CROSSED, 32, WALKER, "line", "left-to-right"));
  }

  @Test
  void theWayBackHasTheOtherDirection() {
    Route left = Route.of(0, 1, Vec.ground(3.05, 16), Vec.ground(-3, 16));

    assertThat(told(left, 6, line()))
        .containsExactly(new SceneEvent(Kind.LINE_CROSSED, 32, WALKER, "line", "right-to-left"));
  }

  @Test
  void whoPassesBesideALineDoesNotCrossIt() {
    assertThat(told(Route.of(0, 1, Vec.ground(-3, 20), Vec.ground(3, 20)), 6, line())).isEmpty();
  }

  @Test
  void aZoneIsEnteredAndLeft() {
    Route through = Route.of(0, 1, Vec.ground(-3.05, 16), Vec.ground(3, 16));

    assertThat(told(through, 6, square()))
        .containsExactly(
            new SceneEvent(Kind.ZONE_ENTERED, 22, WALKER, "square", ""),
            new SceneEvent(Kind.ZONE_LEFT, 42, WALKER, "square", ""));
  }

  @Test
  void whoStaysTenSecondsLoitersOnce() {
    Route resting = Route.of(0, 1, Vec.ground(-3.05, 16), Vec.ground(3, 16)).resting(3, 30);

    assertThat(told(resting, 35, square()))
        .extracting(SceneEvent::kind, SceneEvent::frame)
        .containsExactly(
            tuple(Kind.ZONE_ENTERED, 22), tuple(Kind.LOITERING, 122), tuple(Kind.ZONE_LEFT, 342));
  }

  @Test
  void whoRestsForLessDoesNotLoiter() {
    Route resting = Route.of(0, 1, Vec.ground(-3.05, 16), Vec.ground(3, 16)).resting(3, 7);

    assertThat(told(resting, 20, square()))
        .extracting(SceneEvent::kind)
        .containsExactly(Kind.ZONE_ENTERED, Kind.ZONE_LEFT);
  }

  @Test
  void nothingIsToldOfWhoIsBesideTheFrame() {
    SceneScript.Figure beside =
        new SceneScript.Figure("beside", List.of(Vec.ground(60, 14), Vec.ground(60, 18)));
    Route route = Route.of(0, 1, Vec.ground(57, 16), Vec.ground(63, 16));

    assertThat(told(route, 6, new SceneScript.Rules(List.of(beside), List.of()))).isEmpty();
  }
}
