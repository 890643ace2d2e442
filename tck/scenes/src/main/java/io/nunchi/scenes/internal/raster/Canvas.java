package io.nunchi.scenes.internal.raster;

import io.nunchi.scenes.internal.shape.Mesh;
import io.nunchi.scenes.internal.shape.Rgb;
import io.nunchi.scenes.internal.space.Eye;
import java.util.ArrayList;
import java.util.List;

/**
 * One frame while it is drawn: the backdrop, the shadows on it, then the actors from far to near.
 * Occlusion is decided for every sample by its distance, so that truth and picture cannot disagree.
 * For one thread.
 */
public final class Canvas {

  private static final int SAMPLES = Sighting.SAMPLES;

  /** Bits of what a pixel's color is summed up in: 4 samples of 256 parts each. */
  private static final int PARTS = 10;

  /** Stands above a spread color, so that a sum of them says of how many it is. */
  private static final long COUNTED_ONCE = 1L << 48;

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

  /** The color that the drawn actor adds to each pixel of a row, spread; 0 between actors. */
  private final long[] sums;

  /**
   * Starts with a backdrop.
   *
   * @param backdrop as the eye sees it
   * @param eye the camera, in pixels
   * @param light falls on the actors
   */
  public Canvas(Backdrop backdrop, Eye eye, Light light) {
    this.width = backdrop.width();
    this.height = backdrop.height();
    this.eye = eye;
    this.sampleEye = eye.scaled(SAMPLES);
    this.light = light;
    this.shadowReach = backdrop.shadowReach().clone();
    this.basePixels = backdrop.pixels().clone();
    this.pixels = backdrop.pixels().clone();
    this.owners = new SampleOwners(width * SAMPLES, height * SAMPLES, backdrop.nearness());
    this.census = new Census(width * SAMPLES, height * SAMPLES);
    this.shadows = new ShadowMask(width, height);
    this.sums = new long[width];
  }

  /** Makes what was drawn so far the start of every frame. */
  public void freeze() {
    keepShadowsOffTargets();
    System.arraycopy(pixels, 0, basePixels, 0, pixels.length);
    owners.freeze();
    fixedSightings.clear();
    sightings.forEach(sighting -> fixedSightings.add(sighting.copy()));
  }

