package io.nunchi.tck.scene.internal.raster;

import io.nunchi.tck.scene.internal.shape.Mesh;
import io.nunchi.tck.scene.internal.shape.Rgb;
import io.nunchi.tck.scene.internal.space.Eye;
import java.util.ArrayList;
import java.util.List;

/**
 * One frame while it is drawn: the backdrop, the shadows on it, then the actors from far to near.
 * What hides what is decided for every sample by its distance, so that truth and picture cannot
 * disagree. For one thread.
 */
public final class Canvas {

  private static final int SAMPLES = Sighting.SAMPLES;

  private final int width;
  private final int height;
  private final Eye eye;
  private final Eye sampleEye;
  private final Light light;
  private final byte[] shadowReach;
  private final int[] basePixels;
  private final int[] pixels;
  private final SampleOwners owners;
  private final List<Sighting> fixedSightings = new ArrayList<>();
  private final List<Sighting> sightings = new ArrayList<>();
  private final Layer layer = new Layer();
  private final Projection projection = new Projection();
  private final TriangleFiller filler = new TriangleFiller();
  private final ShadowFiller shadowFiller = new ShadowFiller();
  private final Census census;
  private final ShadowMask shadows;

  /**
   * Starts with a backdrop.
   *
   * @param backdrop as the eye sees it
   * @param eye the camera, in pixels
   * @param light what lights the actors
   */
  public Canvas(Backdrop backdrop, Eye eye, Light light) {
    this.width = backdrop.width();
    this.height = backdrop.height();
    this.eye = eye;
    this.sampleEye = eye.scaled(SAMPLES);
    this.light = light;
    this.shadowReach = backdrop.shadowReach();
    this.basePixels = backdrop.pixels().clone();
    this.pixels = backdrop.pixels().clone();
    this.owners = new SampleOwners(width * SAMPLES, height * SAMPLES, backdrop.nearness());
    this.census = new Census(width * SAMPLES, height * SAMPLES);
    this.shadows = new ShadowMask(width, height);
  }

  /** Makes what was drawn so far the start of every frame. */
  public void freeze() {
    System.arraycopy(pixels, 0, basePixels, 0, pixels.length);
    owners.freeze();
    fixedSightings.clear();
    sightings.forEach(sighting -> fixedSightings.add(sighting.copy()));
  }

  /** Starts a frame. */
  public void begin() {
    System.arraycopy(basePixels, 0, pixels, 0, pixels.length);
    owners.restore();
    sightings.clear();
    fixedSightings.forEach(sighting -> sightings.add(sighting.copy()));
  }

  /** Adds the shadow that the sun makes of a mesh; {@link #darken} puts it onto the ground. */
  public void throwShadow(Mesh mesh) {
    if (light.sun() > 0) {
      projection.lookAtShadow(mesh, eye, light.toSun());
      shadowFiller.fill(mesh, projection, shadows);
    }
  }

  /** Puts the shadows onto the ground; before the actors are drawn. */
  public void darken() {
    shadows.darken(pixels, shadowReach);
  }

  /**
   * Draws an actor.
   *
   * @param mesh in the world
   * @param targets what is counted of it: part 1 is the first; later parts are not counted
   * @param distance how far away it is, for the haze
   */
  public void draw(Mesh mesh, List<Sighting> targets, double distance) {
    projection.look(mesh, sampleEye, light);
    int sampleWidth = width * SAMPLES;
    int sampleHeight = height * SAMPLES;
    int beside = targets.isEmpty() ? 0 : 1; // what is counted is counted outside the frame, too
    int left = (int) Math.max(-beside * sampleWidth, Math.floor(projection.minX)) & -SAMPLES;
    int top = (int) Math.max(-beside * sampleHeight, Math.floor(projection.minY)) & -SAMPLES;
    int right = (int) Math.min((1 + beside) * sampleWidth, Math.ceil(projection.maxX));
    int bottom = (int) Math.min((1 + beside) * sampleHeight, Math.ceil(projection.maxY));
    if (right <= Math.max(0, left)
        || bottom <= Math.max(0, top)
        || left >= sampleWidth
        || top >= sampleHeight) {
      return;
    }
    layer.open(left, top, roundUp(right - left), roundUp(bottom - top));
    filler.fill(mesh, projection, layer);
    census.count(layer, targets);
    int firstOwner = sightings.size() + 1;
    sightings.addAll(targets);
    lay(firstOwner, targets.size(), distance);
    for (int i = 0; i < sightings.size(); i++) {
      sightings.get(i).visible = owners.visible[i + 1];
    }
  }

