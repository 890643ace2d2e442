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
      filler.fillMask(mesh, projection, shadows);
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
    int left = (int) Math.max(-sampleWidth, Math.floor(projection.minX)) & -SAMPLES;
    int top = (int) Math.max(-sampleHeight, Math.floor(projection.minY)) & -SAMPLES;
    int right = (int) Math.min(2 * sampleWidth, Math.ceil(projection.maxX));
    int bottom = (int) Math.min(2 * sampleHeight, Math.ceil(projection.maxY));
    if (right <= Math.max(0, left)
        || bottom <= Math.max(0, top)
        || left >= sampleWidth
        || top >= sampleHeight) {
      return;
    }
    layer.open(left, top, roundUp(right - left), roundUp(bottom - top));
    filler.fill(mesh, projection, layer);
    int firstOwner = sightings.size() + 1;
    targets.forEach(sightings::add);
    lay(firstOwner, targets.size(), distance);
  }

  private static int roundUp(int samples) {
    return (samples + SAMPLES - 1) & -SAMPLES;
  }

  private void lay(int firstOwner, int targetCount, double distance) {
    int hazePart = (int) (256 * light.hazeAt(distance));
    owners.touch(layer);
    for (int y = layer.top; y < layer.top + layer.height; y += SAMPLES) {
      boolean rowInFrame = y >= 0 && y < height * SAMPLES;
      for (int x = layer.left; x < layer.left + layer.width; x += SAMPLES) {
        int at = (y - layer.top) * layer.width + x - layer.left;
        if ((layer.part[at]
                | layer.part[at + 1]
                | layer.part[at + layer.width]
                | layer.part[at + layer.width + 1])
            != 0) {
          boolean inFrame = rowInFrame && x >= 0 && x < width * SAMPLES;
          layPixel(x, y, inFrame, firstOwner, targetCount, hazePart);
        }
      }
    }
  }

  private void layPixel(
      int x, int y, boolean inFrame, int firstOwner, int targetCount, int hazePart) {
    int red = 0;
    int green = 0;
    int blue = 0;
    int shown = 0;
    for (int sample = 0; sample < SAMPLES * SAMPLES; sample++) {
      int sampleX = x + (sample & 1);
      int sampleY = y + (sample >> 1);
      int at = (sampleY - layer.top) * layer.width + sampleX - layer.left;
      int part = layer.part[at];
      if (part == 0) {
        continue;
      }
      int owner = part <= targetCount ? firstOwner + part - 1 : 0;
      if (owner > 0) {
        count(sightings.get(owner - 1), sampleX, sampleY, inFrame);
      }
      if (inFrame && owners.claim(sampleX, sampleY, layer.nearness[at], owner, sightings)) {
        int color = layer.color[at];
        red += Rgb.red(color);
        green += Rgb.green(color);
        blue += Rgb.blue(color);
        shown++;
      }
    }
    if (shown > 0) {
      int at = y / SAMPLES * width + x / SAMPLES;
      pixels[at] = blend(pixels[at], red, green, blue, shown, hazePart);
    }
  }

  private static void count(Sighting sighting, int x, int y, boolean inFrame) {
    sighting.whole++;
    if (inFrame) {
      sighting.minX = Math.min(sighting.minX, x);
      sighting.maxX = Math.max(sighting.maxX, x);
      sighting.minY = Math.min(sighting.minY, y);
      sighting.maxY = Math.max(sighting.maxY, y);
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