  /** A shadow is thrown onto the ground, so it does not darken what stands before it. */
  private void keepShadowsOffTargets() {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int ground = SAMPLES * SAMPLES - owners.ownedSamples(x, y);
        int at = y * width + x;
        shadowReach[at] = (byte) ((shadowReach[at] & 255) * ground / (SAMPLES * SAMPLES));
      }
    }
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
   * @param targets its counted parts: part 1 is the first; later parts are not counted
   * @param distance from the camera, for the haze
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
    census.count(layer, targets, mesh.isOnePart());
    int firstOwner = sightings.size() + 1;
    sightings.addAll(targets);
    lay(firstOwner, targets.size(), mesh.isOnePart(), distance);
    takeVisible();
  }

  private void takeVisible() {
    for (int i = 0; i < sightings.size(); i++) {
      sightings.get(i).visible = owners.visible[i + 1];
    }
  }

  /**
   * Counts as not visible what lies outside a window, in pixels; after the actors are drawn. The
   * window may reach beyond the canvas.
   */
  public void loseOutside(int left, int top, int right, int bottom) {
    owners.cut(
        clamp(left, width) * SAMPLES,
        clamp(top, height) * SAMPLES,
        clamp(right, width) * SAMPLES,
        clamp(bottom, height) * SAMPLES);
    takeVisible();
  }

  private static int clamp(int place, int most) {
    return Math.max(0, Math.min(most, place));
  }

  private static int roundUp(int samples) {
    return (samples + SAMPLES - 1) & -SAMPLES;
  }

  /**
   * Puts the layer into the frame where nothing nearer is: sample by sample, then pixel by pixel.
   */
  private void lay(int firstOwner, int targetCount, boolean onePart, double distance) {
    int hazePart = (int) (256 * light.hazeAt(distance));
    owners.touch(layer, firstOwner + targetCount);
    int firstRow = Math.max(0, layer.top);
    int endRow = Math.min(height * SAMPLES, layer.top + layer.height);
    for (int y = firstRow; y < endRow; y += SAMPLES) {
      int first = width * SAMPLES;
      int last = -1;
      for (int row = y - layer.top; row < y - layer.top + SAMPLES; row++) {
        int from = Math.max(0, layer.left + layer.firstOfRow[row]);
        int to = Math.min(width * SAMPLES - 1, layer.left + layer.lastOfRow[row]);
        if (onePart) {
          claim(row, from, to, targetCount == 0 ? 0 : firstOwner);
        } else {
          claimParts(row, from, to, firstOwner, targetCount);
        }
        first = Math.min(first, from);
        last = Math.max(last, to);
      }
      blendRow(y / SAMPLES, first / SAMPLES, last / SAMPLES, hazePart);
    }
  }

  /** Claims the samples of a layer that has one part, two at a time. */
  private void claim(int row, int first, int last, int newOwner) {
    int from = row * layer.width - layer.left;
    int to = (layer.top + row) * width * SAMPLES;
    for (int x = first & -SAMPLES; x <= last; x += SAMPLES) {
      long sum =
          claimSample(from + x, to + x, newOwner) + claimSample(from + x + 1, to + x + 1, newOwner);
      if (sum != 0) {
        sums[x >> 1] += sum;
      }
    }
  }

  private void claimParts(int row, int first, int last, int firstOwner, int targetCount) {
    int from = row * layer.width - layer.left;
    int to = (layer.top + row) * width * SAMPLES;
    for (int x = first; x <= last; x++) {
      int part = layer.part[from + x];
      int newOwner = part <= targetCount ? firstOwner + part - 1 : 0;
      sums[x >> 1] += claimSample(from + x, to + x, newOwner);
    }
  }

  /** Gives a sample to the layer's actor if nothing nearer has it: its spread color, else 0. */
  private long claimSample(int from, int to, int newOwner) {
    float near = layer.nearness[from];
    if (near <= owners.nearness[to]) {
      return 0;
    }
    owners.nearness[to] = near;
    int oldOwner = owners.owner[to];
    if (oldOwner != newOwner) {
      owners.visible[oldOwner]--;
      owners.visible[newOwner]++;
      owners.owner[to] = (short) newOwner;
    }
    return COUNTED_ONCE | Rgb.spread(layer.color[from]);
  }

  private void blendRow(int y, int first, int last, int hazePart) {
    int haze = light.haze();
    int hazeRed = Rgb.red(haze) * hazePart;
    int hazeGreen = Rgb.green(haze) * hazePart;
    int hazeBlue = Rgb.blue(haze) * hazePart;
    int clear = 256 - hazePart;
    for (int x = first; x <= last; x++) {
      long sum = sums[x];
      if (sum == 0) {
        continue;
      }
      sums[x] = 0;
      int shown = (int) (sum >> 48);
      int rest = (SAMPLES * SAMPLES - shown) << 8;
      int under = pixels[y * width + x];
      int red = (int) ((sum >> 32) & 0xFFFF) * clear + hazeRed * shown + Rgb.red(under) * rest;
      int green =
          (int) ((sum >> 16) & 0xFFFF) * clear + hazeGreen * shown + Rgb.green(under) * rest;
      int blue = (int) (sum & 0xFFFF) * clear + hazeBlue * shown + Rgb.blue(under) * rest;
      pixels[y * width + x] = red >> PARTS << 16 | green >> PARTS << 8 | blue >> PARTS;
    }
  }

  /** Returns the targets counted in this frame so far. */
  public List<Sighting> sightings() {
    return sightings;
  }

  /** The frame's pixels: red, green and blue in one number. Not to be kept. */
  public int[] pixels() {
    return pixels;
  }
}