  private static int roundUp(int samples) {
    return (samples + SAMPLES - 1) & -SAMPLES;
  }

  /** Puts the layer into the frame, pixel by pixel, where nothing nearer is. */
  private void lay(int firstOwner, int targetCount, double distance) {
    int hazePart = (int) (256 * light.hazeAt(distance));
    owners.touch(layer, firstOwner + targetCount);
    int firstRow = Math.max(0, layer.top);
    int endRow = Math.min(height * SAMPLES, layer.top + layer.height);
    for (int y = firstRow; y < endRow; y += SAMPLES) {
      int row = y - layer.top;
      int first =
          layer.left + (Math.min(layer.firstOfRow[row], layer.firstOfRow[row + 1]) & -SAMPLES);
      int last = layer.left + Math.max(layer.lastOfRow[row], layer.lastOfRow[row + 1]);
      layRow(
          y,
          Math.max(0, first),
          Math.min(width * SAMPLES - 1, last),
          firstOwner,
          targetCount,
          hazePart);
    }
  }

  private void layRow(
      int y, int first, int last, int firstOwner, int targetCount, int hazePart) {
    float[] layerNearness = layer.nearness;
    float[] nearness = owners.nearness;
    short[] owner = owners.owner;
    int[] visible = owners.visible;
    int layerWidth = layer.width;
    int frameWidth = width * SAMPLES;
    int toLayer = (y - layer.top) * layerWidth - layer.left;
    for (int x = first; x <= last; x += SAMPLES) {
      int red = 0;
      int green = 0;
      int blue = 0;
      int shown = 0;
      for (int sample = 0; sample < SAMPLES * SAMPLES; sample++) {
        int at = toLayer + x + (sample & 1) + (sample >> 1) * layerWidth;
        int to = (y + (sample >> 1)) * frameWidth + x + (sample & 1);
        float near = layerNearness[at];
        if (near <= nearness[to]) {
          continue;
        }
        int part = layer.part[at];
        int newOwner = part <= targetCount ? firstOwner + part - 1 : 0;
        int oldOwner = owner[to];
        if (oldOwner != newOwner) {
          visible[oldOwner]--;
          visible[newOwner]++;
          owner[to] = (short) newOwner;
        }
        nearness[to] = near;
        int color = layer.color[at];
        red += color >> 16 & 255;
        green += color >> 8 & 255;
        blue += color & 255;
        shown++;
      }
      if (shown > 0) {
        int pixel = y / SAMPLES * width + x / SAMPLES;
        pixels[pixel] = blend(pixels[pixel], red, green, blue, shown, hazePart);
      }
    }
  }

  private int blend(int under, int red, int green, int blue, int shown, int hazePart) {
    int clear = 256 - hazePart;
    int haze = light.haze();
    int all = SAMPLES * SAMPLES;
    int rest = all - shown;
    int newRed =
        (red * clear + Rgb.red(haze) * shown * hazePart + Rgb.red(under) * rest * 256)
            / (256 * all);
    int newGreen =
        (green * clear + Rgb.green(haze) * shown * hazePart + Rgb.green(under) * rest * 256)
            / (256 * all);
    int newBlue =
        (blue * clear + Rgb.blue(haze) * shown * hazePart + Rgb.blue(under) * rest * 256)
            / (256 * all);
    return newRed << 16 | newGreen << 8 | newBlue;
  }

  /** What was counted in this frame so far. */
  public List<Sighting> sightings() {
    return sightings;
  }

  /** The frame's pixels: red, green and blue in one number. Not to be kept. */
  public int[] pixels() {
    return pixels;
  }
}
