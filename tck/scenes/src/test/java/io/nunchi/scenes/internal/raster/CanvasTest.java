package io.nunchi.scenes.internal.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nunchi.scenes.internal.actor.Cyclist;
import io.nunchi.scenes.internal.actor.Route;
import io.nunchi.scenes.internal.actor.Walker;
import io.nunchi.scenes.internal.shape.Mesh;
import io.nunchi.scenes.internal.shape.Texture;
import io.nunchi.scenes.internal.space.Dice;
import io.nunchi.scenes.internal.space.Eye;
import io.nunchi.scenes.internal.space.Vec;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CanvasTest {

  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;
  private static final int WHITE = 0xFFFFFF;
  private static final Light LIGHT = new Light(Vec.UP, 0, 0.5, 0, WHITE, 1e9, List.of());
  private static final Eye EYE = Eye.at(new Vec(0, 0, 1.5), 0, 0, 0.8, WIDTH, HEIGHT);

  private static Canvas white() {
    int[] pixels = new int[WIDTH * HEIGHT];
    Arrays.fill(pixels, WHITE);
    Canvas canvas =
        new Canvas(
            new Backdrop(
                WIDTH, HEIGHT, pixels, new byte[WIDTH * HEIGHT], new float[4 * WIDTH * HEIGHT]),
            EYE,
            LIGHT);
    canvas.begin();
    return canvas;
  }

  private static Mesh board(double x, double y, double half) {
    Mesh mesh = new Mesh();
    mesh.quad(
        new Vec(x - half, y, 1.5 - half),
        new Vec(x + half, y, 1.5 - half),
        new Vec(x + half, y, 1.5 + half),
        new Vec(x - half, y, 1.5 + half),
        Texture.plain(0x808080));
    return mesh;
  }

  private static Sighting draw(Canvas canvas, Mesh mesh, long trackId, double distance) {
    Sighting sighting = new Sighting(trackId, "person");
    canvas.draw(mesh, List.of(sighting), distance);
    return sighting;
  }

  @Property(tries = 60)
  void aWalkersBoxIsWhereThePixelsChange(
      @ForAll @DoubleRange(min = -4, max = 4) double x,
      @ForAll @DoubleRange(min = 3, max = 15) double y,
      @ForAll @DoubleRange(min = 0, max = 20) double time) {
    Canvas canvas = white();
    Mesh mesh = new Mesh();
    new Walker(new Dice(7), Route.of(0, 0.01, Vec.ground(x, y), Vec.ground(x + 1, y)))
        .shape(time, mesh);
    Sighting sighting = draw(canvas, mesh, 1, y);

    int minX = WIDTH;
    int maxX = -1;
    int minY = HEIGHT;
    int maxY = -1;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      if (canvas.pixels()[i] != WHITE) {
        minX = Math.min(minX, i % WIDTH);
        maxX = Math.max(maxX, i % WIDTH);
        minY = Math.min(minY, i / WIDTH);
        maxY = Math.max(maxY, i / WIDTH);
      }
    }

    assertThat(sighting.isInFrame()).isEqualTo(maxX >= 0);
    if (maxX >= 0) {
      assertThat(sighting.left()).isCloseTo(minX, within(0.51));
      assertThat(sighting.right()).isCloseTo(maxX + 1.0, within(0.51));
      assertThat(sighting.top()).isCloseTo(minY, within(0.51));
      assertThat(sighting.bottom()).isCloseTo(maxY + 1.0, within(0.51));
    }
  }

  @Test
  void whatIsNearerHidesWhatIsFartherInWhateverOrderTheyAreDrawn() {
    Canvas farFirst = white();
    Sighting far = draw(farFirst, board(0, 6, 0.5), 1, 6);
    Sighting near = draw(farFirst, board(0.25, 3, 0.25), 2, 3);

    Canvas nearFirst = white();
    Sighting nearAgain = draw(nearFirst, board(0.25, 3, 0.25), 2, 3);
    Sighting farAgain = draw(nearFirst, board(0, 6, 0.5), 1, 6);

    assertThat(near.visibleFraction()).isEqualTo(1);
    assertThat(far.visibleFraction()).isCloseTo(0.5, within(0.05));
    assertThat(nearAgain.visibleFraction()).isEqualTo(1);
    assertThat(farAgain.visibleFraction()).isEqualTo(far.visibleFraction());
    assertThat(farAgain.left()).isEqualTo(far.left());
    assertThat(farAgain.right()).isEqualTo(far.right());
  }

  @Test
  void whatTheFrameCutsOffIsNotVisible() {
    double edge = WIDTH / 2.0 / (0.8 * WIDTH) * 5;

    assertThat(draw(white(), board(edge, 5, 0.5), 1, 5).visibleFraction())
        .isCloseTo(0.5, within(0.05));
  }

  @Property(tries = 40)
  void aBoardsBoxIsItsProjection(
      @ForAll @DoubleRange(min = -1, max = 1) double x,
      @ForAll @DoubleRange(min = 3, max = 12) double y,
      @ForAll @DoubleRange(min = 0.2, max = 0.5) double half) {
    Sighting sighting = draw(white(), board(x, y, half), 1, y);

    assertThat(sighting.left()).isCloseTo(EYE.pictureX(new Vec(x - half, y, 1.5)), within(0.51));
    assertThat(sighting.right()).isCloseTo(EYE.pictureX(new Vec(x + half, y, 1.5)), within(0.51));
    assertThat(sighting.top()).isCloseTo(EYE.pictureY(new Vec(x, y, 1.5 + half)), within(0.51));
  }

  @Property(tries = 30)
  void theVisiblePartsOfAllAreThePixelsThatChange(
      @ForAll @DoubleRange(min = -2.5, max = 2.5) double x,
      @ForAll @DoubleRange(min = 3, max = 8) double y,
      @ForAll @DoubleRange(min = 0, max = 20) double time) {
    Canvas canvas = white();
    Mesh mesh = new Mesh();
    Route route = Route.of(0, 0.01, Vec.ground(x, y), Vec.ground(x + 1, y));
    new Cyclist(new Dice(11), route).shape(time, mesh);
    List<Sighting> both = List.of(new Sighting(1, "person"), new Sighting(2, "bicycle"));
    canvas.draw(mesh, both, y);
    Sighting wall = draw(canvas, board(x, y + 2, 2.5), 3, y + 2);

    int hit = 0;
    for (int pixel : canvas.pixels()) {
      hit += pixel == WHITE ? 0 : 1;
    }
    int visible = both.get(0).visible + both.get(1).visible + wall.visible;

    assertThat(visible).isBetween(hit, 4 * hit);
    assertThat(both.get(0).visibleFraction()).isBetween(0.0, 1.0);
    assertThat(both.get(0).whole).isPositive();
    assertThat(both.get(1).whole).isPositive();
  }

  @Test
  void aFrameThatBeginsShowsOnlyWhatWasFrozen() {
    Canvas canvas = white();
    Sighting fixed = draw(canvas, board(0, 6, 0.5), 1, 6);
    canvas.freeze();
    int[] frozen = canvas.pixels().clone();
    canvas.begin();
    draw(canvas, board(0.25, 3, 0.25), 2, 3);
    double hidden = canvas.sightings().get(0).visibleFraction();
    canvas.begin();

    assertThat(hidden).isLessThan(0.6);
    assertThat(canvas.pixels()).isEqualTo(frozen);
    assertThat(canvas.sightings()).hasSize(1);
    assertThat(canvas.sightings().get(0).visibleFraction()).isEqualTo(fixed.visibleFraction());
  }

  @Test
  void whatAFrameLosesIsNotVisible() {
    Canvas canvas = white();
    Sighting board = draw(canvas, board(0, 6, 0.5), 1, 6);
    canvas.loseOutside(-WIDTH / 2, 0, WIDTH / 2, HEIGHT);

    assertThat(board.visibleFraction()).isCloseTo(0.5, within(0.05));
  }

  @Test
  void aFrameThatLosesALittleKeepsWhatStaysInIt() {
    Canvas canvas = white();
    Sighting board = draw(canvas, board(-1, 6, 0.2), 1, 6);
    canvas.loseOutside(3, 3, WIDTH + 3, HEIGHT + 3);
    double afterLittle = board.visibleFraction();
    canvas.loseOutside(WIDTH, 0, 2 * WIDTH, HEIGHT);

    assertThat(afterLittle).isEqualTo(1);
    assertThat(board.visibleFraction()).isZero();
  }

  @Test
  void manyTargetsAreCountedApart() {
    Canvas canvas = white();
    for (int i = 0; i < 200; i++) {
      draw(canvas, board(0, 200 - i * 0.9, 0.4), i + 1L, 200 - i * 0.9);
    }

    assertThat(canvas.sightings().get(199).visibleFraction()).isEqualTo(1);
    assertThat(canvas.sightings().get(100).visibleFraction()).isZero();
  }

  @Test
  void aShadowOnTheGroundDoesNotDarkenWhatStandsBeforeIt() {
    int[] pixels = new int[WIDTH * HEIGHT];
    Arrays.fill(pixels, WHITE);
    byte[] reach = new byte[WIDTH * HEIGHT];
    Arrays.fill(reach, (byte) 200);
    Light sunny = new Light(Vec.UP, 0.5, 0.5, 0, WHITE, 1e9, List.of());
    Canvas canvas =
        new Canvas(
            new Backdrop(WIDTH, HEIGHT, pixels, reach, new float[4 * WIDTH * HEIGHT]), EYE, sunny);
    canvas.begin();
    draw(canvas, board(0, 6, 0.5), 1, 6);
    canvas.freeze();
    int[] frozen = canvas.pixels().clone();
    Mesh cloud = new Mesh();
    cloud.quad(
        new Vec(-9, 2, 3),
        new Vec(9, 2, 3),
        new Vec(9, 30, 3),
        new Vec(-9, 30, 3),
        Texture.plain(0x808080));
    canvas.begin();
    canvas.throwShadow(cloud);
    canvas.darken();

    int row = (int) EYE.pictureY(new Vec(0, 6, 1.2));
    int onTheBoard = row * WIDTH + WIDTH / 2;
    int besideIt = onTheBoard + WIDTH / 4;
    assertThat(frozen[onTheBoard]).isNotEqualTo(WHITE);
    assertThat(canvas.pixels()[onTheBoard]).isEqualTo(frozen[onTheBoard]);
    assertThat(frozen[besideIt]).isEqualTo(WHITE);
    assertThat(canvas.pixels()[besideIt]).isNotEqualTo(WHITE);
  }
}
